/**
 * A price that AWS publishes.
 *
 * @public
 */
export interface Price {
  /** What is paid for. */
  readonly item: string;

  /** What the price is for, e.g. an hour of one. */
  readonly unit:
    | 'hour'
    | 'month'
    | 'hour and zone'
    | 'GB'
    | 'GB-month'
    | 'vCPU-hour'
    | 'GB-hour'
    | 'user-month';

  readonly usd: number;

  /** Where the figure was read. */
  readonly source: string;
}

/** Where and when the prices held. */
export const PRICE_LIST = {
  region: 'us-east-1',
  currency: 'USD',
  collectedOn: '2026-11-21',
  hoursPerMonth: 730,
} as const;

const CLOUDBURN = 'cloudburn.io, February 2026';
const FUKUDA = 'zacfukuda.com, 1 June 2026';
const THIRD_PARTY = 'third-party price comparison, 2026';

/** What a resource costs for being there. */
export const STANDING_PRICES = {
  natGateway: {
    item: 'NAT gateway',
    unit: 'hour',
    usd: 0.045,
    source: `${CLOUDBURN}; ${FUKUDA}`,
  },
  publicAddress: {
    item: 'Public IPv4 address',
    unit: 'hour',
    usd: 0.005,
    source: CLOUDBURN,
  },
  interfaceEndpoint: {
    item: 'Interface endpoint',
    unit: 'hour and zone',
    usd: 0.01,
    source: FUKUDA,
  },
  firewallEndpoint: {
    item: 'Network Firewall endpoint',
    unit: 'hour and zone',
    usd: 0.395,
    source: THIRD_PARTY,
  },
  transitGatewayAttachment: {
    item: 'Transit Gateway attachment',
    unit: 'hour',
    usd: 0.05,
    source: THIRD_PARTY,
  },
  key: {
    item: 'KMS key',
    unit: 'month',
    usd: 1,
    source: THIRD_PARTY,
  },
} as const satisfies Record<string, Price>;

/**
 * Name of a price for being there.
 *
 * @public
 */
export type StandingPrice = keyof typeof STANDING_PRICES;

/** What work and data cost; nothing of this is part of an idle environment's cost. */
export const USAGE_PRICES: readonly Price[] = [
  {
    item: 'Data through the NAT gateway',
    unit: 'GB',
    usd: 0.045,
    source: `${CLOUDBURN}; ${FUKUDA}`,
  },
  {
    item: 'Data through an interface endpoint',
    unit: 'GB',
    usd: 0.01,
    source: FUKUDA,
  },
  {
    item: 'EFS Standard storage',
    unit: 'GB-month',
    usd: 0.3,
    source: THIRD_PARTY,
  },
  {
    item: 'CloudWatch Logs, ingested',
    unit: 'GB',
    usd: 0.5,
    source: THIRD_PARTY,
  },
  {
    item: 'EMR Serverless worker, vCPU',
    unit: 'vCPU-hour',
    usd: 0.052624,
    source: THIRD_PARTY,
  },
  {
    item: 'EMR Serverless worker, memory',
    unit: 'GB-hour',
    usd: 0.0057785,
    source: THIRD_PARTY,
  },
  {
    item: 'Studio app on ml.t3.medium',
    unit: 'hour',
    usd: 0.05,
    source: THIRD_PARTY,
  },
  {
    item: 'Cognito Lite, each user beyond the first 10,000 of a month',
    unit: 'user-month',
    usd: 0.0055,
    source: THIRD_PARTY,
  },
];

/** What one costs for a month of being there, in cents: money is added up in whole numbers. */
export function monthlyCents({ unit, usd }: Price): number {
  const units = unit === 'month' ? 1 : PRICE_LIST.hoursPerMonth;
  return Math.round(usd * units * 100);
}
