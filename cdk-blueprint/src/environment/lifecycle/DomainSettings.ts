import { CustomResource, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { CfnDomain } from 'aws-cdk-lib/aws-sagemaker';
import { Construct } from 'constructs';
import { DOMAIN_LIFECYCLE_ACTIONS } from '../../lambda/domainLifecycleActions';
import { acknowledgeWildcards } from '../../policy/acknowledge';
import { EnvironmentTags } from '../environmentTags';
import { StudioFileSystem } from '../StudioFileSystem';
import { LifecycleProvider } from './LifecycleProvider';
import {
  fileSystemArns,
  inNetwork,
  interfaceArns,
  MADE_BY_SAGEMAKER,
  securityGroupArns,
} from './resourceArns';

/** Properties of {@link DomainSettings}. */
export interface DomainSettingsProps {
  readonly provider: LifecycleProvider;

  /** A change applies everything to the new domain. */
  readonly domain: CfnDomain;

  readonly vpc: ec2.IVpc;

  /** Its mount targets admit the domain's apps. */
  readonly fileSystem: StudioFileSystem;

  readonly fixedTags: EnvironmentTags;

  /** Tags of the domain and its home file system that follow the config. */
  readonly mutableTags: EnvironmentTags;

  /**
   * `CanvasAppSettings` of the domain's people, as the API takes them.
   *
   * @default nothing is set
   */
  readonly canvas?: object;
}

const ACTIONS = DOMAIN_LIFECYCLE_ACTIONS['Custom::StudioDomainSettings'];

/**
 * What CloudFormation cannot say of a domain, or only by replacing it: tags that change, Canvas, and that its apps may
 * reach the team's file system (by a security group that exists only after the domain).
 */
export class DomainSettings extends Construct {
  constructor(scope: Construct, id: string, props: DomainSettingsProps) {
    super(scope, id);
    const { provider, domain, fileSystem } = props;
    const policy = provider.allow(this, 'Policy', this.statements(props));
    acknowledgeWildcards(policy, {
      resources: [
        '*',
        fileSystemArns(this),
        interfaceArns(this),
        securityGroupArns(this),
      ],
      reason:
        'SageMaker names what it makes by itself; a tag with the domain’s ARN and the network tell what belongs to this domain',
    });
    const resource = new CustomResource(this, 'Resource', {
      serviceToken: provider.serviceToken,
      resourceType: 'Custom::StudioDomainSettings',
      properties: {
        DomainId: domain.attrDomainId,
        DomainArn: domain.attrDomainArn,
        TeamFileSystemId: fileSystem.fileSystemId,
        Tags: JSON.stringify(props.mutableTags),
        FixedTags: JSON.stringify(props.fixedTags),
        CanvasSettings: props.canvas
          ? Stack.of(this).toJsonString(props.canvas)
          : '',
      },
    });
    resource.node.addDependency(policy, fileSystem.mountTargets);
  }

  private statements(props: DomainSettingsProps): iam.PolicyStatement[] {
    const { attrDomainArn: domainArn } = props.domain;
    return [
      new iam.PolicyStatement({
        sid: 'SetDomain',
        actions: [...ACTIONS.domain],
        resources: [domainArn],
      }),
      new iam.PolicyStatement({
        sid: 'FindGroups',
        actions: [
          ...ACTIONS.unscoped,
          // EFS looks for the groups of a mount target as whoever asks.
          'ec2:DescribeNetworkInterfaceAttribute',
        ],
        resources: ['*'],
      }),
      new iam.PolicyStatement({
        sid: 'TagHomeFileSystem',
        actions: [...ACTIONS.homeFileSystem],
        resources: [fileSystemArns(this)],
        conditions: { StringEquals: { [MADE_BY_SAGEMAKER]: domainArn } },
      }),
      new iam.PolicyStatement({
        sid: 'AdmitToTeamFileSystem',
        actions: [...ACTIONS.teamFileSystem],
        resources: [props.fileSystem.fileSystem.fileSystemArn],
      }),
      new iam.PolicyStatement({
        sid: 'ChangeGroupsOfMountTargets',
        actions: [...ACTIONS.networkInterfaces],
        resources: [interfaceArns(this), securityGroupArns(this)],
        conditions: inNetwork(this, props.vpc),
      }),
    ];
  }
}
