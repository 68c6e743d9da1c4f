import { membersOf, NormalizedSchema, traitsOf } from '../schema';
import { formatTimestamp, timestampFormat } from '../timestamps';

/** Turns SDK-shaped output into a value for `JSON.stringify`; only modelled members go out. */
export function writeJson(schema: NormalizedSchema, value: unknown): unknown {
  if (value === null || value === undefined) {
    return undefined;
  }
  if (schema.isStructSchema()) {
    const members = value as Record<string, unknown>;
    const result: Record<string, unknown> = {};
    for (const [name, member] of membersOf(schema)) {
      if (members[name] !== undefined && members[name] !== null) {
        result[traitsOf(member).jsonName ?? name] = writeJson(
          member,
          members[name],
        );
      }
    }
    return result;
  }
  if (schema.isListSchema()) {
    return (value as unknown[]).map(item =>
      writeJson(schema.getValueSchema(), item),
    );
  }
  if (schema.isMapSchema()) {
    const entries = Object.entries(value as Record<string, unknown>);
    return Object.fromEntries(
      entries.map(([key, item]) => [
        key,
        writeJson(schema.getValueSchema(), item),
      ]),
    );
  }
  if (value instanceof Date) {
    const format = timestampFormat(schema, 'epoch-seconds');
    return format === 'epoch-seconds'
      ? value.getTime() / 1000
      : formatTimestamp(value, format);
  }
  return value instanceof Uint8Array
    ? Buffer.from(value).toString('base64')
    : value;
}
