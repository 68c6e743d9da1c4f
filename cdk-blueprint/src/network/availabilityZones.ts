import { Fn } from 'aws-cdk-lib';
import { CfnSubnet, ISubnet } from 'aws-cdk-lib/aws-ec2';
import { MAX_ZONES } from './subnetPlan';

// EMR Serverless has no capacity in use1-az3, and the names of zones mean other zones in every account: in this region
// only ids, which mean the same everywhere, keep out of it.
const ZONE_IDS: Readonly<Record<string, readonly string[]>> = {
  'us-east-1': ['use1-az1', 'use1-az2', 'use1-az4'],
};

/** The first zones of the stack's region, resolved by CloudFormation: no look-up at synthesis. */
export const firstZones = (): string[] =>
  Array.from({ length: MAX_ZONES }, (_, index) =>
    Fn.select(index, Fn.getAzs()),
  );

/** Places subnets by zone id where names could lead into a zone that lacks a service. */
export function pinZones(region: string, subnets: ISubnet[]): void {
  const ids = ZONE_IDS[region];
  if (!ids) return;
  subnets.forEach((subnet, index) => {
    const resource = subnet.node.defaultChild as CfnSubnet;
    resource.availabilityZone = undefined;
    resource.availabilityZoneId = ids[index];
  });
}
