import { partitionOf } from './regions';

/**
 * Services that some regions lack and that a config can ask for.
 *
 * @public
 */
export type RegionalService = 'cognito-idp' | 'globalaccelerator';

// Source: the endpoint list of the AWS SDKs (`endpoints.json` of botocore 1.43.11), which has SageMaker, EMR Serverless,
// EFS, WAF, API Gateway, Step Functions and Backup in every region of the three partitions. What an interface endpoint
// needs is in `network/endpointRegions.ts`.
const PARTITIONS_WITHOUT: Readonly<Record<RegionalService, readonly string[]>> =
  {
    // Identity pools exist in China, user pools do not.
    'cognito-idp': ['aws-cn'],
    globalaccelerator: ['aws-cn', 'aws-us-gov'],
  };

/**
 * Whether a region has a service, as far as is known. An unknown region counts as having it: a config is only refused
 * where its deployment is sure to fail.
 *
 * @public
 */
export function regionHas(region: string, service: RegionalService): boolean {
  const partition = partitionOf(region);
  return (
    partition === undefined || !PARTITIONS_WITHOUT[service].includes(partition)
  );
}
