import { asWritten, LiveProperties, tagsOfMap, unlessMissing } from './reading';
import { ReadRequest } from './ResourceHandler';

interface LiveLogGroup {
  readonly logGroupName: string;
  readonly retentionInDays?: number;
  readonly kmsKeyId?: string;
  readonly logGroupClass?: string;
}

async function find({
  context,
  state,
}: ReadRequest): Promise<LiveLogGroup | undefined> {
  const logGroupNamePrefix = state.physicalId;
  let nextToken: string | undefined;
  do {
    const page: { logGroups: LiveLogGroup[]; nextToken?: string } =
      await context.invoke('logs', 'DescribeLogGroups', {
        logGroupNamePrefix,
        nextToken,
      });
    const group = page.logGroups.find(
      ({ logGroupName }) => logGroupName === state.physicalId,
    );
    if (group) {
      return group;
    }
    nextToken = page.nextToken;
  } while (nextToken);
  return undefined;
}

/** A log group as it is now. */
export async function readLogGroup(
  request: ReadRequest,
): Promise<LiveProperties | undefined> {
  const { context, state, properties } = request;
  const { partition, region, accountId } = context;
  const group = await find(request);
  if (!group) {
    return undefined;
  }
  const { tags } = await context.invoke('logs', 'ListTagsForResource', {
    resourceArn: `arn:${partition}:logs:${region}:${accountId}:log-group:${state.physicalId}`,
  });
  return {
    LogGroupName: group.logGroupName,
    LogGroupClass: group.logGroupClass,
    RetentionInDays: group.retentionInDays,
    KmsKeyId: asWritten(properties.raw('KmsKeyId'), group.kmsKeyId),
    Tags: tagsOfMap(tags),
  };
}

/** A resource policy of CloudWatch Logs as it is now. */
export function readLogsResourcePolicy({
  context,
  state,
}: ReadRequest): Promise<LiveProperties | undefined> {
  return unlessMissing(async () => {
    const { resourcePolicies } = await context.invoke(
      'logs',
      'DescribeResourcePolicies',
      {},
    );
    const found = resourcePolicies.find(
      ({ policyName }: { policyName: string }) =>
        policyName === state.physicalId,
    );
    return (
      found && {
        PolicyName: found.policyName,
        PolicyDocument: found.policyDocument,
      }
    );
  });
}
