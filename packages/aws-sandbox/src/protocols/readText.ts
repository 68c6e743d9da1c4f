import { NormalizedSchema } from './schema';
import { serializationError } from './serializationError';
import { parseTimestamp } from './timestamps';

/** Reads a simple value from text, as in queries, headers, labels and XML. */
export function readText(
  schema: NormalizedSchema,
  text: string,
  path: string,
): unknown {
  if (schema.isBooleanSchema()) {
    if (text !== 'true' && text !== 'false') {
      throw serializationError(path, 'a boolean');
    }
    return text === 'true';
  }
  if (
    schema.isNumericSchema() ||
    schema.isBigIntegerSchema() ||
    schema.isBigDecimalSchema()
  ) {
    const value = Number(text);
    if (text.trim() === '' || Number.isNaN(value)) {
      throw serializationError(path, 'a number');
    }
    return value;
  }
  if (schema.isTimestampSchema()) {
    const date = parseTimestamp(text);
    if (Number.isNaN(date.getTime())) {
      throw serializationError(path, 'a timestamp');
    }
    return date;
  }
  return schema.isBlobSchema() ? Buffer.from(text, 'base64') : text;
}
