import { membersOf, NormalizedSchema, traitsOf } from '../schema';
import { serializationError } from '../serializationError';
import { parseTimestamp } from '../timestamps';

/**
 * Turns parsed JSON into SDK-shaped input; unknown members are dropped, as AWS does.
 *
 * @throws AwsError `SerializationException` when a value is of the wrong type
 */
export function readJson(
  schema: NormalizedSchema,
  value: unknown,
  path = '',
): unknown {
  if (value === null || value === undefined) {
    return undefined;
  }
  if (schema.isDocumentSchema()) {
    return value;
  }
  if (schema.isStructSchema()) {
    return readStructure(schema, value, path);
  }
  if (schema.isListSchema()) {
    if (!Array.isArray(value)) {
      throw serializationError(path, 'a list');
    }
    return value.map((item, index) =>
      readJson(schema.getValueSchema(), item, `${path}[${index}]`),
    );
  }
  if (schema.isMapSchema()) {
    const entries = Object.entries(object(value, path));
    return Object.fromEntries(
      entries.map(([key, item]) => [
        key,
        readJson(schema.getValueSchema(), item, `${path}.${key}`),
      ]),
    );
  }
  return readSimple(schema, value, path);
}

function readStructure(
  schema: NormalizedSchema,
  value: unknown,
  path: string,
): unknown {
  const members = object(value, path);
  const result: Record<string, unknown> = {};
  for (const [name, member] of membersOf(schema)) {
    const wireName = traitsOf(member).jsonName ?? name;
    const read = readJson(
      member,
      members[wireName],
      path ? `${path}.${wireName}` : wireName,
    );
    if (read !== undefined) {
      result[name] = read;
    }
  }
  return result;
}

function readSimple(
  schema: NormalizedSchema,
  value: unknown,
  path: string,
): unknown {
  if (schema.isTimestampSchema()) {
    const date = parseTimestamp(String(value));
    if (Number.isNaN(date.getTime())) {
      throw serializationError(path, 'a timestamp');
    }
    return date;
  }
  if (schema.isBooleanSchema()) {
    return ofType(value, 'boolean', path);
  }
  if (
    schema.isNumericSchema() ||
    schema.isBigIntegerSchema() ||
    schema.isBigDecimalSchema()
  ) {
    return ofType(value, 'number', path);
  }
  const text = ofType(value, 'string', path) as string;
  return schema.isBlobSchema() ? Buffer.from(text, 'base64') : text;
}

function ofType(
  value: unknown,
  type: 'boolean' | 'number' | 'string',
  path: string,
): unknown {
  if (typeof value !== type) {
    throw serializationError(path, `a ${type}`);
  }
  return value;
}

function object(value: unknown, path: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw serializationError(path, 'an object');
  }
  return value as Record<string, unknown>;
}
