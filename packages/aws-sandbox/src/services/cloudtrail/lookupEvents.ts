import type {
  LookupAttribute,
  LookupEventsRequest,
  LookupEventsResponse,
} from '@aws-sdk/client-cloudtrail';
import { AwsError } from '../../core/AwsError';
import { CallContext } from '../../core/types';
import {
  eventId,
  eventSource,
  resourcesOf,
  shownEvent,
  userName,
} from './eventRecord';
import { ManagementEvent, Trail } from './Trail';

const MAX_RESULTS = 50;
const HISTORY_MS = 90 * 86_400_000;

type Test = (event: ManagementEvent, value: string) => boolean;

const ATTRIBUTES: Readonly<Record<string, Test>> = {
  EventId: (event, value) => eventId(event) === value,
  EventName: (event, value) => event.operation === value,
  EventSource: (event, value) => eventSource(event) === value,
  ReadOnly: (event, value) => String(event.readOnly) === value,
  ResourceName: (event, value) =>
    resourcesOf(event).some(({ ResourceName }) => ResourceName === value),
  ResourceType: (event, value) =>
    resourcesOf(event).some(({ ResourceType }) => ResourceType === value),
  Username: (event, value) => userName(event) === value,
  // Events do not keep access keys here.
  AccessKeyId: () => false,
};

function attributeTest(
  attributes: readonly LookupAttribute[] = [],
): (event: ManagementEvent) => boolean {
  const [attribute] = attributes;
  if (attributes.length > 1) {
    throw new AwsError(
      'InvalidLookupAttributesException',
      'You may specify only one lookup attribute.',
    );
  }
  if (!attribute) {
    return () => true;
  }
  const { AttributeKey = '', AttributeValue = '' } = attribute;
  const test = ATTRIBUTES[AttributeKey];
  if (!test || AttributeValue === '') {
    throw new AwsError(
      'InvalidLookupAttributesException',
      `The lookup attribute ${AttributeKey} with the value ${AttributeValue} is not valid.`,
    );
  }
  return event => test(event, AttributeValue);
}

/** Sequence number of the last event of the page before. */
function readToken(token: string | undefined): number {
  if (token === undefined) {
    return Infinity;
  }
  const text = Buffer.from(token, 'base64url').toString();
  const sequence = Number(/^event-(\d+)$/.exec(text)?.[1]);
  if (Number.isNaN(sequence)) {
    throw new AwsError(
      'InvalidNextTokenException',
      `The token ${token.slice(0, 100)} is invalid.`,
    );
  }
  return sequence;
}

/** Management events of the last ninety days, newest first. */
export function lookupEvents(
  context: CallContext,
  input: LookupEventsRequest,
): LookupEventsResponse {
  context.authorize('cloudtrail:LookupEvents', '*');
  const limit = input.MaxResults ?? MAX_RESULTS;
  if (limit < 1 || limit > MAX_RESULTS) {
    throw new AwsError(
      'InvalidMaxResultsException',
      `MaxResults must be from 1 to ${MAX_RESULTS}, not ${limit}.`,
    );
  }
  const { StartTime, EndTime } = input;
  if (StartTime && EndTime && StartTime > EndTime) {
    throw new AwsError(
      'InvalidTimeRangeException',
      'Time range is not valid: the start time is after the end time.',
    );
  }
  const matches = attributeTest(input.LookupAttributes);
  const before = readToken(input.NextToken);
  const now = context.clock.now().getTime();
  const from = Math.max(StartTime?.getTime() ?? 0, now - HISTORY_MS);
  const to = EndTime?.getTime() ?? now;
  const { accountId, region } = context;
  const found: ManagementEvent[] = [];
  if (input.EventCategory !== 'insight') {
    for (const event of Trail.of(context).newest(accountId, region)) {
      const time = event.time.getTime();
      if (time < from || found.length > limit) {
        break;
      }
      if (event.sequence < before && time <= to && matches(event)) {
        found.push(event);
      }
    }
  }
  const page = found.slice(0, limit);
  return {
    Events: page.map(event => shownEvent(event, accountId)),
    NextToken:
      found.length > limit
        ? Buffer.from(`event-${page[page.length - 1].sequence}`).toString(
            'base64url',
          )
        : undefined,
  };
}
