import { CallContext } from '../../core/types';
import { EncryptionContext, granteeNames } from './keyConditions';
import { KmsGrant, KmsState } from './KmsState';

/** Whether the caller holds a grant for an operation with a key and this encryption context. */
export function grantCovers(
  context: CallContext,
  state: KmsState,
  use: {
    keyId: string;
    operation: string;
    encryptionContext?: EncryptionContext;
  },
): boolean {
  if (state.grants.size === 0) {
    return false;
  }
  const names = granteeNames(context);
  return [...state.grants.values()].some(
    grant =>
      grant.keyId === use.keyId &&
      grant.operations.includes(use.operation) &&
      names.includes(grant.granteePrincipal) &&
      meetsConstraints(grant, use.encryptionContext ?? {}),
  );
}

function meetsConstraints(
  { constraints }: KmsGrant,
  given: EncryptionContext,
): boolean {
  const { EncryptionContextEquals: all, EncryptionContextSubset: some } =
    constraints ?? {};
  const holds = (expected: EncryptionContext) =>
    Object.entries(expected).every(([name, value]) => given[name] === value);
  return (
    (all === undefined ||
      (holds(all) && Object.keys(all).length === Object.keys(given).length)) &&
    (some === undefined || holds(some))
  );
}
