import type {
  Dimension,
  PutMetricAlarmInput,
} from '@aws-sdk/client-cloudwatch';
import { CallContext } from '../../core/types';

/** Values of a metric that came in for one time. */
export interface Datapoint {
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly sum: number;
  readonly count: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly unit?: string;
}

/** A metric with its values, oldest first. */
export interface Metric {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: readonly Dimension[];
  readonly datapoints: Datapoint[];
}

export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

/** An alarm on one metric. */
export interface Alarm {
  readonly arn: string;
  settings: Omit<PutMetricAlarmInput, 'Tags'>;
  state: AlarmState;
  stateReason: string;
  stateUpdated: Date;
  configurationUpdated: Date;
  tags: Record<string, string>;
}

/** Metrics and alarms of one account and region. */
export class CloudWatchState {
  readonly metrics = new Map<string, Metric>();
  /** By name. */
  readonly alarms = new Map<string, Alarm>();

  static of(context: CallContext): CloudWatchState {
    return context.store('monitoring', () => new CloudWatchState());
  }
}

/** What tells a metric from others. */
export function metricKey(
  namespace: string,
  name: string,
  dimensions: readonly Dimension[] = [],
): string {
  const parts = dimensions.map(({ Name, Value }) => `${Name}=${Value}`).sort();
  return JSON.stringify([namespace, name, ...parts]);
}
