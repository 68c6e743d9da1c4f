import { CallContext } from '../../core/types';
import { IamRole, iamStateOf } from '../iam';

/** A role of any account by its ARN, with the account that owns it; nothing when there is none. */
export function roleByArn(
  context: CallContext,
  roleArn: string,
): { role: IamRole; accountId: string } | undefined {
  const accountId = /^arn:[\w-]+:iam::(\d{12}):role\/.+$/.exec(roleArn)?.[1];
  const role =
    accountId && iamStateOf(context.with({ accountId })).roleByArn(roleArn);
  return role && accountId ? { role, accountId } : undefined;
}
