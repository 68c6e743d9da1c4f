import type {
  GetAccessKeyInfoRequest,
  GetAccessKeyInfoResponse,
} from '@aws-sdk/client-sts';
import { AwsError } from '../../core/AwsError';
import { CREDENTIAL_STORE, CredentialStore } from '../../core/CredentialStore';
import { CallContext } from '../../core/types';

/** `sts:GetAccessKeyInfo`: the account that an access key belongs to. */
export function getAccessKeyInfo(
  context: CallContext,
  input: GetAccessKeyInfoRequest,
): GetAccessKeyInfoResponse {
  context.authorize('sts:GetAccessKeyInfo', '*');
  const known = context
    .globalStore(CREDENTIAL_STORE, () => new CredentialStore())
    .find(input.AccessKeyId!);
  if (!known) {
    throw new AwsError(
      'ValidationError',
      `The access key ${input.AccessKeyId} is not valid`,
    );
  }
  return { Account: known.principal.accountId };
}
