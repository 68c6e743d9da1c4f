/**
 * An AWS account in which environments may be created.
 *
 * @public
 */
export interface AccountConfig {
  /** 12 digits. */
  accountId: string;
  /** Name for people. */
  name: string;
  /** At least one. */
  regions: string[];
  /** Role for reading status; in this account. */
  readRoleArn: string;
  /** External id that the read role demands. */
  externalId?: string;
}

/**
 * The `gcoAnalytics` section of the app config, checked and with defaults.
 *
 * @public
 */
export interface AnalyticsConfig {
  projectName: string;
  /** `assume` is false where the portal already runs as the role. */
  hub: { roleArn: string; assume: boolean };
  accounts: AccountConfig[];
  studio: {
    /** 5-300. */
    urlLifetimeSeconds: number;
    /** 1800-43200. */
    sessionDurationSeconds: number;
  };
  status: { frequencySeconds: number };
  operations: { leaseSeconds: number; pollIntervalMs: number };
  /** Set only where a local AWS endpoint takes the place of AWS. */
  localAws?: { url: string };
}
