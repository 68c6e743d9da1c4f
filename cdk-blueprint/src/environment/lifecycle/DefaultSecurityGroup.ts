import { CustomResource, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { DOMAIN_LIFECYCLE_ACTIONS } from '../../lambda/domainLifecycleActions';
import { acknowledgeWildcards } from '../../policy/acknowledge';
import { LifecycleProvider } from './LifecycleProvider';

/** Properties of {@link DefaultSecurityGroup}. */
export interface DefaultSecurityGroupProps {
  readonly provider: LifecycleProvider;

  /** A change takes the rules off the group of the new network. */
  readonly vpc: ec2.Vpc;
}

const ACTIONS = DOMAIN_LIFECYCLE_ACTIONS['Custom::DefaultSecurityGroup'];

/** Takes all rules off the group that AWS puts into every network, so that nothing gets anywhere with it. */
export class DefaultSecurityGroup extends Construct {
  constructor(scope: Construct, id: string, props: DefaultSecurityGroupProps) {
    super(scope, id);
    const { provider, vpc } = props;
    const policy = provider.allow(this, 'Policy', [
      new iam.PolicyStatement({
        sid: 'FindDefaultGroup',
        actions: [...ACTIONS.unscoped],
        resources: ['*'],
      }),
      new iam.PolicyStatement({
        sid: 'CloseDefaultGroup',
        actions: [...ACTIONS.securityGroup],
        resources: [
          Stack.of(this).formatArn({
            service: 'ec2',
            resource: 'security-group',
            resourceName: vpc.vpcDefaultSecurityGroup,
          }),
        ],
      }),
    ]);
    acknowledgeWildcards(policy, {
      resources: ['*'],
      reason: 'EC2 lists security groups without a resource to scope to',
    });
    const resource = new CustomResource(this, 'Resource', {
      serviceToken: provider.serviceToken,
      resourceType: 'Custom::DefaultSecurityGroup',
      properties: { VpcId: vpc.vpcId },
    });
    resource.node.addDependency(policy);
  }
}
