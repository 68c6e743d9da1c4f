import { randomBytes } from 'crypto';
import type {
  AssumeRoleRequest,
  AssumeRoleResponse,
} from '@aws-sdk/client-sts';
import { AwsError } from '../../core/AwsError';
import { CREDENTIAL_STORE, CredentialStore } from '../../core/CredentialStore';
import { uniqueId } from '../../core/identifiers';
import { rolePrincipal } from '../../core/principals';
import { CallContext, Principal } from '../../core/types';
import { validateConstraints } from '../../validation';
import { authorizeAssumption, unknownRole } from './authorizeAssumption';
import { ASSUME_ROLE_CONSTRAINTS } from './constraints';
import { roleByArn } from './roleByArn';
import { sessionPolicies } from './sessionPolicies';
import { sessionTags } from './sessionTags';

const DEFAULT_DURATION = 3600;
const CHAINED_MAXIMUM = 3600;

/** `sts:AssumeRole`. Credentials live in real time, as clients compare their expiry with their own clock. */
export function assumeRole(
  context: CallContext,
  input: AssumeRoleRequest,
): AssumeRoleResponse {
  validateConstraints(input, ASSUME_ROLE_CONSTRAINTS, 'ValidationError');
  const { principal } = context;
  const sourceIdentity = effectiveSourceIdentity(
    principal,
    input.SourceIdentity,
  );
  const tags = sessionTags(principal, input);
  const found = roleByArn(context, input.RoleArn!);
  if (!found) {
    throw unknownRole(context, input.RoleArn!);
  }
  const { role, accountId } = found;
  authorizeAssumption(context, {
    role,
    roleAccountId: accountId,
    sessionName: input.RoleSessionName!,
    externalId: input.ExternalId,
    sourceIdentity,
    tags,
  });
  const duration = sessionDuration(
    principal,
    input.DurationSeconds,
    role.maxSessionDuration,
  );
  const policies = sessionPolicies(
    context.with({ accountId }),
    input,
    tags.effective,
  );
  const session = rolePrincipal({
    partition: context.partition,
    accountId,
    roleArn: role.arn,
    roleId: role.roleId,
    sessionName: input.RoleSessionName!,
    sourceIdentity,
    sessionTags: tags.effective,
    transitiveTagKeys: tags.transitiveKeys,
    sessionPolicies: policies.documents,
  });
  const credentials = {
    accessKeyId: uniqueId('ASIA', 20),
    secretAccessKey: randomBytes(30).toString('base64'),
    sessionToken: randomBytes(264).toString('base64'),
    expiration: new Date(
      Math.floor(Date.now() / 1000) * 1000 + duration * 1000,
    ),
  };
  const store = context.globalStore(
    CREDENTIAL_STORE,
    () => new CredentialStore(),
  );
  store.prune(new Date());
  store.add({ ...credentials, principal: session });
  return {
    Credentials: {
      AccessKeyId: credentials.accessKeyId,
      SecretAccessKey: credentials.secretAccessKey,
      SessionToken: credentials.sessionToken,
      Expiration: credentials.expiration,
    },
    AssumedRoleUser: { AssumedRoleId: session.userId, Arn: session.arn },
    PackedPolicySize: policies.packedSize || undefined,
    SourceIdentity: sourceIdentity,
  };
}

/** The source identity of a session: once set, it stays along the whole chain. */
function effectiveSourceIdentity(
  caller: Principal,
  requested: string | undefined,
): string | undefined {
  if (requested?.startsWith('aws:')) {
    throw new AwsError(
      'ValidationError',
      `The source identity ${requested} must not begin with aws:`,
    );
  }
  if (
    caller.sourceIdentity &&
    requested !== undefined &&
    requested !== caller.sourceIdentity
  ) {
    throw new AwsError(
      'AccessDenied',
      `The source identity ${caller.sourceIdentity} of the calling session cannot be changed to ${requested}`,
      403,
    );
  }
  return caller.sourceIdentity ?? requested;
}

function sessionDuration(
  caller: Principal,
  requested: number | undefined,
  maximum: number,
): number {
  const duration = requested ?? Math.min(DEFAULT_DURATION, maximum);
  if (caller.kind === 'assumed-role' && duration > CHAINED_MAXIMUM) {
    throw new AwsError(
      'ValidationError',
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining',
    );
  }
  if (duration > maximum) {
    throw new AwsError(
      'ValidationError',
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    );
  }
  return duration;
}
