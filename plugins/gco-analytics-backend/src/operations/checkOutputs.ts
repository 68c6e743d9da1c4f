import { InputError } from '@backstage/errors';
import {
  EnvironmentOutputs,
  pickEnvironmentOutputs,
} from '@gco/plugin-gco-analytics-common';
import { EnvironmentRecord } from '../store';

const ROLE = 'role';
const FUNCTION = 'Lambda function';

/** Outputs that the portal acts on, and what they must be. */
const CHECKED = {
  ExecutionRoleArn: ROLE,
  AccessRoleArn: ROLE,
  ProfileRoleArn: ROLE,
  AppsRoleArn: ROLE,
  EmrOperatorRoleArn: ROLE,
  HomeDirectoryFunctionArn: FUNCTION,
} as const;

/**
 * The outputs that the portal keeps, checked to be of the environment's own account: the portal assumes these roles and calls
 * this function, and must not be led into another account by a stack's outputs.
 *
 * @throws InputError with the offending value
 */
export function checkOutputs(
  outputs: Record<string, string>,
  environment: Pick<EnvironmentRecord, 'name' | 'accountId' | 'region'>,
): Partial<EnvironmentOutputs> {
  const known = pickEnvironmentOutputs(outputs);
  for (const [key, kind] of entries(CHECKED)) {
    const arn = known[key];
    if (arn !== undefined && !patternOf(kind, environment).test(arn)) {
      throw new InputError(
        `Output ${key} of environment '${environment.name}' is not a ${kind} of account '${environment.accountId}': '${arn}'`,
      );
    }
  }
  return known;
}

function entries<T extends object>(object: T) {
  return Object.entries(object) as [keyof T, T[keyof T]][];
}

function patternOf(
  kind: typeof ROLE | typeof FUNCTION,
  { accountId, region }: Pick<EnvironmentRecord, 'accountId' | 'region'>,
): RegExp {
  return kind === ROLE
    ? new RegExp(`^arn:aws[a-z-]*:iam::${accountId}:role/[\\w+=,.@/-]+$`)
    : new RegExp(
        `^arn:aws[a-z-]*:lambda:${region}:${accountId}:function:[\\w-]+$`,
      );
}
