import { AwsError } from '../../core/AwsError';
import { CallContext } from '../../core/types';
import { iamStateOf } from './iamStateOf';

/** The instance profile of a name or ARN, with the ARNs of its roles; fails with the caller's own error. */
export function requireInstanceProfile(
  context: CallContext,
  nameOrArn: string,
  missing: (message: string) => AwsError,
): { arn: string; id: string; roles: string[] } {
  const state = iamStateOf(context);
  const name = nameOrArn.slice(nameOrArn.lastIndexOf('/') + 1);
  const profile = state.instanceProfiles.get(name.toLowerCase());
  if (!profile || (nameOrArn.startsWith('arn:') && nameOrArn !== profile.arn)) {
    throw missing(
      `Value (${nameOrArn}) for parameter iamInstanceProfile is invalid. Invalid IAM Instance Profile name or ARN`,
    );
  }
  const role = profile.roleName && state.role(profile.roleName);
  return { arn: profile.arn, id: profile.id, roles: role ? [role.arn] : [] };
}
