import type {
  AssumeRoleRequest,
  AssumeRoleResponse,
} from '@aws-sdk/client-sts';
import { AwsError } from '../../core/AwsError';
import { rolePrincipal } from '../../core/principals';
import { CallContext, Principal } from '../../core/types';
import { authorizeAssumption, unknownRole } from './authorizeAssumption';
import { issueCredentials } from './issueCredentials';
import { roleByArn } from './roleByArn';
import { sessionPolicies } from './sessionPolicies';
import { sessionTags } from './sessionTags';

const DEFAULT_DURATION = 3600;
const CHAINED_MAXIMUM = 3600;

/** `sts:AssumeRole`. Credentials end by the time of day of the sandbox's clock, which runs as clients' do unless it is advanced. */
export function assumeRole(
  context: CallContext,
  input: AssumeRoleRequest,
): AssumeRoleResponse {
  const { principal } = context;
  if (principal.arn.endsWith(':root')) {
    throw new AwsError(
      'AccessDenied',
      'Roles may not be assumed by root accounts.',
      403,
    );
  }
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
  const issuedAt = context.clock.now();
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
    issuedAt,
  });
  const Credentials = issueCredentials(context, session, duration);
  return {
    Credentials,
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
