import { AwsError } from '../../../../core/AwsError';
import { UpdateRequest } from '../ResourceHandler';
import { indexesOf } from './tableProperties';

interface Index {
  readonly IndexName: string;
  readonly KeySchema: object[];
  readonly Projection: object;
  readonly ProvisionedThroughput?: object;
}

/**
 * What leads from the table's indexes to those of the template; CloudFormation adds or takes away one at a time. The
 * way back from a failed update starts at what the table has, too.
 */
export function indexUpdates(actual: any, request: UpdateRequest): object[] {
  const before = new Map<string, Index>(
    (actual.GlobalSecondaryIndexes ?? []).map((index: Index) => [
      index.IndexName,
      index,
    ]),
  );
  const wanted = (indexesOf(request.properties, 'GlobalSecondaryIndexes') ??
    []) as Index[];
  const added = wanted.filter(({ IndexName }) => !before.has(IndexName));
  const removed = [...before.keys()].filter(
    name => !wanted.some(({ IndexName }) => IndexName === name),
  );
  if (added.length + removed.length > 1) {
    throw new AwsError(
      'ValidationException',
      'Cannot perform more than one GSI creation or deletion in a single update',
    );
  }
  const kept = wanted.filter(({ IndexName }) => before.has(IndexName));
  const fixed = ({ KeySchema, Projection }: Index) =>
    JSON.stringify([KeySchema, Projection]);
  for (const index of kept) {
    if (fixed(index) !== fixed(before.get(index.IndexName)!)) {
      throw new AwsError(
        'ValidationException',
        `Cannot update GSI's properties other than Provisioned Throughput and Contributor Insights Specification: ${index.IndexName}. You can create a new GSI with a different name.`,
      );
    }
  }
  return [
    ...added.map(Create => ({ Create })),
    ...removed.map(IndexName => ({ Delete: { IndexName } })),
    ...kept
      .filter(({ ProvisionedThroughput }) => ProvisionedThroughput)
      .map(({ IndexName, ProvisionedThroughput }) => ({
        Update: { IndexName, ProvisionedThroughput },
      })),
  ];
}
