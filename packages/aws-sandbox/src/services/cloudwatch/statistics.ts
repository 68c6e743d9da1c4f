import { Datapoint } from './CloudWatchState';
import { invalidValue } from './cloudWatchError';

const STATISTICS: Readonly<Record<string, (points: Datapoint[]) => number>> = {
  Average: points => sum(points, 'sum') / sum(points, 'count'),
  Maximum: points => Math.max(...points.map(({ maximum }) => maximum)),
  Minimum: points => Math.min(...points.map(({ minimum }) => minimum)),
  SampleCount: points => sum(points, 'count'),
  Sum: points => sum(points, 'sum'),
};

function sum(points: readonly Datapoint[], member: 'sum' | 'count'): number {
  return points.reduce((total, point) => total + point[member], 0);
}

/** How to make one number of the values of a period. */
export function statistic(
  name: string | undefined,
): (points: Datapoint[]) => number {
  const found = STATISTICS[name ?? ''];
  if (!found) {
    throw invalidValue(
      `The statistic ${name} is not valid here; valid are ${Object.keys(
        STATISTICS,
      ).join(', ')}`,
    );
  }
  return found;
}

/** One value for each period in a span, in order; nothing for those without data. */
export function byPeriod(
  datapoints: readonly Datapoint[],
  span: { from: number; to: number; periodMs: number },
  of: (points: Datapoint[]) => number,
): { time: number; value: number | undefined }[] {
  const { from, to, periodMs } = span;
  const rows: { time: number; value: number | undefined }[] = [];
  for (let time = from; time < to; time += periodMs) {
    const points = datapoints.filter(
      point => point.time >= time && point.time < time + periodMs,
    );
    rows.push({ time, value: points.length ? of(points) : undefined });
  }
  return rows;
}
