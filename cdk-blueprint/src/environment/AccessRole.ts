import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { acknowledgeWildcards } from '../policy/acknowledge';
import { DomainArns } from './DomainArns';
import { PortalRole, PortalRoleProps, STUDIO_USER_TAG } from './PortalRole';

/** Properties of {@link AccessRole}. */
export interface AccessRoleProps extends Omit<PortalRoleProps, 'description'> {
  /** The domain whose profiles are opened. */
  readonly domain: DomainArns;
}

/** Mints Studio URLs, for the profile of the person whose session it is. A session of this role can do nothing else. */
export class AccessRole extends Construct {
  readonly role: iam.Role;

  constructor(scope: Construct, id: string, props: AccessRoleProps) {
    super(scope, id);
    this.role = new PortalRole(this, 'Resource', {
      ...props,
      description:
        'The portal opens Studio for one person at a time with this role',
    }).role;
    this.role.addToPolicy(
      new iam.PolicyStatement({
        sid: 'OpenOwnProfile',
        actions: [
          'sagemaker:CreatePresignedDomainUrl',
          'sagemaker:DescribeUserProfile',
        ],
        resources: [props.domain.profiles],
        conditions: {
          StringEquals: {
            [`sagemaker:ResourceTag/${STUDIO_USER_TAG}`]: `\${aws:PrincipalTag/${STUDIO_USER_TAG}}`,
          },
          ...throughEndpoints(props.access.sourceVpceIds),
        },
      }),
    );
    acknowledgeWildcards(this.role, {
      resources: [props.domain.profiles],
      reason:
        'Profiles are made when people first come; a tag on the profile must name the person of the session',
    });
  }
}

// SageMaker applies the policy of whoever minted a URL to each request of the browser again: the list holds the endpoint
// that the portal calls the API through as well as the one that people reach Studio through.
function throughEndpoints(ids: readonly string[]) {
  return ids.length === 0
    ? {}
    : { 'ForAnyValue:StringEquals': { 'aws:sourceVpce': [...ids] } };
}
