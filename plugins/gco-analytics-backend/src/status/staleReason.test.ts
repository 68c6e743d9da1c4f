import { AssumeRoleError } from '@gco/plugin-gco-analytics-node';
import { staleReason } from './staleReason';

const role = 'arn:aws:iam::444455556666:role/gco-analytics-read';
const error = (name: string) =>
  Object.assign(new Error('details that do not belong here'), { name });

it.each([
  [error('ThrottlingException'), 'AWS is throttling requests'],
  [error('InternalServerError'), 'AWS does not answer'],
  [error('ExpiredTokenException'), 'AWS no longer accepts the session'],
  [error('SomethingNew'), 'AWS answered with an error: SomethingNew'],
  [
    new AssumeRoleError(role, error('AccessDenied')),
    `Role ${role} cannot be assumed: AccessDenied`,
  ],
  [new AssumeRoleError(role, error('TimeoutError')), 'AWS does not answer'],
])('%s', (given, expected) => {
  expect(staleReason(given)).toBe(expected);
});
