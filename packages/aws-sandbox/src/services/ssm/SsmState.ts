/** One parameter with its latest value. */
export interface Parameter {
  name: string;
  type: 'String' | 'StringList' | 'SecureString';
  value: string;
  version: number;
  description?: string;
  keyId?: string;
  /** The value encrypted under the customer's key; nothing under the account's own. */
  sealed?: Uint8Array;
  tier: string;
  dataType: string;
  allowedPattern?: string;
  lastModified: Date;
  lastModifiedBy: string;
  tags: Map<string, string>;
}

/** Parameters of one account and region, by name. */
export class SsmState {
  readonly parameters = new Map<string, Parameter>();
}
