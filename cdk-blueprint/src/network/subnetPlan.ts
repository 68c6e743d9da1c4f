import { addressesIn } from '../config/cidr';

/** Addresses that AWS keeps for itself in every subnet. */
const RESERVED_PER_SUBNET = 5;

/** Prefix of the subnets that hold nothing but a NAT gateway: the smallest that AWS allows. */
const EGRESS_PREFIX = 28;

/** The most availability zones the address plan has room for. */
export const MAX_ZONES = 3;

/** Prefixes that leave room for the plan below and that a VPC may have. */
export const VPC_PREFIX = { min: 16, max: 24 } as const;

/** How a VPC's range is cut into subnets. */
export interface SubnetPlan {
  /** Prefix of each workload subnet; one per availability zone. */
  readonly workloadPrefix: number;
  /** Prefix of each egress subnet; one per availability zone. */
  readonly egressPrefix: number;
  /** Addresses that workloads can use in one workload subnet. */
  readonly usablePerZone: number;
}

/**
 * A quarter of the range for each of up to three workload subnets, the last quarter for the egress subnets. The cut does
 * not depend on the number of zones in use: a zone that is added later moves no subnet that exists.
 */
export function planSubnets(vpcPrefix: number): SubnetPlan {
  const workloadPrefix = vpcPrefix + 2;
  return {
    workloadPrefix,
    egressPrefix: EGRESS_PREFIX,
    usablePerZone: addressesIn(workloadPrefix) - RESERVED_PER_SUBNET,
  };
}
