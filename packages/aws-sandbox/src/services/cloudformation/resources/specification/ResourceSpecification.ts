/** Type of a value, as short as it can be said. */
export type ValueType =
  | 'string'
  | 'number'
  | 'integer'
  | 'boolean'
  | 'json'
  | 'date-time'
  | 'null'
  | 'tag'
  | { readonly enum: readonly (string | number)[] }
  | { readonly list: ValueType }
  | { readonly map: ValueType }
  /** Name among the type's definitions. */
  | { readonly object: string }
  | { readonly oneOf: readonly ValueType[] };

/** One property of a resource type or of an object inside it. */
export interface PropertySpecification {
  readonly type: ValueType;
  readonly required?: true;
  /** Whether a change makes a new physical resource; in place without it. */
  readonly replaces?: 'yes' | 'maybe';
}

/** Properties by name. */
export type ObjectSpecification = Readonly<
  Record<string, PropertySpecification>
>;

/** What AWS publishes about a resource type, as far as it matters here. */
export interface ResourceSpecification {
  readonly type: string;
  /** What tells one physical resource from another; more than one name where the identifier is made of parts. */
  readonly identifier: readonly string[];
  /** Property that holds the tags. */
  readonly tags?: string;
  readonly properties: ObjectSpecification;
  /** Names that `Fn::GetAtt` takes. */
  readonly attributes: readonly string[];
  /** Objects inside the properties, by name. */
  readonly definitions: Readonly<Record<string, ObjectSpecification>>;
}
