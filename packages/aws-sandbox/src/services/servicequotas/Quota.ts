/** A limit that AWS lists in Service Quotas. */
export interface Quota {
  /** E.g. `sagemaker`, `vpc`; not always the signing name. */
  readonly serviceCode: string;
  readonly serviceName: string;
  /** E.g. `L-B683BCB0`. */
  readonly quotaCode: string;
  readonly quotaName: string;
  /** What AWS gives an account that asked for nothing. */
  readonly value: number;
  /** `None` where AWS just counts. */
  readonly unit: string;
  readonly adjustable: boolean;
  /** One value for all regions, listed in `us-east-1` only. */
  readonly global: boolean;
  /** The most that a request is granted. */
  readonly maximum: number;
}

type QuotaRow = Pick<Quota, 'quotaCode' | 'quotaName' | 'value'> &
  Partial<Pick<Quota, 'unit' | 'adjustable' | 'global' | 'maximum'>>;

/** AWS publishes few bounds; elsewhere a request for more than this many times the default is denied here. */
const GRANTED_TIMES = 100;

/** Makes the quotas of one service from what tells them apart. */
export function quotasOf(
  serviceCode: string,
  serviceName: string,
): (row: QuotaRow) => Quota {
  return row => ({
    serviceCode,
    serviceName,
    unit: 'None',
    adjustable: true,
    global: false,
    maximum: row.value * GRANTED_TIMES,
    ...row,
  });
}
