import { InputError } from '@backstage/errors';
import {
  EnvironmentOutputs,
  pickEnvironmentOutputs,
} from '@gco/plugin-gco-analytics-common';
import { EnvironmentRecord } from '../store';

const ROLE_KEYS = [
  'ExecutionRoleArn',
  'AccessRoleArn',
  'ProfileRoleArn',
] as const;

/**
 * The outputs that the portal keeps, checked to be of the environment's own account: the portal assumes these roles, and must not
 * be led into another account by a stack's outputs.
 *
 * @throws InputError with the offending value
 */
export function checkOutputs(
  outputs: Record<string, string>,
  environment: Pick<EnvironmentRecord, 'name' | 'accountId'>,
): Partial<EnvironmentOutputs> {
  const known = pickEnvironmentOutputs(outputs);
  for (const key of ROLE_KEYS) {
    const arn = known[key];
    const pattern = new RegExp(
      `^arn:aws[a-z-]*:iam::${environment.accountId}:role/[\\w+=,.@/-]+$`,
    );
    if (arn !== undefined && !pattern.test(arn)) {
      throw new InputError(
        `Output ${key} of environment '${environment.name}' is not a role of account '${environment.accountId}': '${arn}'`,
      );
    }
  }
  return known;
}
