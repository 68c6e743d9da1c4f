import { NormalizedSchema } from './schema';

/** Formats in which timestamps travel. */
export type TimestampFormat = 'date-time' | 'http-date' | 'epoch-seconds';

const BY_SCHEMA: Record<number, TimestampFormat | undefined> = {
  5: 'date-time',
  6: 'http-date',
  7: 'epoch-seconds',
};

/** The format that the shape asks for, or that of its place. */
export function timestampFormat(
  schema: NormalizedSchema,
  ofPlace: TimestampFormat,
): TimestampFormat {
  return BY_SCHEMA[schema.getSchema() as number] ?? ofPlace;
}

/** A timestamp as text. */
export function formatTimestamp(date: Date, format: TimestampFormat): string {
  switch (format) {
    case 'http-date':
      return date.toUTCString();
    case 'epoch-seconds':
      return String(date.getTime() / 1000);
    default:
      return date.toISOString();
  }
}

/** Reads a timestamp; an invalid one gives an invalid date. */
export function parseTimestamp(text: string): Date {
  return /^-?\d+(\.\d+)?$/.test(text)
    ? new Date(Number(text) * 1000)
    : new Date(text);
}
