import { Translate } from '../translations';

type Unit = 'seconds' | 'minutes' | 'hours' | 'days';

const UNITS: readonly [Unit, number][] = [
  ['days', 86_400_000],
  ['hours', 3_600_000],
  ['minutes', 60_000],
  ['seconds', 1000],
];

/** The largest whole unit of a duration. A negative one, which a skewed clock makes, counts as none. */
export function largestUnit(milliseconds: number): {
  unit: Unit;
  value: number;
} {
  const duration = Math.max(0, milliseconds);
  const [unit, size] =
    UNITS.find(([, unitSize]) => duration >= unitSize) ??
    UNITS[UNITS.length - 1];
  return { unit, value: Math.floor(duration / size) };
}

/** How long ago something was, for example `12 s ago`. */
export function formatAgo(t: Translate, milliseconds: number): string {
  if (milliseconds < 1000) return t('health.ago.now');
  const { unit, value } = largestUnit(milliseconds);
  return t(`health.ago.${unit}`, { value: String(value) });
}

/** How old something is, for example `3 d`. */
export function formatAge(t: Translate, milliseconds: number): string {
  const { unit, value } = largestUnit(milliseconds);
  return t(`health.age.${unit}`, { value: String(value) });
}
