import { NormalizedSchema } from '@smithy/core/schema';

export { NormalizedSchema };

/** Whatever the SDK takes for a schema. */
export type SchemaRef = Parameters<typeof NormalizedSchema.of>[0];

/** Traits that the wire protocols read. */
export interface WireTraits {
  xmlName?: string;
  xmlFlattened?: unknown;
  xmlAttribute?: unknown;
  xmlNamespace?: [string, string];
  ec2QueryName?: string;
  jsonName?: string;
  httpLabel?: unknown;
  httpQuery?: string;
  httpQueryParams?: unknown;
  httpHeader?: string;
  httpPrefixHeaders?: string;
  httpPayload?: unknown;
  httpResponseCode?: unknown;
  mediaType?: string;
  sparse?: unknown;
}

/** Traits of a member and of the shape behind it. */
export function traitsOf(schema: NormalizedSchema): WireTraits {
  return schema.getMergedTraits() as WireTraits;
}

/** Traits of the member alone. */
export function memberTraitsOf(schema: NormalizedSchema): WireTraits {
  return schema.getMemberTraits() as WireTraits;
}

/** Members of a structure by name. */
export function membersOf(
  schema: NormalizedSchema,
): Array<[string, NormalizedSchema]> {
  return schema.isUnitSchema() ? [] : [...schema.structIterator()];
}

/** Names of the members that a structure cannot do without; schemas list those first and count them. */
export function requiredMembersOf(schema: NormalizedSchema): readonly string[] {
  if (!schema.isStructSchema()) {
    return [];
  }
  const [, , , , names, , required] = schema.getSchema() as unknown as [
    number,
    string,
    string,
    unknown,
    string[],
    unknown[],
    number | undefined,
  ];
  return names.slice(0, required ?? 0);
}
