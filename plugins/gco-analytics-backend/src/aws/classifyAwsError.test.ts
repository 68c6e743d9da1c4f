import { AssumeRoleError } from '@gco/plugin-gco-analytics-node';
import { AwsErrorKind, classifyAwsError } from './classifyAwsError';

function awsError(name: string, extra: object = {}): Error {
  return Object.assign(new Error('as AWS says'), { name, ...extra });
}

it.each<[string, AwsErrorKind]>([
  ['ThrottlingException', 'throttled'],
  ['Throttling', 'throttled'],
  ['TooManyRequestsException', 'throttled'],
  ['RequestLimitExceeded', 'throttled'],
  ['SlowDown', 'throttled'],
  ['AccessDenied', 'access-denied'],
  ['AccessDeniedException', 'access-denied'],
  ['ExpiredToken', 'expired'],
  ['ExpiredTokenException', 'expired'],
  ['UnrecognizedClientException', 'expired'],
  ['ResourceLimitExceeded', 'limit'],
  ['ServiceQuotaExceededException', 'limit'],
  ['ResourceInUse', 'conflict'],
  ['ConflictException', 'conflict'],
  ['ResourceNotFound', 'not-found'],
  ['ResourceNotFoundException', 'not-found'],
  ['FileSystemNotFound', 'not-found'],
  ['NoSuchBucket', 'not-found'],
  ['ValidationException', 'invalid'],
  ['InternalServerError', 'unreachable'],
  ['TimeoutError', 'unreachable'],
  ['SomethingNew', 'other'],
])('%s is %s', (name, expected) => {
  expect(classifyAwsError(awsError(name))).toBe(expected);
});

it.each<[object, AwsErrorKind]>([
  [{ $metadata: { httpStatusCode: 429 } }, 'throttled'],
  [{ $metadata: { httpStatusCode: 502 } }, 'unreachable'],
  [{ $metadata: { httpStatusCode: 400 } }, 'other'],
  [{ code: 'ECONNREFUSED' }, 'unreachable'],
  [{ code: 'ECONNRESET' }, 'unreachable'],
])('an unknown error with %j is %s', (extra, expected) => {
  expect(classifyAwsError(awsError('SomethingNew', extra))).toBe(expected);
});

it.each<[string, AwsErrorKind]>([
  ['AccessDenied', 'role-refused'],
  ['RegionDisabledException', 'role-refused'],
  ['ExpiredToken', 'role-refused'],
  ['Throttling', 'throttled'],
  ['TimeoutError', 'unreachable'],
])('a role session refused with %s is %s', (name, expected) => {
  const error = new AssumeRoleError(
    'arn:aws:iam::444455556666:role/x',
    awsError(name),
  );
  expect(classifyAwsError(error)).toBe(expected);
});

it.each([undefined, null, 'text', {}])('copes with %j', value => {
  expect(classifyAwsError(value)).toBe('other');
});
