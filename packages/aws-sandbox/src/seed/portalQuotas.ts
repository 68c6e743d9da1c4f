import { Account, World } from '../core/World';
import { Quota, QUOTAS, raiseQuota } from '../services/servicequotas';

/** What accounts that host environments ask AWS for before the first one. */
const RAISED: ReadonlyArray<readonly [Quota, number]> = [
  [QUOTAS.sageMaker.domains, 50],
  [QUOTAS.sageMaker.userProfiles, 500],
  [QUOTAS.sageMaker.spaces, 500],
  [QUOTAS.sageMaker.runningApps, 500],
  [QUOTAS.sageMaker.spaceVolumes, 50_000],
  [QUOTAS.sageMaker.kernelGatewayOnT3Medium, 200],
  [QUOTAS.sageMaker.jupyterLabOnT3Medium, 200],
  [QUOTAS.sageMaker.codeEditorOnT3Large, 200],
  [QUOTAS.emrServerless.concurrentVcpus, 1000],
  [QUOTAS.vpc.vpcs, 100],
  [QUOTAS.vpc.internetGateways, 100],
  [QUOTAS.vpc.natGatewaysPerZone, 100],
  [QUOTAS.ec2.elasticIps, 300],
  [QUOTAS.vpc.gatewayEndpoints, 200],
];

/** Raises the quotas of an account in its regions to what environments need. */
export function raisePortalQuotas(
  world: World,
  { accountId, regions }: Pick<Account, 'accountId' | 'regions'>,
): void {
  for (const region of regions) {
    for (const [quota, value] of RAISED) {
      raiseQuota(world, { accountId, region, quota, value });
    }
  }
}
