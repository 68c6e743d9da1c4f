import { EndpointFeatures, endpointNames } from '../network/endpointNames';
import { planSubnets } from '../network/subnetPlan';
import { parseCidr } from './cidr';

/** Addresses a Studio user takes while working (AWS plans with two to four). */
export const ADDRESSES_PER_USER = 4;

/** An EMR Serverless worker has four vCPUs unless a job asks otherwise, and takes one address. */
const VCPUS_PER_WORKER = 4;

/** What decides how many addresses are needed and there. */
export interface CapacityInput extends EndpointFeatures {
  readonly network: EndpointFeatures['network'] & {
    readonly cidr: string;
    readonly maxAzs: number;
  };
  readonly studio: EndpointFeatures['studio'] & {
    readonly maxUsers: number;
    readonly homeEfs: 'enabled' | 'disabled';
  };
  readonly emr: EndpointFeatures['emr'] & {
    readonly maximumCapacity: { readonly vCpus: number };
  };
}

/** Addresses of the workload subnets: needed by people and jobs, and left for them. */
export interface AddressCapacity {
  readonly users: number;
  readonly workers: number;
  readonly needed: number;
  readonly available: number;
}

/** Counts addresses; undefined when the range itself is malformed. */
export function addressCapacity(
  config: CapacityInput,
): AddressCapacity | undefined {
  const { network, studio, emr } = config;
  const cidr = parseCidr(network.cidr);
  if (!cidr) return undefined;
  const workers = emr.enabled
    ? Math.ceil(emr.maximumCapacity.vCpus / VCPUS_PER_WORKER)
    : 0;
  const freePerZone = Math.max(
    0,
    planSubnets(cidr.prefix).usablePerZone - takenPerZone(config),
  );
  return {
    users: studio.maxUsers,
    workers,
    needed: studio.maxUsers * ADDRESSES_PER_USER + workers,
    available: network.maxAzs * freePerZone,
  };
}

/** Addresses in every zone that are taken before anybody works. */
function takenPerZone(config: CapacityInput): number {
  const teamMountTarget = 1;
  const homeMountTarget = config.studio.homeEfs === 'enabled' ? 1 : 0;
  const homeDirectoryFunction = 1;
  return (
    endpointNames(config).length +
    teamMountTarget +
    homeMountTarget +
    homeDirectoryFunction
  );
}
