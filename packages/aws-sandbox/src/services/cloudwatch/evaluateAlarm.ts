import {
  Alarm,
  AlarmState,
  CloudWatchState,
  metricKey,
} from './CloudWatchState';
import { byPeriod, statistic } from './statistics';

const COMPARISONS: Readonly<
  Record<string, (value: number, threshold: number) => boolean>
> = {
  GreaterThanOrEqualToThreshold: (value, threshold) => value >= threshold,
  GreaterThanThreshold: (value, threshold) => value > threshold,
  LessThanOrEqualToThreshold: (value, threshold) => value <= threshold,
  LessThanThreshold: (value, threshold) => value < threshold,
};

/** Comparisons with a fixed threshold. */
export const COMPARISON_OPERATORS = Object.keys(COMPARISONS);

interface Verdict {
  readonly state: AlarmState;
  readonly reason: string;
}

/** What the values of the latest whole periods mean for an alarm. */
function verdict(alarm: Alarm, state: CloudWatchState, now: number): Verdict {
  const { settings } = alarm;
  const periodMs = settings.Period! * 1000;
  const periods = settings.EvaluationPeriods!;
  const needed = settings.DatapointsToAlarm ?? periods;
  const to = Math.floor(now / periodMs) * periodMs;
  const metric = state.metrics.get(
    metricKey(settings.Namespace!, settings.MetricName!, settings.Dimensions),
  );
  const values = byPeriod(
    metric?.datapoints ?? [],
    { from: to - periods * periodMs, to, periodMs },
    statistic(settings.Statistic),
  ).map(({ value }) => value);
  const breaches = COMPARISONS[settings.ComparisonOperator!];
  const known = values.filter((value): value is number => value !== undefined);
  const missing = settings.TreatMissingData ?? 'missing';
  if (known.length === 0 && missing === 'missing') {
    return {
      state: 'INSUFFICIENT_DATA',
      reason: `Insufficient Data: ${periods} datapoints were unknown.`,
    };
  }
  if (known.length === 0 && missing === 'ignore') {
    return { state: alarm.state, reason: alarm.stateReason };
  }
  const absent = missing === 'breaching' ? values.length - known.length : 0;
  const breaching =
    known.filter(value => breaches(value, settings.Threshold!)).length + absent;
  const isAlarm = breaching >= needed;
  return {
    state: isAlarm ? 'ALARM' : 'OK',
    reason: `Threshold Crossed: ${breaching} out of the last ${periods} datapoints [${known.join(
      ', ',
    )}] ${isAlarm ? 'were' : 'was not'} ${settings.ComparisonOperator} (${
      settings.Threshold
    }) (minimum ${needed} datapoints for ${
      isAlarm ? 'OK -> ALARM' : 'ALARM -> OK'
    } transition).`,
  };
}

/** Brings an alarm to the state that its metric has. */
export function evaluateAlarm(
  alarm: Alarm,
  state: CloudWatchState,
  now: Date,
): void {
  const found = verdict(alarm, state, now.getTime());
  if (found.state !== alarm.state) {
    alarm.state = found.state;
    alarm.stateReason = found.reason;
    alarm.stateUpdated = now;
  }
}
