import { readText } from '../readText';
import {
  memberTraitsOf,
  membersOf,
  NormalizedSchema,
  traitsOf,
} from '../schema';
import { XmlElement } from './parseXml';

/** Turns a parsed element into SDK-shaped input. */
export function readXml(
  schema: NormalizedSchema,
  element: XmlElement,
  path = '',
): unknown {
  if (schema.isStructSchema()) {
    return readStructure(schema, element, path);
  }
  if (schema.isListSchema()) {
    const itemName =
      memberTraitsOf(schema.getValueSchema()).xmlName ?? 'member';
    return readItems(schema, element.children[itemName] ?? [], path);
  }
  if (schema.isMapSchema()) {
    return readEntries(schema, element.children.entry ?? [], path);
  }
  return readText(schema, element.text, path);
}

function readStructure(
  schema: NormalizedSchema,
  element: XmlElement,
  path: string,
): unknown {
  const result: Record<string, unknown> = {};
  for (const [name, member] of membersOf(schema)) {
    const wireName = memberTraitsOf(member).xmlName ?? name;
    const memberPath = path ? `${path}.${name}` : name;
    if (traitsOf(member).xmlAttribute) {
      const attribute = element.attributes[wireName];
      if (attribute !== undefined) {
        result[name] = readText(member, attribute, memberPath);
      }
      continue;
    }
    const found = element.children[wireName];
    if (!found) {
      continue;
    }
    const flattened = traitsOf(member).xmlFlattened !== undefined;
    if (flattened && member.isListSchema()) {
      result[name] = readItems(member, found, memberPath);
    } else if (flattened && member.isMapSchema()) {
      result[name] = readEntries(member, found, memberPath);
    } else {
      result[name] = readXml(member, found[0], memberPath);
    }
  }
  return result;
}

function readItems(
  list: NormalizedSchema,
  items: readonly XmlElement[],
  path: string,
): unknown[] {
  return items.map((item, index) =>
    readXml(list.getValueSchema(), item, `${path}[${index}]`),
  );
}

function readEntries(
  map: NormalizedSchema,
  entries: readonly XmlElement[],
  path: string,
): unknown {
  const keyName = memberTraitsOf(map.getKeySchema()).xmlName ?? 'key';
  const valueName = memberTraitsOf(map.getValueSchema()).xmlName ?? 'value';
  return Object.fromEntries(
    entries.map(entry => {
      const key = entry.children[keyName]?.[0]?.text ?? '';
      const value = entry.children[valueName]?.[0];
      return [
        key,
        value && readXml(map.getValueSchema(), value, `${path}.${key}`),
      ];
    }),
  );
}
