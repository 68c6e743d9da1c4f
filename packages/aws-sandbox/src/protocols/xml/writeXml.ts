import {
  memberTraitsOf,
  membersOf,
  NormalizedSchema,
  traitsOf,
} from '../schema';
import { writeText } from '../writeText';
import { escapeXml } from './escapeXml';

/** Members of an SDK-shaped structure as XML elements, without an element around them. */
export function writeXmlMembers(
  schema: NormalizedSchema,
  value: unknown,
): string {
  const values = value as Record<string, unknown>;
  return membersOf(schema)
    .filter(
      ([name, member]) =>
        isPresent(values[name]) && !traitsOf(member).xmlAttribute,
    )
    .map(([name, member]) => writeMember(name, member, values[name]))
    .join('');
}

function writeMember(
  name: string,
  member: NormalizedSchema,
  value: unknown,
): string {
  const element = memberTraitsOf(member).xmlName ?? name;
  if (member.isListSchema()) {
    return writeList(element, member, value as unknown[]);
  }
  return member.isMapSchema()
    ? writeMap(element, member, value as object)
    : writeElement(element, member, value);
}

function writeList(
  element: string,
  list: NormalizedSchema,
  values: unknown[],
): string {
  const item = list.getValueSchema();
  if (traitsOf(list).xmlFlattened) {
    return values.map(value => writeElement(element, item, value)).join('');
  }
  const itemName = memberTraitsOf(item).xmlName ?? 'member';
  return `<${element}>${values
    .map(value => writeElement(itemName, item, value))
    .join('')}</${element}>`;
}

function writeMap(
  element: string,
  map: NormalizedSchema,
  values: object,
): string {
  const [key, item] = [map.getKeySchema(), map.getValueSchema()];
  const keyName = memberTraitsOf(key).xmlName ?? 'key';
  const valueName = memberTraitsOf(item).xmlName ?? 'value';
  const flattened = traitsOf(map).xmlFlattened !== undefined;
  const entryName = flattened ? element : 'entry';
  const entries = Object.entries(values)
    .map(
      ([name, value]) =>
        `<${entryName}><${keyName}>${escapeXml(
          name,
        )}</${keyName}>${writeElement(valueName, item, value)}</${entryName}>`,
    )
    .join('');
  return flattened ? entries : `<${element}>${entries}</${element}>`;
}

/** One value as an element of the given name. */
export function writeElement(
  element: string,
  schema: NormalizedSchema,
  value: unknown,
): string {
  if (schema.isStructSchema()) {
    return `<${element}${attributes(schema, value)}>${writeXmlMembers(
      schema,
      value,
    )}</${element}>`;
  }
  if (schema.isListSchema()) {
    return writeList(element, schema, value as unknown[]);
  }
  return `<${element}>${escapeXml(
    writeText(schema, value, 'date-time'),
  )}</${element}>`;
}

function attributes(schema: NormalizedSchema, value: unknown): string {
  const values = value as Record<string, unknown>;
  const namespace = traitsOf(schema).xmlNamespace;
  const own = membersOf(schema)
    .filter(
      ([name, member]) =>
        isPresent(values[name]) && traitsOf(member).xmlAttribute,
    )
    .map(
      ([name, member]) =>
        ` ${traitsOf(member).xmlName ?? name}="${escapeXml(
          String(values[name]),
        )}"`,
    )
    .join('');
  if (!namespace) {
    return own;
  }
  const [prefix, uri] = namespace;
  return ` xmlns${prefix ? `:${prefix}` : ''}="${escapeXml(uri)}"${own}`;
}

function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null;
}
