/** What happens to a resource when the property changes. */
export type UpdateBehaviour = 'update' | 'replace' | 'conditional';

/** Names, separated by white space, that a row of a table of types holds. */
export interface ResourceTypeRow {
  /** Properties that AWS has and the local AWS refuses by name. */
  notImplemented?: string;
  /** Needed besides what the specification says; with `because`. */
  required?: string;
  /** A change makes a new physical resource, against the specification; with `because`. */
  replaces?: string;
  /** A change is made in place, against the specification; with `because`. */
  updates?: string;
  /** AWS tells only at run time, made in place here; against the specification, with `because`. */
  conditional?: string;
  /** Names that `Fn::GetAtt` takes besides the specification's; with `because`. */
  attributes?: string;
  /** Property that holds the tags; for types without a specification. */
  tags?: string;
  /** Why the row corrects the specification. */
  because?: string;
}

/** What the local AWS says about a resource type besides the published specification. */
export interface ResourceTypeDefinition {
  readonly behaviours: ReadonlyMap<string, UpdateBehaviour>;
  readonly required: readonly string[];
  readonly notImplemented: readonly string[];
  readonly attributes: readonly string[];
  readonly tagProperty?: string;
  readonly because?: string;
}

function words(text: string = ''): string[] {
  return text.split(/\s+/).filter(Boolean);
}

/** Turns a row into a definition. */
export function defineType(row: ResourceTypeRow): ResourceTypeDefinition {
  const as = (names: string | undefined, behaviour: UpdateBehaviour) =>
    words(names).map((name): [string, UpdateBehaviour] => [name, behaviour]);
  return {
    behaviours: new Map([
      ...as(row.replaces, 'replace'),
      ...as(row.updates, 'update'),
      ...as(row.conditional, 'conditional'),
    ]),
    required: words(row.required),
    notImplemented: words(row.notImplemented),
    attributes: words(row.attributes),
    tagProperty: row.tags,
    because: row.because,
  };
}
