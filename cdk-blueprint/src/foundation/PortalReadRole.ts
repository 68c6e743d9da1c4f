import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { FoundationConfig } from '../config';
import { PORTAL_ROLE_PATH } from '../config/roleNames';
import {
  acknowledgeInlinePolicy,
  acknowledgeWildcards,
} from '../policy/acknowledge';
import { readStatements } from './readStatements';

/** Beginning of the names of the portal's own sessions; sessions for people are named after them. */
const PORTAL_SESSIONS = 'gco-analytics-*';

/** Properties of {@link PortalReadRole}. */
export interface PortalReadRoleProps {
  /** At most 64 characters. A change replaces the role, and the portal must be told its new ARN. */
  readonly roleName: string;

  /** Who may assume the role, and with which external id. */
  readonly portal: NonNullable<FoundationConfig['portal']>;
}

/** The portal reads the state of environments with this role, again and again and for nobody in particular. */
export class PortalReadRole extends Construct {
  readonly role: iam.Role;

  constructor(scope: Construct, id: string, props: PortalReadRoleProps) {
    super(scope, id);
    const { hubRoleArn, externalId } = props.portal;
    this.role = new iam.Role(this, 'Resource', {
      path: PORTAL_ROLE_PATH,
      roleName: props.roleName,
      description: 'The portal reads the state of environments with this role',
      assumedBy: new iam.ArnPrincipal(hubRoleArn).withConditions({
        StringEquals: { 'sts:ExternalId': externalId },
        StringLike: { 'sts:RoleSessionName': PORTAL_SESSIONS },
      }),
    });
    const statements = readStatements(Stack.of(this));
    statements.forEach(statement => this.role.addToPolicy(statement));
    acknowledgeInlinePolicy(this.role);
    acknowledgeWildcards(this.role, {
      resources: [...new Set(statements.flatMap(({ resources }) => resources))],
      reason:
        'Environments come and go without this role being told; it lists and describes, and reads neither data nor secrets',
    });
  }
}
