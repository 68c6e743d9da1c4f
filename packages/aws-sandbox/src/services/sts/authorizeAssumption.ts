import { CallContext } from '../../core/types';
import { accessDenied, IamRole } from '../iam';
import { SessionTags } from './sessionTags';

/** What of an AssumeRole call trust policies can look at. */
export interface Assumption {
  role: IamRole;
  roleAccountId: string;
  sessionName: string;
  externalId?: string;
  sourceIdentity?: string;
  tags: SessionTags;
}

/**
 * Checks an assumption on both sides, the caller's policies and the role's trust policy, for each of its parts: the
 * role itself, its session tags and its source identity. Each action has the condition keys that AWS documents for it
 * and no others: a trust statement that asks for an external id does not allow `sts:TagSession`.
 */
export function authorizeAssumption(
  context: CallContext,
  assumption: Assumption,
): void {
  const { role, tags } = assumption;
  const roleTags = Object.fromEntries(
    [...role.tags].flatMap(([key, value]) => [
      [`aws:ResourceTag/${key}`, value],
      [`iam:ResourceTag/${key}`, value],
    ]),
  );
  const authorize = (
    action: string,
    conditions: Record<string, string | string[]>,
  ) =>
    context.authorize(
      action,
      role.arn,
      { ...roleTags, ...conditions },
      {
        resourcePolicy: role.trustPolicy,
        resourcePolicyRequired: true,
        resourceAccountId: assumption.roleAccountId,
      },
    );
  const tagConditions = conditionsOfTags(tags);
  const sourceIdentity: Record<string, string> =
    assumption.sourceIdentity === undefined
      ? {}
      : { 'sts:SourceIdentity': assumption.sourceIdentity };
  authorize('sts:AssumeRole', {
    ...tagConditions,
    ...sourceIdentity,
    'sts:RoleSessionName': assumption.sessionName,
    ...(assumption.externalId === undefined
      ? {}
      : { 'sts:ExternalId': assumption.externalId }),
  });
  if (Object.keys(tags.effective).length > 0) {
    authorize('sts:TagSession', tagConditions);
  }
  if (assumption.sourceIdentity !== undefined) {
    authorize('sts:SetSourceIdentity', sourceIdentity);
  }
}

function conditionsOfTags(
  tags: SessionTags,
): Record<string, string | string[]> {
  const keys = Object.keys(tags.effective);
  const conditions: Record<string, string | string[]> = {};
  if (keys.length > 0) {
    conditions['aws:TagKeys'] = keys;
  }
  if (tags.transitiveKeys.length > 0) {
    conditions['sts:TransitiveTagKeys'] = tags.transitiveKeys;
  }
  for (const key of keys) {
    conditions[`aws:RequestTag/${key}`] = tags.effective[key];
  }
  return conditions;
}

/** The refusal for a role that does not exist: the same as for one that does not trust the caller. */
export function unknownRole(context: CallContext, roleArn: string): Error {
  return accessDenied(
    'sts',
    `User: ${context.principal.arn} is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`,
  );
}
