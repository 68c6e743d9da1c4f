import { CallContext } from '../../core/types';
import { grantCovers } from './grantCovers';
import {
  callerConditions,
  EncryptionContext,
  keyConditions,
} from './keyConditions';
import { KmsKey, KmsState } from './KmsState';
import { required } from './kmsError';

/** What of a request the key's policy can look at. */
export interface KeyRequest {
  readonly conditions?: Record<string, string | string[]>;
  /** For cryptographic operations. */
  readonly encryptionContext?: EncryptionContext;
  /** Operation by the name that grants have for it, where a grant can allow it. */
  readonly grantOperation?: string;
}

/** The context in which a key is: its ARN may name another account. */
export function contextOfKey(
  context: CallContext,
  identifier: string,
): CallContext {
  const [, region, accountId] =
    /^arn:[\w-]+:kms:([\w-]+):(\d{12}):/.exec(identifier) ?? [];
  return accountId === undefined || region !== context.region
    ? context
    : context.with({ accountId });
}

/** The key that a request names, once the key's own policy and the caller's, or a grant, allow the action. */
export function authorizedKey(
  context: CallContext,
  action: string,
  identifier: string | undefined,
  request: KeyRequest = {},
): KmsKey {
  const name = required(identifier, 'keyId');
  const state = KmsState.of(contextOfKey(context, name));
  const key = state.find(name);
  if (!key || !isInRegion(context, name)) {
    // Who may not use any key does not learn which ones there are.
    context.authorize(
      `kms:${action}`,
      missingArn(context, name),
      callerConditions(context),
    );
    return state.key(name);
  }
  authorizeKey(context, action, key, {
    ...request,
    conditions: {
      ...(name.includes('alias/')
        ? { 'kms:RequestAlias': name.slice(name.indexOf('alias/')) }
        : {}),
      ...request.conditions,
    },
  });
  return key;
}

/** Checks an action on a key that is known. */
export function authorizeKey(
  context: CallContext,
  action: string,
  key: KmsKey,
  { conditions, encryptionContext, grantOperation }: KeyRequest = {},
): void {
  const state = KmsState.of(contextOfKey(context, key.arn));
  context.authorize(
    `kms:${action}`,
    key.arn,
    {
      ...callerConditions(context),
      ...keyConditions(state, key),
      ...conditions,
    },
    {
      resourcePolicy: key.policy,
      resourcePolicyRequired: true,
      resourceAccountId: key.accountId,
      granted:
        grantOperation !== undefined &&
        grantCovers(context, state, {
          keyId: key.keyId,
          operation: grantOperation,
          encryptionContext,
        }),
    },
  );
}

function isInRegion({ region }: CallContext, identifier: string): boolean {
  return !identifier.startsWith('arn:') || identifier.split(':')[3] === region;
}

function missingArn(context: CallContext, identifier: string): string {
  if (identifier.startsWith('arn:')) {
    return identifier;
  }
  const { partition, region, accountId } = context;
  const resource = identifier.startsWith('alias/')
    ? identifier
    : `key/${identifier}`;
  return `arn:${partition}:kms:${region}:${accountId}:${resource}`;
}
