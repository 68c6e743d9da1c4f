/** What one unit of something costs, and how bills name it. */
export interface Price {
  /** Value of the dimension `SERVICE`. */
  readonly service: string;
  /** Usage type without the region's prefix. */
  readonly usageType: string;
  readonly unit:
    | 'Hrs'
    | 'GB-Mo'
    | 'Keys'
    | 'vCPU-Hours'
    | 'GB-Hours'
    | 'Request';
  /** US dollars for one unit and hour; for requests for each. */
  readonly usd: number;
}

const HOURS_OF_MONTH = 730;
const NETWORK = 'Amazon Virtual Private Cloud';
const EMR = 'Amazon Elastic MapReduce';

/**
 * Public list prices in us-east-1 in US dollars, as published in 2026 (checked 2026-11-21 against pages of February and
 * June of the year); the same are taken for every region, without free tiers and without traffic.
 */
export const PRICES = {
  natGateway: {
    service: 'EC2 - Other',
    usageType: 'NatGateway-Hours',
    unit: 'Hrs',
    usd: 0.045,
  },
  publicAddress: {
    service: NETWORK,
    usageType: 'PublicIPv4:InUseAddress',
    unit: 'Hrs',
    usd: 0.005,
  },
  interfaceEndpoint: {
    service: NETWORK,
    usageType: 'VpcEndpoint-Hours',
    unit: 'Hrs',
    usd: 0.01,
  },
  transitGatewayAttachment: {
    service: NETWORK,
    usageType: 'TransitGateway-Hours',
    unit: 'Hrs',
    usd: 0.05,
  },
  firewallEndpoint: {
    service: 'AWS Network Firewall',
    usageType: 'Endpoint-Hour',
    unit: 'Hrs',
    usd: 0.395,
  },
  fileStorage: {
    service: 'Amazon Elastic File System',
    usageType: 'TimedStorage-ByteHrs',
    unit: 'GB-Mo',
    usd: 0.3 / HOURS_OF_MONTH,
  },
  customerKey: {
    service: 'AWS Key Management Service',
    usageType: 'KMS-Keys',
    unit: 'Keys',
    usd: 1 / HOURS_OF_MONTH,
  },
  sparkCpu: {
    service: EMR,
    usageType: 'EMR-SERVERLESS-vCPUHours',
    unit: 'vCPU-Hours',
    usd: 0.052624,
  },
  sparkMemory: {
    service: EMR,
    usageType: 'EMR-SERVERLESS-MemoryGBHours',
    unit: 'GB-Hours',
    usd: 0.0057785,
  },
  studioApp: {
    service: 'Amazon SageMaker',
    usageType: 'Studio:JupyterLab-ml.t3.medium',
    unit: 'Hrs',
    usd: 0.05,
  },
  costExplorerRequest: {
    service: 'AWS Cost Explorer',
    usageType: 'APIRequest',
    unit: 'Request',
    usd: 0.01,
  },
} as const satisfies Readonly<Record<string, Price>>;

/** Name of a row of {@link PRICES}. */
export type PriceName = keyof typeof PRICES;

/** Multiples of `medium`. */
const SIZES: Readonly<Record<string, number>> = {
  micro: 0.25,
  small: 0.5,
  medium: 1,
  large: 2,
  xlarge: 4,
};

/** Multiples of the family `t3` at the same size, rounded. */
const FAMILIES: Readonly<Record<string, number>> = {
  t3: 1,
  m5: 1.15,
  m5d: 1.36,
  c5: 1.02,
  r5: 1.51,
  g4dn: 3.68,
  g5: 7.04,
  p3: 19.1,
};

/**
 * How many times the price of `ml.t3.medium` an instance type of Studio costs: by its size, as sizes of one family are
 * multiples of each other. An estimate for families of which no price was checked.
 */
export function studioAppFactor(instanceType: string): number {
  const [, family = '', size = ''] =
    /^ml\.([a-z0-9-]+)\.([a-z0-9]+)$/.exec(instanceType) ?? [];
  const multiple =
    SIZES[size] ?? Number(/^(\d+)xlarge$/.exec(size)?.[1] ?? 0) * 4;
  return multiple * (FAMILIES[family] ?? 1);
}

/** Prefixes that bills put before usage types; us-east-1 has none for services of the first years, which are most here. */
const REGION_PREFIXES: Readonly<Record<string, string>> = {
  'eu-west-1': 'EU-',
  'us-east-1': 'USE1-',
};

/** Usage type as the bill of a region has it. */
export function usageTypeIn(region: string, usageType: string): string {
  return `${REGION_PREFIXES[region] ?? `${region}-`}${usageType}`;
}
