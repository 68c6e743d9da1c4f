/** What happens to a resource when the property changes. */
export type UpdateBehaviour = 'update' | 'replace' | 'conditional';

/** What CloudFormation knows about a resource type. */
export interface ResourceTypeDefinition {
  readonly properties: ReadonlyMap<string, UpdateBehaviour>;
  readonly required: readonly string[];
  /** Properties that AWS has and the local AWS refuses by name. */
  readonly notImplemented: readonly string[];
  /** Names that `Fn::GetAtt` takes. */
  readonly attributes: readonly string[];
  /** Property that holds the tags; stack tags go there too. */
  readonly tagProperty?: string;
  /** Any property and any attribute goes: a change is made in place. */
  readonly isOpen?: boolean;
}

/** One row of a table of types; names are separated by white space. */
export interface ResourceTypeRow {
  required?: string;
  /** A change makes a new physical resource. */
  replaces?: string;
  /** A change is made in place. */
  updates?: string;
  /** AWS tells only at run time; made in place here. */
  conditional?: string;
  notImplemented?: string;
  attributes?: string;
  tags?: string;
}

function words(text: string = ''): string[] {
  return text.split(/\s+/).filter(Boolean);
}

/** Turns a row into a definition. */
export function defineType(row: ResourceTypeRow): ResourceTypeDefinition {
  const rules: [string, UpdateBehaviour][] = [
    ...words(row.replaces).map((name): [string, UpdateBehaviour] => [
      name,
      'replace',
    ]),
    ...words(row.updates).map((name): [string, UpdateBehaviour] => [
      name,
      'update',
    ]),
    ...words(row.conditional).map((name): [string, UpdateBehaviour] => [
      name,
      'conditional',
    ]),
  ];
  return {
    properties: new Map(rules),
    required: words(row.required),
    notImplemented: words(row.notImplemented),
    attributes: words(row.attributes),
    tagProperty: row.tags,
  };
}
