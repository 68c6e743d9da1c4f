import type { DateInterval, Granularity } from '@aws-sdk/client-cost-explorer';
import { DAY_MS, dayNumber, monthsBefore, nextMonth } from './days';
import { ceValidation } from './costExplorerError';

const HISTORY_MONTHS = 14;

/** A span of days; the end is not part of it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

function readDay(text: string | undefined, name: string): number {
  const day = dayNumber(text ?? '');
  if (Number.isNaN(day)) {
    throw ceValidation(
      `${name} date is invalid. valid format is: yyyy-MM-dd, given: ${text}`,
    );
  }
  return day;
}

/**
 * The days that a request asks for.
 *
 * @throws AwsError `ValidationException` for an empty span, one beyond the history or beyond this month
 */
export function readSpan(period: DateInterval | undefined, now: Date): Span {
  const start = readDay(period?.Start, 'Start');
  const end = readDay(period?.End, 'End');
  const today = Math.floor(now.getTime() / DAY_MS);
  if (start >= end) {
    throw ceValidation(
      'Start date (and hour) should be before end date (and hour)',
    );
  }
  if (start < monthsBefore(today, HISTORY_MONTHS)) {
    throw ceValidation("You haven't enabled historical data beyond 14 months");
  }
  if (start > today) {
    throw ceValidation(`Start date ${period!.Start} is in the future`);
  }
  if (end > nextMonth(today)) {
    throw ceValidation('end date past the beginning of next month');
  }
  return { start, end };
}

/** The spans that an answer has a row for: a day or a calendar month each. */
export function splitSpan(
  { start, end }: Span,
  granularity: Granularity | undefined,
): Span[] {
  if (granularity === 'HOURLY') {
    throw ceValidation(
      'Hourly data granularity is not enabled for this account.',
    );
  }
  const next = granularity === 'MONTHLY' ? nextMonth : (day: number) => day + 1;
  const spans: Span[] = [];
  for (let day = start; day < end; ) {
    const until = Math.min(next(day), end);
    spans.push({ start: day, end: until });
    day = until;
  }
  return spans;
}
