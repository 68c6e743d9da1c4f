/**
 * What a policy rule says about one resource.
 *
 * @public
 */
export interface Finding {
  /** Rule pack: `AwsSolutions`, `HIPAA.Security`, `NIST.800.53.R5`, `PCI.DSS.321` or `Serverless`. */
  readonly pack: string;

  /** Rule, with what exactly was found in brackets where a rule has several findings. */
  readonly rule: string;

  /** Logical id of the resource in the template. */
  readonly resource: string;

  /** What the rule asks for. */
  readonly description: string;

  readonly severity: string;

  readonly state: 'open' | 'acknowledged';

  /** Why it is meant; only of acknowledged findings. */
  readonly reason?: string;
}
