import { AssumeRoleError } from '@gco/plugin-gco-analytics-node';
import { RetryLaterError } from '../errors';
import { translateStudioError } from './translateStudioError';

const secret = 'arn:aws:sts::444455556666:assumed-role/gco/access/ana';

function awsError(name: string): Error {
  return Object.assign(new Error(`${secret} did something`), { name });
}

it.each([
  ['AccessDeniedException', 'NotAllowedError'],
  ['ResourceLimitExceeded', 'ConflictError'],
  ['ThrottlingException', 'ServiceUnavailableError'],
  ['ExpiredTokenException', 'ServiceUnavailableError'],
  ['TimeoutError', 'ServiceUnavailableError'],
  ['SomethingNew', 'ServiceUnavailableError'],
])('%s becomes a %s that names the environment only', (name, expected) => {
  const error = translateStudioError(awsError(name), 'demand-models');
  expect(error.name).toBe(expected);
  expect(error.message).toContain("'demand-models'");
  expect(error.message).not.toContain(secret);
  expect(error.cause).toBeUndefined();
});

it.each(['ThrottlingException', 'TimeoutError'])(
  '%s says when to come back',
  name => {
    const error = translateStudioError(awsError(name), 'demand-models');
    expect(error).toBeInstanceOf(RetryLaterError);
    expect(error).toMatchObject({ retryAfterSeconds: 5 });
  },
);

it("passes AWS's words on where they are about the request", () => {
  const error = translateStudioError(
    Object.assign(new Error('Domain d-1 is not in service'), {
      name: 'ValidationException',
    }),
    'demand-models',
  );
  expect(error).toMatchObject({
    name: 'ConflictError',
    message: expect.stringContaining('Domain d-1 is not in service'),
  });
});

it('does not name roles that cannot be assumed', () => {
  const error = translateStudioError(
    new AssumeRoleError(secret, awsError('AccessDenied')),
    'demand-models',
  );
  expect(error.name).toBe('NotAllowedError');
  expect(error.message).not.toContain(secret);
});
