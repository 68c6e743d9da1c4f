/** What the databases give back for a timestamp: PostgreSQL a date, SQLite milliseconds. */
export type Timestamp = Date | number | string;

export function toDate(value: Timestamp): Date {
  return new Date(value);
}

export function toIso(value: Timestamp): string {
  return toDate(value).toISOString();
}

export function toOptionalIso(value: Timestamp | null): string | undefined {
  return value === null ? undefined : toIso(value);
}
