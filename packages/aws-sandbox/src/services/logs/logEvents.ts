import { randomUUID } from 'crypto';
import type {
  FilterLogEventsRequest,
  GetLogEventsRequest,
  InputLogEvent,
  PutLogEventsRequest,
} from '@aws-sdk/client-cloudwatch-logs';
import { AwsError } from '../../core/AwsError';
import { Operation } from '../../core/types';
import { authorizedGroup, LogEvent, LogStream, required } from './LogsState';
import { pageOf } from './pageOf';
import { authorizedStream } from './logStreams';

const PAGE_SIZE = 10_000;
const MAXIMUM_EVENTS = 10_000;
const MAXIMUM_EVENT_BYTES = 1024 * 1024;

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterException', message);
}

/** Whether an event is in the time asked for, the end not included. */
function inTime(
  { timestamp }: LogEvent,
  { startTime, endTime }: { startTime?: number; endTime?: number },
): boolean {
  return timestamp >= (startTime ?? 0) && timestamp < (endTime ?? Infinity);
}

/** A pattern of words or quoted phrases, all of which must occur. */
function matcher(pattern: string | undefined): (message: string) => boolean {
  if (!pattern) {
    return () => true;
  }
  if (/^\s*[{[%]|(^|\s)[-?]/.test(pattern)) {
    throw new AwsError(
      'NotImplemented',
      `logs: the filter pattern ${pattern} is not implemented by the local AWS; words and phrases are`,
    );
  }
  const terms = [...pattern.matchAll(/"([^"]*)"|(\S+)/g)].map(
    ([, phrase, word]) => phrase ?? word,
  );
  return message => terms.every(term => message.includes(term));
}

function checkEvents(events: readonly InputLogEvent[]): void {
  if (events.length < 1 || events.length > MAXIMUM_EVENTS) {
    throw invalid(
      `${events.length} log events were given; 1 to ${MAXIMUM_EVENTS} are possible`,
    );
  }
  events.forEach(({ message, timestamp }, index) => {
    if (!message) {
      throw invalid(`Log event ${index} has no message`);
    }
    if (Buffer.byteLength(message) > MAXIMUM_EVENT_BYTES) {
      throw invalid(
        `Log event too large: ${Buffer.byteLength(
          message,
        )} bytes exceeds limit of ${MAXIMUM_EVENT_BYTES}`,
      );
    }
    if (index > 0 && timestamp! < events[index - 1].timestamp!) {
      throw invalid(
        'Log events in a single PutLogEvents request must be in chronological order.',
      );
    }
  });
}

export const logEventOperations: Readonly<Record<string, Operation>> = {
  PutLogEvents(context, input: PutLogEventsRequest) {
    const stream = authorizedStream(context, 'PutLogEvents', input);
    const given = required(input.logEvents, 'logEvents');
    checkEvents(given);
    const ingestionTime = context.clock.now().getTime();
    const events = given.map(({ timestamp, message }) => ({
      eventId: randomUUID(),
      timestamp: timestamp!,
      message: message!,
      ingestionTime,
    }));
    stream.events = [...stream.events, ...events].sort(
      (one, other) => one.timestamp - other.timestamp,
    );
    return { nextSequenceToken: randomUUID() };
  },

  GetLogEvents(context, input: GetLogEventsRequest) {
    const stream = authorizedStream(context, 'GetLogEvents', input);
    const found = stream.events.filter(event => inTime(event, input));
    // AWS begins at the end unless it is told otherwise; a token is the place where a page begins.
    const limit = input.limit ?? PAGE_SIZE;
    const start = input.nextToken
      ? Number(input.nextToken.replace(/^[fb]\//, ''))
      : Math.max(0, input.startFromHead ? 0 : found.length - limit);
    if (!Number.isInteger(start) || start < 0) {
      throw invalid('The specified nextToken is invalid.');
    }
    const events = found.slice(start, start + limit);
    return {
      events: events.map(({ eventId, ...event }) => event),
      nextForwardToken: `f/${start + events.length}`,
      nextBackwardToken: `b/${Math.max(0, start - limit)}`,
    };
  },

  FilterLogEvents(context, input: FilterLogEventsRequest) {
    const group = authorizedGroup(
      context,
      'FilterLogEvents',
      input.logGroupName ?? input.logGroupIdentifier,
    );
    const matches = matcher(input.filterPattern);
    const isWanted = ({ logStreamName }: LogStream) =>
      (!input.logStreamNames || input.logStreamNames.includes(logStreamName)) &&
      logStreamName.startsWith(input.logStreamNamePrefix ?? '');
    const found = [...group.streams.values()]
      .filter(isWanted)
      .flatMap(({ logStreamName, events }) =>
        events.map(event => ({ logStreamName, ...event })),
      )
      .filter(event => inTime(event, input) && matches(event.message))
      .sort((one, other) => one.timestamp - other.timestamp);
    const { page, nextToken } = pageOf(found, input, {
      defaultLimit: PAGE_SIZE,
      keyOf: ({ eventId }) => eventId,
    });
    return { events: page, searchedLogStreams: [], nextToken };
  },
};
