import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { CfnDomain } from 'aws-cdk-lib/aws-sagemaker';
import { Construct } from 'constructs';
import type { EnvironmentConfig } from '../config';
import { acknowledgeWildcards } from '../policy/acknowledge';
import { DomainArns } from './DomainArns';
import { appSettings, portalSettings } from './domainSettings';
import { executionRoleStatements } from './executionRoleStatements';
import { LifecycleScripts } from './LifecycleScripts';
import { StudioFileSystem } from './StudioFileSystem';

/** Properties of {@link StudioDomain}. */
export interface StudioDomainProps {
  /** At most 63 characters. A change replaces the domain. */
  readonly domainName: string;

  /** A change replaces the domain. */
  readonly vpc: ec2.IVpc;

  /** A change replaces the domain. */
  readonly subnetIds: string[];

  /** Group of every Studio app. */
  readonly securityGroup: ec2.ISecurityGroup;

  /** Encrypts Studio's home file system and volumes. A change replaces the domain. */
  readonly key: kms.IKey;

  /** Role of every app. */
  readonly executionRole: iam.IRole;

  /** Profiles mount directories of it, so its mount targets come before the domain and go after it. */
  readonly fileSystem: StudioFileSystem;

  /** Run when apps start. */
  readonly scripts: LifecycleScripts;

  /** What people may use, and for how long. Changes update the domain in place. */
  readonly settings: EnvironmentConfig['studio'];

  /** A change replaces the domain, so these must never hold anything that changes. */
  readonly tags: Readonly<Record<string, string>>;
}

/**
 * The SageMaker Studio domain: IAM mode, inside the VPC, with people's names on what they do. It mounts no file system by
 * itself: each profile names a directory of its own on the team's.
 */
export class StudioDomain extends Construct {
  readonly domain: CfnDomain;
  readonly arns: DomainArns;

  private readonly settings: StudioDomainProps['settings'];

  constructor(scope: Construct, id: string, props: StudioDomainProps) {
    super(scope, id);
    this.settings = props.settings;
    const { settings, scripts } = props;
    const shared = {
      executionRole: props.executionRole.roleArn,
      securityGroups: [props.securityGroup.securityGroupId],
      jupyterLabAppSettings: appSettings(
        settings,
        scripts.arnFor('JupyterLab'),
      ),
    };
    this.domain = new CfnDomain(this, 'Resource', {
      domainName: props.domainName,
      authMode: 'IAM',
      appNetworkAccessType: 'VpcOnly',
      vpcId: props.vpc.vpcId,
      subnetIds: props.subnetIds,
      kmsKeyId: props.key.keyArn,
      homeEfsFileSystemCreation:
        settings.homeEfs === 'enabled' ? 'Enabled' : 'Disabled',
      // Cannot be switched while apps run, so it is on from the first deployment.
      domainSettings: { executionRoleIdentityConfig: 'USER_PROFILE_NAME' },
      defaultUserSettings: {
        ...shared,
        codeEditorAppSettings: appSettings(
          settings,
          scripts.arnFor('CodeEditor'),
        ),
        studioWebPortal: 'ENABLED',
        defaultLandingUri: 'studio::',
        studioWebPortalSettings: portalSettings(settings),
      },
      defaultSpaceSettings: shared,
    });
    // Overrides whatever tags the rest of the app hands down.
    this.domain.addPropertyOverride(
      'Tags',
      Object.entries(props.tags).map(([Key, Value]) => ({ Key, Value })),
    );
    this.domain.node.addDependency(props.fileSystem.mountTargets);
    this.arns = new DomainArns(this, this.domain.attrDomainId);
  }

  /** Lets the execution role work in this domain, as the person whose profile it runs for, and nowhere else. */
  grantWork(role: iam.Role): void {
    executionRoleStatements(this.arns, this.settings).forEach(statement =>
      role.addToPolicy(statement),
    );
    acknowledgeWildcards(role, {
      resources: [this.arns.profiles, this.arns.spaces, this.arns.apps],
      reason:
        'Profiles, spaces and apps of this domain come and go; conditions keep people to their own',
    });
    if (this.settings.hyperpod.enabled) {
      acknowledgeWildcards(role, {
        resources: [this.arns.clusters, this.arns.kubernetesClusters],
        reason:
          'HyperPod clusters belong to the account, not to a domain, and come and go',
      });
    }
  }
}
