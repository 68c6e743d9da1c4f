import type {
  GetMetricDataInput,
  ListMetricsInput,
  MetricDatum,
  PutMetricDataInput,
} from '@aws-sdk/client-cloudwatch';
import { Operation } from '../../core/types';
import { byKey, paginate } from '../../validation';
import { CloudWatchState, Datapoint, metricKey } from './CloudWatchState';
import { invalidValue, missingParameter } from './cloudWatchError';
import { byPeriod, statistic } from './statistics';

const DAY_MS = 86_400_000;
/** How far from now values may be. */
const PAST_MS = 14 * DAY_MS;
const FUTURE_MS = 7_200_000;
/** Values are kept for two weeks, in which alarms look. */
const KEPT_MS = 15 * DAY_MS;

function readDatapoint(datum: MetricDatum, now: number): Datapoint {
  const time = datum.Timestamp?.getTime() ?? now;
  if (time < now - PAST_MS || time > now + FUTURE_MS) {
    throw invalidValue(
      `The parameter MetricData.member.1.Timestamp must specify a time within the last two weeks and no more than two hours ahead, not ${new Date(
        time,
      ).toISOString()}.`,
    );
  }
  const unit = datum.Unit;
  const set = datum.StatisticValues;
  if (set) {
    return {
      time,
      unit,
      sum: set.Sum!,
      count: set.SampleCount!,
      minimum: set.Minimum!,
      maximum: set.Maximum!,
    };
  }
  const values =
    datum.Values ?? (datum.Value === undefined ? [] : [datum.Value]);
  if (!values.length || values.some(value => !Number.isFinite(value))) {
    throw invalidValue(
      `The value of the metric ${datum.MetricName} is missing or no number.`,
    );
  }
  const counts = datum.Counts ?? values.map(() => 1);
  return {
    time,
    unit,
    sum: values.reduce((sum, value, index) => sum + value * counts[index], 0),
    count: counts.reduce((sum, count) => sum + count, 0),
    minimum: Math.min(...values),
    maximum: Math.max(...values),
  };
}

/** Operations on metrics. */
export const metricOperations: Readonly<Record<string, Operation>> = {
  PutMetricData(context, input: PutMetricDataInput) {
    const { Namespace, MetricData = [] } = input;
    if (!Namespace) {
      throw missingParameter('Namespace');
    }
    context.authorize('cloudwatch:PutMetricData', '*', {
      'cloudwatch:namespace': Namespace,
    });
    if (Namespace.startsWith('AWS/') && context.principal.kind !== 'service') {
      throw invalidValue(
        'The value AWS/ for parameter Namespace is invalid: it is reserved for AWS services.',
      );
    }
    const now = context.clock.now().getTime();
    const points = MetricData.map(datum => readDatapoint(datum, now));
    const { metrics } = CloudWatchState.of(context);
    MetricData.forEach(({ MetricName = '', Dimensions = [] }, index) => {
      const key = metricKey(Namespace, MetricName, Dimensions);
      const metric = metrics.get(key) ?? {
        namespace: Namespace,
        name: MetricName,
        dimensions: Dimensions,
        datapoints: [],
      };
      metrics.set(key, metric);
      const { datapoints } = metric;
      datapoints.push(points[index]);
      datapoints.sort((left, right) => left.time - right.time);
      while (datapoints[0].time < now - KEPT_MS) {
        datapoints.shift();
      }
    });
    return {};
  },

  ListMetrics(context, input: ListMetricsInput) {
    context.authorize('cloudwatch:ListMetrics', '*');
    const wanted = [...CloudWatchState.of(context).metrics]
      .filter(
        ([, { namespace, name, dimensions }]) =>
          (!input.Namespace || namespace === input.Namespace) &&
          (!input.MetricName || name === input.MetricName) &&
          (input.Dimensions ?? []).every(filter =>
            dimensions.some(
              ({ Name, Value }) =>
                Name === filter.Name &&
                (filter.Value === undefined || Value === filter.Value),
            ),
          ),
      )
      .sort(byKey(([key]) => key));
    const { items, nextToken } = paginate(wanted, {
      defaultLimit: 500,
      token: input.NextToken,
      keyOf: ([key]) => key,
      invalidTokenCode: 'InvalidParameterValue',
    });
    return {
      Metrics: items.map(([, { namespace, name, dimensions }]) => ({
        Namespace: namespace,
        MetricName: name,
        Dimensions: dimensions,
      })),
      NextToken: nextToken,
    };
  },

  GetMetricData(context, input: GetMetricDataInput) {
    context.authorize('cloudwatch:GetMetricData', '*');
    const from = input.StartTime!.getTime();
    const to = input.EndTime!.getTime();
    if (from >= to) {
      throw invalidValue('The parameter StartTime must be less than EndTime.');
    }
    const { metrics } = CloudWatchState.of(context);
    const results = (input.MetricDataQueries ?? []).map(
      ({ Id, Label, MetricStat, Expression }) => {
        if (Expression !== undefined || !MetricStat) {
          throw invalidValue(
            `Expressions, as in query ${Id}, are not implemented by the local AWS`,
          );
        }
        const { Namespace, MetricName, Dimensions } = MetricStat.Metric!;
        const metric = metrics.get(
          metricKey(Namespace!, MetricName!, Dimensions),
        );
        const periodMs = MetricStat.Period! * 1000;
        const start = Math.floor(from / periodMs) * periodMs;
        const rows = byPeriod(
          metric?.datapoints ?? [],
          { from: start, to, periodMs },
          statistic(MetricStat.Stat),
        ).filter(({ value }) => value !== undefined);
        const ordered =
          input.ScanBy === 'TimestampAscending' ? rows : rows.reverse();
        return {
          Id,
          Label: Label ?? MetricName,
          Timestamps: ordered.map(({ time }) => new Date(time)),
          Values: ordered.map(({ value }) => value),
          StatusCode: 'Complete',
        };
      },
    );
    return { MetricDataResults: results, Messages: [] };
  },
};
