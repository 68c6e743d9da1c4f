import { randomBytes } from 'crypto';
import type {
  CreateGrantRequest,
  GrantListEntry,
  ListGrantsRequest,
  ListRetirableGrantsRequest,
  RetireGrantRequest,
  RevokeGrantRequest,
} from '@aws-sdk/client-kms';
import { serviceOf } from '../../core/serviceLinkedRole';
import { CallContext, Operation } from '../../core/types';
import { authorizedKey, contextOfKey } from './authorizedKey';
import { granteeNames } from './keyConditions';
import { KmsGrant, KmsState } from './KmsState';
import { notFound, required, validation } from './kmsError';
import { pageOf } from './pageOf';
import { requireUsable } from './requireUsable';

const OPERATIONS = [
  'CreateGrant',
  'Decrypt',
  'DescribeKey',
  'Encrypt',
  'GenerateDataKey',
  'GenerateDataKeyPair',
  'GenerateDataKeyPairWithoutPlaintext',
  'GenerateDataKeyWithoutPlaintext',
  'GenerateMac',
  'GetPublicKey',
  'ReEncryptFrom',
  'ReEncryptTo',
  'RetireGrant',
  'Sign',
  'Verify',
  'VerifyMac',
  'DeriveSharedSecret',
];

/** Operations on grants. */
export const grantOperations: Readonly<Record<string, Operation>> = {
  CreateGrant(context, input: CreateGrantRequest) {
    const operations = required(input.Operations, 'operations');
    const unknown = operations.find(name => !OPERATIONS.includes(name));
    if (unknown) {
      throw validation(`Operation ${unknown} is not one that grants can allow`);
    }
    const grantee = required(input.GranteePrincipal, 'granteePrincipal');
    const key = authorizedKey(context, 'CreateGrant', input.KeyId, {
      grantOperation: 'CreateGrant',
      conditions: grantConditions(context, input),
    });
    requireUsable(key);
    const { grants } = KmsState.of(contextOfKey(context, key.arn));
    const same = [...grants.values()].find(
      grant => input.Name !== undefined && isSame(grant, key.keyId, input),
    );
    const grant: KmsGrant = same ?? {
      grantId: randomBytes(32).toString('hex'),
      grantToken: randomBytes(96).toString('base64'),
      keyId: key.keyId,
      name: input.Name,
      creationDate: context.clock.now(),
      granteePrincipal: grantee,
      retiringPrincipal: input.RetiringPrincipal,
      issuingAccount: `arn:${context.partition}:iam::${context.accountId}:root`,
      operations,
      constraints: input.Constraints,
    };
    grants.set(grant.grantId, grant);
    return { GrantId: grant.grantId, GrantToken: grant.grantToken };
  },

  ListGrants(context, input: ListGrantsRequest) {
    const key = authorizedKey(context, 'ListGrants', input.KeyId);
    const { grants } = KmsState.of(contextOfKey(context, key.arn));
    return listed(
      [...grants.values()].filter(
        grant =>
          grant.keyId === key.keyId &&
          [undefined, grant.grantId].includes(input.GrantId) &&
          [undefined, grant.granteePrincipal].includes(input.GranteePrincipal),
      ),
      key.arn,
      input,
    );
  },

  ListRetirableGrants(context, input: ListRetirableGrantsRequest) {
    context.authorize('kms:ListRetirableGrants', '*');
    const state = KmsState.of(context);
    const found = [...state.grants.values()].filter(
      grant => grant.retiringPrincipal === input.RetiringPrincipal,
    );
    return listed(found, undefined, input);
  },

  RevokeGrant(context, input: RevokeGrantRequest) {
    const key = authorizedKey(context, 'RevokeGrant', input.KeyId, {
      conditions: awsResourceCondition(context),
    });
    const { grants } = KmsState.of(contextOfKey(context, key.arn));
    const grant = grants.get(required(input.GrantId, 'grantId'));
    if (grant?.keyId !== key.keyId) {
      throw notFound(`Grant ID ${input.GrantId} not found`);
    }
    grants.delete(grant.grantId);
    return {};
  },

  RetireGrant(context, input: RetireGrantRequest) {
    const state = KmsState.of(contextOfKey(context, input.KeyId ?? ''));
    const grant = [...state.grants.values()].find(
      ({ grantId, grantToken }) =>
        grantId === input.GrantId || grantToken === input.GrantToken,
    );
    // Whom the grant names may retire it whatever the policies say; everybody else needs to be allowed.
    const isNamed =
      grant !== undefined &&
      granteeNames(context).some(
        name =>
          name === grant.retiringPrincipal ||
          (name === grant.granteePrincipal &&
            grant.operations.includes('RetireGrant')),
      );
    if (!isNamed) {
      authorizedKey(context, 'RetireGrant', grant?.keyId ?? input.KeyId ?? '*');
    }
    if (!grant) {
      throw notFound('The grant was not found');
    }
    state.grants.delete(grant.grantId);
    return {};
  },
};

function grantConditions(
  context: CallContext,
  input: CreateGrantRequest,
): Record<string, string | string[]> {
  const constraint = Object.keys(input.Constraints ?? {})[0];
  const isService = /\.amazonaws\.com(\.cn)?$/.test(input.GranteePrincipal!);
  return {
    ...awsResourceCondition(context),
    'kms:GranteePrincipal': input.GranteePrincipal!,
    'kms:GrantOperations': [...input.Operations!],
    ...(isService
      ? { 'kms:GranteeServicePrincipal': input.GranteePrincipal! }
      : {}),
    ...(constraint ? { 'kms:GrantConstraintType': constraint } : {}),
    ...(input.RetiringPrincipal
      ? { 'kms:RetiringPrincipal': input.RetiringPrincipal }
      : {}),
  };
}

/** Grants that a service of AWS asks for on behalf of the caller are for a resource of the service. */
function awsResourceCondition({
  origin,
  principal,
}: CallContext): Record<string, string> {
  const isForResource =
    origin.calledVia.length > 0 || serviceOf(principal) !== undefined;
  return { 'kms:GrantIsForAWSResource': String(isForResource) };
}

function isSame(
  grant: KmsGrant,
  keyId: string,
  input: CreateGrantRequest,
): boolean {
  return (
    grant.keyId === keyId &&
    grant.name === input.Name &&
    grant.granteePrincipal === input.GranteePrincipal &&
    grant.operations.join() === (input.Operations ?? []).join()
  );
}

function listed(
  grants: readonly KmsGrant[],
  keyArn: string | undefined,
  input: { Marker?: string; Limit?: number },
): object {
  const { page, NextMarker } = pageOf(grants, input, ({ grantId }) => grantId);
  return {
    Grants: page.map(
      (grant): GrantListEntry => ({
        KeyId: keyArn ?? grant.keyId,
        GrantId: grant.grantId,
        Name: grant.name,
        CreationDate: grant.creationDate,
        GranteePrincipal: grant.granteePrincipal,
        RetiringPrincipal: grant.retiringPrincipal,
        IssuingAccount: grant.issuingAccount,
        Operations: [...grant.operations] as GrantListEntry['Operations'],
        Constraints: grant.constraints,
      }),
    ),
    NextMarker,
    Truncated: NextMarker !== undefined,
  };
}
