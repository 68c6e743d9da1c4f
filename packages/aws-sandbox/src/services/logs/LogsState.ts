import { AwsError } from '../../core/AwsError';
import { CallContext } from '../../core/types';

/** One line of a log, times in milliseconds. */
export interface LogEvent {
  readonly eventId: string;
  readonly timestamp: number;
  readonly ingestionTime: number;
  readonly message: string;
}

export interface LogStream {
  readonly logStreamName: string;
  readonly arn: string;
  readonly creationTime: number;
  /** In order of time. */
  events: LogEvent[];
}

export interface LogGroup {
  readonly logGroupName: string;
  readonly logGroupArn: string;
  readonly creationTime: number;
  readonly logGroupClass: string;
  retentionInDays?: number;
  kmsKeyId?: string;
  tags: Record<string, string>;
  readonly streams: Map<string, LogStream>;
}

/** The log groups of one account and region. */
export class LogsState {
  readonly groups = new Map<string, LogGroup>();
  /** Documents by policy name. */
  readonly resourcePolicies = new Map<
    string,
    { policyDocument: string; lastUpdatedTime: number }
  >();

  static of(context: CallContext): LogsState {
    return context.store('logs', () => new LogsState());
  }

  /** All resource policies of the account and region as one document; nothing without any. */
  resourcePolicy(): string | undefined {
    const statements = [...this.resourcePolicies.values()].flatMap(
      ({ policyDocument }) => [JSON.parse(policyDocument).Statement].flat(),
    );
    return statements.length === 0
      ? undefined
      : JSON.stringify({ Version: '2012-10-17', Statement: statements });
  }

  /** A group by name or ARN. */
  group(nameOrArn: string): LogGroup {
    const name = nameOrArn.startsWith('arn:')
      ? nameOrArn.split(':')[6]
      : nameOrArn;
    const group = this.groups.get(name);
    if (!group) {
      throw new AwsError(
        'ResourceNotFoundException',
        'The specified log group does not exist.',
      );
    }
    return group;
  }
}

/** Reads a required member of a request. */
export function required<T>(value: T | undefined, name: string): T {
  if (value === undefined || value === null) {
    throw new AwsError(
      'InvalidParameterException',
      `1 validation error detected: Value null at '${name}' failed to satisfy constraint: Member must not be null`,
    );
  }
  return value;
}

/** ARN of a log group, as policies and tag calls take it; the trailing `:*` of older calls is left out. */
export function logGroupArn(context: CallContext, name: string): string {
  const { partition, region, accountId } = context;
  return `arn:${partition}:logs:${region}:${accountId}:log-group:${name}`;
}

/** The group that a request names, once the caller may do the action on it. */
export function authorizedGroup(
  context: CallContext,
  action: string,
  identifier: string | undefined,
  conditions: Record<string, string | string[]> = {},
): LogGroup {
  const nameOrArn = required(identifier, 'logGroupName');
  const name = nameOrArn.startsWith('arn:')
    ? nameOrArn.split(':')[6]
    : nameOrArn;
  authorizeLogs(context, action, name, '*', conditions);
  return LogsState.of(context).group(name);
}

/** Condition keys of a request that sets tags. */
export function requestTagConditions(
  tags: Readonly<Record<string, string>> = {},
): Record<string, string | string[]> {
  const keys = Object.keys(tags);
  return {
    ...Object.fromEntries(
      keys.map(key => [`aws:RequestTag/${key}`, tags[key]]),
    ),
    ...(keys.length ? { 'aws:TagKeys': keys } : {}),
  };
}

/** Checks that the caller may do an action on a group (`*`) or on a stream of it (`log-stream:<name>`). */
export function authorizeLogs(
  context: CallContext,
  action: string,
  groupName: string,
  part: string,
  conditions: Record<string, string | string[]> = {},
): void {
  const state = LogsState.of(context);
  const tags = state.groups.get(groupName)?.tags ?? {};
  context.authorize(
    `logs:${action}`,
    `${logGroupArn(context, groupName)}:${part}`,
    {
      ...Object.fromEntries(
        Object.entries(tags).map(([key, value]) => [
          `aws:ResourceTag/${key}`,
          value,
        ]),
      ),
      ...conditions,
    },
    // Resource policies of log groups are for services; they do not add to what identities may do.
    context.principal.kind === 'service'
      ? { resourcePolicy: state.resourcePolicy() }
      : {},
  );
}
