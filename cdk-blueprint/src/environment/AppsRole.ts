import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { acknowledgeWildcards } from '../policy/acknowledge';
import { DomainArns } from './DomainArns';
import { PortalRole, PortalRoleProps } from './PortalRole';

/** Properties of {@link AppsRole}. */
export interface AppsRoleProps extends Omit<PortalRoleProps, 'description'> {
  /** The domain whose apps are shown and stopped. */
  readonly domain: DomainArns;
}

/** Shows what runs in the domain and stops it. A session of this role can start nothing and open nothing. */
export class AppsRole extends Construct {
  readonly role: iam.Role;

  constructor(scope: Construct, id: string, props: AppsRoleProps) {
    super(scope, id);
    const { spaces, apps } = props.domain;
    this.role = new PortalRole(this, 'Resource', {
      ...props,
      description: 'The portal shows and stops Studio apps with this role',
    }).role;
    this.role.addToPolicy(
      new iam.PolicyStatement({
        sid: 'ListSpacesAndApps',
        actions: ['sagemaker:ListSpaces', 'sagemaker:ListApps'],
        resources: ['*'],
      }),
    );
    this.role.addToPolicy(
      new iam.PolicyStatement({
        sid: 'SeeSpacesAndApps',
        actions: ['sagemaker:DescribeSpace', 'sagemaker:DescribeApp'],
        resources: [spaces, apps],
      }),
    );
    this.role.addToPolicy(
      new iam.PolicyStatement({
        sid: 'StopApps',
        actions: ['sagemaker:DeleteApp'],
        resources: [apps],
      }),
    );
    acknowledgeWildcards(this.role, {
      resources: ['*'],
      reason:
        'SageMaker lists spaces and apps of all domains at once; the calls cannot be scoped to one domain',
    });
    acknowledgeWildcards(this.role, {
      resources: [spaces, apps],
      reason: 'Spaces and apps of this domain come and go',
    });
  }
}
