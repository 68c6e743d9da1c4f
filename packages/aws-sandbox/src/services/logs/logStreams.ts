import type {
  CreateLogStreamRequest,
  DeleteLogStreamRequest,
  DescribeLogStreamsRequest,
} from '@aws-sdk/client-cloudwatch-logs';
import { AwsError } from '../../core/AwsError';
import { CallContext, Operation } from '../../core/types';
import {
  authorizedGroup,
  authorizeLogs,
  LogGroup,
  LogStream,
  LogsState,
  required,
} from './LogsState';
import { pageOf } from './pageOf';

const NAME = /^[^:*]{1,512}$/;
const PAGE_SIZE = 50;

/** The stream that a request names, once the caller may do the action on it. */
export function authorizedStream(
  context: CallContext,
  action: string,
  input: {
    readonly logGroupName?: string;
    readonly logGroupIdentifier?: string;
    readonly logStreamName?: string;
  },
): LogStream {
  const nameOrArn = required(
    input.logGroupName ?? input.logGroupIdentifier,
    'logGroupName',
  );
  const streamName = required(input.logStreamName, 'logStreamName');
  const groupName = nameOrArn.startsWith('arn:')
    ? nameOrArn.split(':')[6]
    : nameOrArn;
  authorizeLogs(context, action, groupName, `log-stream:${streamName}`);
  const stream = LogsState.of(context).group(groupName).streams.get(streamName);
  if (!stream) {
    throw new AwsError(
      'ResourceNotFoundException',
      'The specified log stream does not exist.',
    );
  }
  return stream;
}

function shown({ events, ...stream }: LogStream): object {
  return {
    ...stream,
    firstEventTimestamp: events[0]?.timestamp,
    lastEventTimestamp: events[events.length - 1]?.timestamp,
    lastIngestionTime: events[events.length - 1]?.ingestionTime,
    storedBytes: 0,
  };
}

function ordered(
  group: LogGroup,
  { orderBy, descending }: DescribeLogStreamsRequest,
): LogStream[] {
  const timeOf = ({ events, creationTime }: LogStream) =>
    events[events.length - 1]?.timestamp ?? creationTime;
  const streams = [...group.streams.values()].sort((one, other) => {
    if (orderBy === 'LastEventTime') {
      return timeOf(one) - timeOf(other);
    }
    return one.logStreamName < other.logStreamName ? -1 : 1;
  });
  return descending ? streams.reverse() : streams;
}

export const logStreamOperations: Readonly<Record<string, Operation>> = {
  CreateLogStream(context, input: CreateLogStreamRequest) {
    const groupName = required(input.logGroupName, 'logGroupName');
    const logStreamName = required(input.logStreamName, 'logStreamName');
    authorizeLogs(
      context,
      'CreateLogStream',
      groupName,
      `log-stream:${logStreamName}`,
    );
    const group = LogsState.of(context).group(groupName);
    if (!NAME.test(logStreamName)) {
      throw new AwsError(
        'InvalidParameterException',
        `Log stream name ${logStreamName} does not match ${NAME.source}`,
      );
    }
    if (group.streams.has(logStreamName)) {
      throw new AwsError(
        'ResourceAlreadyExistsException',
        'The specified log stream already exists',
      );
    }
    group.streams.set(logStreamName, {
      logStreamName,
      arn: `${group.logGroupArn}:log-stream:${logStreamName}`,
      creationTime: context.clock.now().getTime(),
      events: [],
    });
    return {};
  },

  DeleteLogStream(context, input: DeleteLogStreamRequest) {
    const stream = authorizedStream(context, 'DeleteLogStream', input);
    LogsState.of(context)
      .group(input.logGroupName!)
      .streams.delete(stream.logStreamName);
    return {};
  },

  DescribeLogStreams(context, input: DescribeLogStreamsRequest) {
    const group = authorizedGroup(
      context,
      'DescribeLogStreams',
      input.logGroupName ?? input.logGroupIdentifier,
    );
    const found = ordered(group, input).filter(({ logStreamName }) =>
      logStreamName.startsWith(input.logStreamNamePrefix ?? ''),
    );
    const { page, nextToken } = pageOf(found, input, {
      defaultLimit: PAGE_SIZE,
      keyOf: ({ logStreamName }) => logStreamName,
    });
    return { logStreams: page.map(shown), nextToken };
  },
};
