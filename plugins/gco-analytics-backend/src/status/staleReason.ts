import { toError } from '@backstage/errors';
import { AssumeRoleError } from '@gco/plugin-gco-analytics-node';
import { classifyAwsError } from '../aws';

/** Why AWS could not be read, in words for people: no more than they need to know whom to ask. */
export function staleReason(error: unknown): string {
  switch (classifyAwsError(error)) {
    case 'throttled':
      return 'AWS is throttling requests';
    case 'unreachable':
      return 'AWS does not answer';
    case 'expired':
      return 'AWS no longer accepts the session';
    default:
      return error instanceof AssumeRoleError
        ? `Role ${error.roleArn} cannot be assumed: ${error.code}`
        : `AWS answered with an error: ${toError(error).name}`;
  }
}
