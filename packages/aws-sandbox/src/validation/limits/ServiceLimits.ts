/** Limits of one shape of a service's model, as `limits/<signing name>.json` holds them. */
export interface ShapeLimits {
  readonly type:
    | 'structure'
    | 'list'
    | 'map'
    | 'string'
    | 'blob'
    | 'boolean'
    | 'timestamp'
    | 'integer'
    | 'long'
    | 'float'
    | 'double';
  readonly enum?: readonly string[];
  /** Greatest length, size or value. */
  readonly max?: number;
  /** Least length, size or value. */
  readonly min?: number;
  /** A regular expression of Java for the whole text. */
  readonly pattern?: string;
  /** Values that AWS repeats in no message. */
  readonly sensitive?: boolean;
  /** A structure of which one member is given. */
  readonly union?: boolean;
  readonly required?: readonly string[];
  /** Names of the shapes of those members that have limits at any depth. */
  readonly members?: Readonly<Record<string, string>>;
  /** Shape of a list's items, where that has limits; `key` and `value`: a map's. */
  readonly item?: string;
  readonly key?: string;
  readonly value?: string;
}

/** What a service's model asks of the input of its operations. */
export interface ServiceLimits {
  /** Which model, and where it was published. */
  readonly model: {
    readonly service: string;
    readonly apiVersion: string;
    readonly source: string;
  };
  /** Input shapes by operation; operations without limits are absent. */
  readonly operations: Readonly<Record<string, string>>;
  readonly shapes: Readonly<Record<string, ShapeLimits>>;
}
