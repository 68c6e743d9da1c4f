/** Length of a day. */
export const DAY_MS = 86_400_000;

/** Days since 1970 of `2026-01-31`; NaN for text that is no day. */
export function dayNumber(day: string): number {
  const time = /^\d{4}-\d\d-\d\d$/.test(day)
    ? Date.parse(`${day}T00:00:00Z`)
    : NaN;
  // A month of 31 days that has 30 is no day, though it parses elsewhere.
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day
    ? NaN
    : time / DAY_MS;
}

/** `2026-01-31` of days since 1970 or of a time. */
export function dayText(day: number | Date): string {
  const time = day instanceof Date ? day : new Date(day * DAY_MS);
  return time.toISOString().slice(0, 10);
}

/** Days since 1970 of the day so many days later. */
export function addDays(day: string, days: number): number {
  return dayNumber(day) + days;
}

/** The first day of the month that follows a day. */
export function nextMonth(day: number): number {
  const date = new Date(day * DAY_MS);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) / DAY_MS;
}

/** The first day of the month so many months before a day. */
export function monthsBefore(day: number, months: number): number {
  const date = new Date(day * DAY_MS);
  return (
    Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - months, 1) / DAY_MS
  );
}
