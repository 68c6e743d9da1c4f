/**
 * Value of the wizard's field `GcoTarget`: where a new environment will run.
 *
 * @public
 */
export interface Target {
  /** 12-digit AWS account id. */
  account?: string;
  /** AWS region, e.g. `eu-west-1`. */
  region?: string;
}
