import { AssumeRoleError } from './AssumeRoleError';

const roleArn = 'arn:aws:iam::444455556666:role/gco/access';

it.each([
  [Object.assign(new Error('no'), { name: 'AccessDenied' }), 'AccessDenied'],
  [Object.assign(new Error('no'), { code: 'ECONNREFUSED' }), 'ECONNREFUSED'],
  [
    Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' }),
    'ECONNREFUSED',
  ],
  [new Error('no'), 'Error'],
])('knows the code of %s', (cause, code) => {
  const error = new AssumeRoleError(roleArn, cause);
  expect(error).toMatchObject({ name: 'AssumeRoleError', roleArn, code });
  expect(error.message).toContain(roleArn);
});
