import { z } from 'zod';
import { refuse } from './refuse';
import { partitionOf } from './regions';

/** A value that belongs to a partition: a region, or something with an ARN. */
export interface PartitionedValue {
  readonly path: (string | number)[];
  readonly region?: string;
  readonly arn?: string;
}

/** Refuses the values that are of another partition than the config's region; what is not set is left alone. */
export function refuseOtherPartition(
  context: z.RefinementCtx,
  region: string,
  values: readonly PartitionedValue[],
): void {
  const partition = partitionOf(region);
  const rule = `must be in the partition of region ${region}, ${partition}`;
  for (const value of values) {
    const given = value.region ?? value.arn;
    if (given !== undefined && partitionOfValue(value) !== partition) {
      refuse(context, value.path, rule, given);
    }
  }
}

function partitionOfValue({ region, arn }: PartitionedValue) {
  return region === undefined ? arn?.split(':')[1] : partitionOf(region);
}
