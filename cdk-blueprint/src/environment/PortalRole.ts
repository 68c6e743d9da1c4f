import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { EnvironmentConfig } from '../config';
import { PORTAL_ROLE_PATH } from '../config/environmentNames';
import { acknowledgeInlinePolicy } from '../policy/acknowledge';

/** Session tag that says whose session it is; user profiles carry the same tag. */
export const STUDIO_USER_TAG = 'studiouserid';

/** Properties of {@link PortalRole}. */
export interface PortalRoleProps {
  /** At most 64 characters. */
  readonly roleName: string;

  readonly description: string;

  /** Who may assume the role, and with which external id. */
  readonly access: NonNullable<EnvironmentConfig['access']>;
}

/**
 * A role that the portal assumes for one person at a time: only with the external id, a source identity and the tag
 * `studiouserid`, so that AWS's own log says who acted.
 */
export class PortalRole extends Construct {
  readonly role: iam.Role;

  constructor(scope: Construct, id: string, props: PortalRoleProps) {
    super(scope, id);
    const hub = () => new iam.ArnPrincipal(props.access.hubRoleArn);
    const anyUser = { [`aws:RequestTag/${STUDIO_USER_TAG}`]: '?*' };
    const anyIdentity = { 'sts:SourceIdentity': '?*' };
    this.role = new iam.Role(this, 'Resource', {
      path: PORTAL_ROLE_PATH,
      roleName: props.roleName,
      description: props.description,
      assumedBy: hub().withConditions({
        StringEquals: { 'sts:ExternalId': props.access.externalId },
        StringLike: { ...anyUser, ...anyIdentity },
      }),
    });
    acknowledgeInlinePolicy(this.role);
    // One statement per action: STS knows other condition keys for each, and a condition on a key that a call does not
    // have denies the call.
    this.role.assumeRolePolicy?.addStatements(
      new iam.PolicyStatement({
        actions: ['sts:TagSession'],
        principals: [hub()],
        conditions: {
          StringLike: anyUser,
          'ForAllValues:StringEquals': { 'aws:TagKeys': [STUDIO_USER_TAG] },
        },
      }),
      new iam.PolicyStatement({
        actions: ['sts:SetSourceIdentity'],
        principals: [hub()],
        conditions: { StringLike: anyIdentity },
      }),
    );
  }
}
