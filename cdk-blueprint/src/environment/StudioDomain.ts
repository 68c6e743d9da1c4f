import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { CfnDomain } from 'aws-cdk-lib/aws-sagemaker';
import { Construct } from 'constructs';
import type { EnvironmentConfig } from '../config';
import { APP_INSTANCE_TYPES } from '../config/appInstanceTypes';
import { acknowledgeWildcards } from '../policy/acknowledge';
import { StudioFileSystem } from './StudioFileSystem';
import { DomainArns } from './DomainArns';
import { executionRoleStatements } from './executionRoleStatements';

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

  /** Mounted into every app; its mount targets exist before the domain is made. */
  readonly fileSystem: StudioFileSystem;

  /** What people may use, and for how long. Changes update the domain in place. */
  readonly settings: Pick<
    EnvironmentConfig['studio'],
    'idleShutdown' | 'codeEditor' | 'instanceTypes'
  >;

  /** A change replaces the domain, so these must never hold anything that changes. */
  readonly tags: Readonly<Record<string, string>>;
}

/** The SageMaker Studio domain: IAM mode, inside the VPC, with people's names on what they do. */
export class StudioDomain extends Construct {
  readonly domain: CfnDomain;
  readonly arns: DomainArns;

  private readonly settings: StudioDomainProps['settings'];

  constructor(scope: Construct, id: string, props: StudioDomainProps) {
    super(scope, id);
    this.settings = props.settings;
    const shared = {
      executionRole: props.executionRole.roleArn,
      securityGroups: [props.securityGroup.securityGroupId],
      jupyterLabAppSettings: { appLifecycleManagement: this.idleShutdown() },
      // The whole file system: the root is the one directory that exists from the beginning.
      customFileSystemConfigs: [
        {
          efsFileSystemConfig: {
            fileSystemId: props.fileSystem.fileSystemId,
            fileSystemPath: '/',
          },
        },
      ],
    };
    this.domain = new CfnDomain(this, 'Resource', {
      domainName: props.domainName,
      authMode: 'IAM',
      appNetworkAccessType: 'VpcOnly',
      vpcId: props.vpc.vpcId,
      subnetIds: props.subnetIds,
      kmsKeyId: props.key.keyArn,
      // Cannot be switched while apps run, so it is on from the first deployment.
      domainSettings: { executionRoleIdentityConfig: 'USER_PROFILE_NAME' },
      defaultUserSettings: {
        ...shared,
        codeEditorAppSettings: { appLifecycleManagement: this.idleShutdown() },
        studioWebPortal: 'ENABLED',
        defaultLandingUri: 'studio::',
        studioWebPortalSettings: {
          hiddenAppTypes: props.settings.codeEditor.enabled
            ? []
            : ['CodeEditor'],
          hiddenInstanceTypes: this.hiddenInstanceTypes(),
        },
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
  }

  // Written out even when switched off: leaving a setting away does not take it back.
  private idleShutdown(): CfnDomain.AppLifecycleManagementProperty {
    const { enabled, timeoutMinutes, minMinutes, maxMinutes } =
      this.settings.idleShutdown;
    return {
      idleSettings: {
        lifecycleManagement: enabled ? 'ENABLED' : 'DISABLED',
        idleTimeoutInMinutes: timeoutMinutes,
        minIdleTimeoutInMinutes: minMinutes,
        maxIdleTimeoutInMinutes: maxMinutes,
      },
    };
  }

  private hiddenInstanceTypes(): string[] {
    const { instanceTypes } = this.settings;
    return instanceTypes.length === 0
      ? []
      : APP_INSTANCE_TYPES.filter(type => !instanceTypes.includes(type));
  }
}
