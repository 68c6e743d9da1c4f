import { CustomErrorBase, toError } from '@backstage/errors';

/**
 * AWS did not give out a role session. The message names the role and AWS's reason, never a secret.
 *
 * @public
 */
export class AssumeRoleError extends CustomErrorBase {
  name = 'AssumeRoleError' as const;

  readonly roleArn: string;

  /** AWS's error code, e.g. `AccessDenied`, `RegionDisabledException`, or Node's, e.g. `ECONNREFUSED`. */
  readonly code: string;

  constructor(roleArn: string, cause: unknown) {
    super(`Role ${roleArn} cannot be assumed`, cause);
    this.roleArn = roleArn;
    this.code = codeOf(cause);
  }
}

function codeOf(cause: unknown): string {
  const { name, code } = toError(cause) as { name: string; code?: unknown };
  // AWS's errors are told by their names; those of a connection, by Node's code.
  const isNamed = name !== 'Error' && name !== 'AggregateError';
  return isNamed || typeof code !== 'string' ? name : code;
}
