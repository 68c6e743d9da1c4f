import { NormalizedSchema } from './schema';
import {
  formatTimestamp,
  TimestampFormat,
  timestampFormat,
} from './timestamps';

/** Writes a simple value as text, as in headers and XML. */
export function writeText(
  schema: NormalizedSchema,
  value: unknown,
  ofPlace: TimestampFormat,
): string {
  if (value instanceof Date) {
    return formatTimestamp(value, timestampFormat(schema, ofPlace));
  }
  return value instanceof Uint8Array
    ? Buffer.from(value).toString('base64')
    : String(value);
}
