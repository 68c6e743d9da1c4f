import type { GetCallerIdentityResponse } from '@aws-sdk/client-sts';
import { CallContext } from '../../core/types';

/** `sts:GetCallerIdentity`; AWS asks no permission for it. */
export function getCallerIdentity({
  principal,
}: CallContext): GetCallerIdentityResponse {
  return {
    Account: principal.accountId,
    Arn: principal.arn,
    UserId: principal.userId,
  };
}
