import type { CallTrail } from '../../core/CallTrail';
import { isReadOnly } from '../../core/isReadOnly';
import { isDataEvent } from './dataEvents';
import { Trail } from './Trail';

/** Members that name things. */
const NAMING = /(Name|Id|Arn|ARN|Bucket|SourceIdentity)$/;
/** Members of that form that nobody else should know. */
const PRIVATE = /^(externalid|.*session_?id|.*token.*)$/i;
const MAX_LENGTH = 300;

/** Where events of services without regions are kept. */
const GLOBAL_SERVICES: Readonly<Record<string, string>> = {
  ce: 'us-east-1',
  globalaccelerator: 'us-west-2',
  iam: 'us-east-1',
  route53: 'us-east-1',
};

function namesIn(input: object): Record<string, string> {
  const names: Record<string, string> = {};
  for (const [member, value] of Object.entries(input)) {
    if (
      typeof value === 'string' &&
      value.length <= MAX_LENGTH &&
      NAMING.test(member) &&
      !PRIVATE.test(member)
    ) {
      names[member] = value;
    }
  }
  return names;
}

/** Keeps an answered call, unless it only moved data. */
export const recordEvent: CallTrail = (context, call, failure) => {
  const { service, operation, input, invokedBy } = call;
  const { principal, origin } = context;
  if (isDataEvent(service, operation) || principal.accountId === '') {
    return;
  }
  Trail.of(context).add(context.accountId, {
    time: context.clock.now(),
    requestId: context.requestId,
    service,
    operation,
    readOnly: isReadOnly(operation),
    region: GLOBAL_SERVICES[service] ?? context.region,
    principal,
    sourceIp: origin.sourceIp,
    userAgent: origin.userAgent,
    invokedBy,
    names: namesIn(input),
    errorCode: failure?.code,
    errorMessage: failure?.message,
  });
};
