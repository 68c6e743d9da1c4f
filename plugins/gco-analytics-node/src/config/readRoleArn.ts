import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

const ROLE_ARN = /^arn:aws[a-z-]*:iam::([0-9]{12}):role\/[\w+=,.@/-]{1,512}$/;

/**
 * The ARN of an IAM role and the account it is in.
 *
 * @throws InputError with the offending value
 */
export function readRoleArn(
  config: Config,
  key: string,
  path: string,
): { arn: string; accountId: string } {
  const arn = config.getString(key);
  const match = ROLE_ARN.exec(arn);
  if (!match) {
    throw new InputError(
      `${path}.${key} must be the ARN of an IAM role, got '${arn}'`,
    );
  }
  return { arn, accountId: match[1] };
}
