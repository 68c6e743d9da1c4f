import { serviceOf } from '../../core/serviceLinkedRole';
import { CallContext } from '../../core/types';
import { KmsKey, KmsState } from './KmsState';

type Conditions = Record<string, string | string[]>;

/** What the caller tells KMS beside the data, as text by name. */
export type EncryptionContext = Readonly<Record<string, string>>;

/** Condition keys of the caller: its account, and the service that carries its identity on. */
export function callerConditions(context: CallContext): Conditions {
  const { principal, region, origin } = context;
  const via = origin.calledVia[origin.calledVia.length - 1];
  return {
    ...(principal.kind === 'service'
      ? {}
      : { 'kms:CallerAccount': principal.accountId }),
    ...(via === undefined
      ? {}
      : { 'kms:ViaService': via.replace(/^([^.]+)\./, `$1.${region}.`) }),
  };
}

/** Condition keys of the key itself. */
export function keyConditions(state: KmsState, key: KmsKey): Conditions {
  const aliases = [...state.aliases.values()]
    .filter(alias => alias.targetKeyId === key.keyId)
    .map(alias => alias.aliasName);
  return {
    'kms:KeySpec': key.keySpec,
    'kms:KeyUsage': key.keyUsage,
    'kms:KeyOrigin': key.origin,
    'kms:MultiRegion': String(key.multiRegion),
    ...(aliases.length ? { 'kms:ResourceAliases': aliases } : {}),
    ...Object.fromEntries(
      key.tags.map(({ TagKey, TagValue }) => [
        `aws:ResourceTag/${TagKey}`,
        TagValue!,
      ]),
    ),
  };
}

/** Condition keys of a cryptographic operation's encryption context. */
export function encryptionContextConditions(
  encryptionContext: EncryptionContext = {},
): Conditions {
  const names = Object.keys(encryptionContext);
  return {
    'kms:EncryptionAlgorithm': 'SYMMETRIC_DEFAULT',
    ...(names.length ? { 'kms:EncryptionContextKeys': names } : {}),
    ...Object.fromEntries(
      names.map(name => [
        `kms:EncryptionContext:${name}`,
        encryptionContext[name],
      ]),
    ),
  };
}

/** Condition keys of a request that sets tags. */
export function requestTagConditions(
  tags: ReadonlyArray<{ TagKey?: string; TagValue?: string }> = [],
): Conditions {
  return {
    ...Object.fromEntries(
      tags.map(({ TagKey, TagValue }) => [
        `aws:RequestTag/${TagKey}`,
        TagValue!,
      ]),
    ),
    ...(tags.length ? { 'aws:TagKeys': tags.map(tag => tag.TagKey!) } : {}),
  };
}

/** The names by which grants can mean the caller. */
export function granteeNames({ principal }: CallContext): string[] {
  const names = [principal.arn, principal.roleArn, serviceOf(principal)];
  return names.filter(name => name !== undefined);
}
