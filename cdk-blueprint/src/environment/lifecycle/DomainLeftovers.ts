import { CustomResource } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { DOMAIN_LIFECYCLE_ACTIONS } from '../../lambda/domainLifecycleActions';
import { acknowledgeWildcards } from '../../policy/acknowledge';
import { ENVIRONMENT_TAG, EnvironmentTags } from '../environmentTags';
import { LifecycleProvider } from './LifecycleProvider';
import {
  domainArns,
  fileSystemArns,
  inNetwork,
  interfaceArns,
  MADE_BY_SAGEMAKER,
  securityGroupArns,
} from './resourceArns';

/** Properties of {@link DomainLeftovers}. */
export interface DomainLeftoversProps {
  readonly provider: LifecycleProvider;

  /** Network of the domain; must outlive this, with its subnets. */
  readonly vpc: ec2.IVpc;

  /** Tags that never change; the domain's home file system carries them. */
  readonly fixedTags: EnvironmentTags;

  /** Whether people's files of the domain's home file system go with the environment. */
  readonly homeFileSystem: 'destroy' | 'retain';
}

const ACTIONS = DOMAIN_LIFECYCLE_ACTIONS['Custom::StudioDomainLeftovers'];

/**
 * Takes away what SageMaker made for the domain and leaves behind when the domain goes: the home file system with its
 * mount targets, and two security groups that refer to each other. While they are there the network cannot be deleted.
 */
export class DomainLeftovers extends Construct {
  constructor(scope: Construct, id: string, props: DomainLeftoversProps) {
    super(scope, id);
    const { provider, vpc } = props;
    const policy = provider.allow(this, 'Policy', this.statements(props));
    acknowledgeWildcards(policy, {
      resources: [
        '*',
        domainArns(this),
        fileSystemArns(this),
        interfaceArns(this),
        securityGroupArns(this),
      ],
      reason:
        'SageMaker names what it makes by itself; tags and the network tell what belongs to this environment',
    });
    const resource = new CustomResource(this, 'Resource', {
      serviceToken: provider.serviceToken,
      resourceType: 'Custom::StudioDomainLeftovers',
      properties: {
        VpcId: vpc.vpcId,
        FixedTags: JSON.stringify(props.fixedTags),
        HomeFileSystem: props.homeFileSystem,
      },
    });
    resource.node.addDependency(policy);
  }

  private statements(props: DomainLeftoversProps): iam.PolicyStatement[] {
    const domains = domainArns(this);
    const inVpc = inNetwork(this, props.vpc);
    return [
      new iam.PolicyStatement({
        sid: 'FindLeftovers',
        actions: [...ACTIONS.unscoped],
        resources: ['*'],
      }),
      // What belongs to a domain that is still there must not be touched.
      new iam.PolicyStatement({
        sid: 'SeeDomains',
        actions: [...ACTIONS.domains],
        resources: [domains],
      }),
      new iam.PolicyStatement({
        sid: 'TakeHomeFileSystem',
        actions: [...ACTIONS.homeFileSystem],
        resources: [fileSystemArns(this)],
        conditions: {
          StringLike: {
            [MADE_BY_SAGEMAKER]: domains,
          },
          // A domain that failed half-way has left a file system without the environment's tags.
          StringEqualsIfExists: {
            [`aws:ResourceTag/${ENVIRONMENT_TAG}`]:
              props.fixedTags[ENVIRONMENT_TAG],
          },
        },
      }),
      new iam.PolicyStatement({
        sid: 'DeleteMountTargetInterfaces',
        actions: [...ACTIONS.networkInterfaces],
        resources: [interfaceArns(this)],
        conditions: inVpc,
      }),
      new iam.PolicyStatement({
        sid: 'DeleteNfsGroups',
        actions: [...ACTIONS.securityGroups],
        resources: [securityGroupArns(this)],
        conditions: inVpc,
      }),
    ];
  }
}
