/**
 * AWS partition: a group of regions with its own accounts and its own ARN prefix.
 *
 * @public
 */
export type Partition = 'aws' | 'aws-cn' | 'aws-us-gov';

// A list rather than a pattern: `eu-west-11` looks right and would fail only at deployment. A test compares it with the
// regions the CDK knows.
const REGIONS: Readonly<Record<Partition, readonly string[]>> = {
  aws: [
    'af-south-1',
    'ap-east-1',
    'ap-east-2',
    'ap-northeast-1',
    'ap-northeast-2',
    'ap-northeast-3',
    'ap-south-1',
    'ap-south-2',
    'ap-southeast-1',
    'ap-southeast-2',
    'ap-southeast-3',
    'ap-southeast-4',
    'ap-southeast-5',
    'ap-southeast-6',
    'ap-southeast-7',
    'ca-central-1',
    'ca-west-1',
    'eu-central-1',
    'eu-central-2',
    'eu-north-1',
    'eu-south-1',
    'eu-south-2',
    'eu-west-1',
    'eu-west-2',
    'eu-west-3',
    'il-central-1',
    'me-central-1',
    'me-south-1',
    'mx-central-1',
    'sa-east-1',
    'us-east-1',
    'us-east-2',
    'us-west-1',
    'us-west-2',
  ],
  'aws-cn': ['cn-north-1', 'cn-northwest-1'],
  'aws-us-gov': ['us-gov-east-1', 'us-gov-west-1'],
};

// Regions that give an account fewer than three availability zones.
const ZONES_BY_REGION: Readonly<Record<string, number>> = { 'us-west-1': 2 };

/** Every region an environment can be placed in. */
export const KNOWN_REGIONS: readonly string[] = Object.values(REGIONS).flat();

/** The partition of a region, undefined when the region is unknown. */
export function partitionOf(region: string): Partition | undefined {
  return (Object.keys(REGIONS) as Partition[]).find(partition =>
    REGIONS[partition].includes(region),
  );
}

/** The most availability zones an environment can use in a region. */
export const zonesIn = (region: string): number => ZONES_BY_REGION[region] ?? 3;
