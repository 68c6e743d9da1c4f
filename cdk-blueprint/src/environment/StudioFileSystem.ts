import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as efs from 'aws-cdk-lib/aws-efs';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct, IDependable } from 'constructs';
import { acknowledge, ruleOf } from '../policy/acknowledge';
import { CLIENT_ACTIONS } from './fileSystemActions';

/** Properties of {@link StudioFileSystem}. */
export interface StudioFileSystemProps {
  readonly vpc: ec2.IVpc;

  /** One mount target is made in each of these subnets. */
  readonly subnets: ec2.SubnetSelection;

  /** Group of the mount targets; must admit NFS from those who mount. */
  readonly securityGroup: ec2.ISecurityGroup;

  /** Encrypts the file system. */
  readonly key: kms.IKey;

  /** Whether the data outlives the stack. */
  readonly removalPolicy: RemovalPolicy;
}

const THROUGH_MOUNT_TARGET = {
  Bool: { 'elasticfilesystem:AccessedViaMountTarget': 'true' },
};

/**
 * The team's file system. Each person's apps mount a directory of their own, `/home/<profile>`; who may mount at all is
 * said by the file system's own policy, which names two roles.
 */
export class StudioFileSystem extends Construct {
  readonly fileSystem: efs.FileSystem;
  readonly fileSystemId: string;

  /** Depend on this to wait for the mount targets: Studio refuses a file system without them. */
  readonly mountTargets: IDependable;

  constructor(scope: Construct, id: string, props: StudioFileSystemProps) {
    super(scope, id);
    this.fileSystem = new efs.FileSystem(this, 'Resource', {
      vpc: props.vpc,
      vpcSubnets: props.subnets,
      securityGroup: props.securityGroup,
      encrypted: true,
      kmsKey: props.key,
      enableAutomaticBackups: true,
      removalPolicy: props.removalPolicy,
    });
    acknowledge(this.fileSystem, {
      rules: ruleOf('EFSInBackupPlan'),
      reason:
        'Automatic backups are on: AWS Backup copies the file system every day by a plan of its own',
    });
    this.fileSystemId = this.fileSystem.fileSystemId;
    this.mountTargets = this.fileSystem.mountTargetsAvailable;
  }

  /** Lets the role of Studio's apps mount and write through a mount target. */
  grantMount(role: iam.IRole): void {
    this.admit('AllowExecutionRoleMount', role, THROUGH_MOUNT_TARGET);
    iam.Grant.addToPrincipal({
      grantee: role,
      actions: [...CLIENT_ACTIONS],
      resourceArns: [this.fileSystem.fileSystemArn],
      conditions: THROUGH_MOUNT_TARGET,
    });
    // Studio lists file systems and mount targets before it mounts; neither call can be scoped to one file system.
    iam.Grant.addToPrincipal({
      grantee: role,
      actions: [
        'elasticfilesystem:DescribeFileSystems',
        'elasticfilesystem:DescribeMountTargets',
      ],
      resourceArns: ['*'],
    });
  }
  /**
   * Admits a role that mounts through an access point. Which one is said by the role's own policy: the policy of the file
   * system exists before its access points do.
   */
  admitThroughAccessPoint(role: iam.IRole): void {
    this.admit('AllowHomeDirectoryMount', role, {
      ...THROUGH_MOUNT_TARGET,
      StringLike: {
        'elasticfilesystem:AccessPointArn': Stack.of(this).formatArn({
          service: 'elasticfilesystem',
          resource: 'access-point',
          resourceName: '*',
        }),
      },
    });
  }

  private admit(
    sid: string,
    role: iam.IRole,
    conditions: Record<string, Record<string, string>>,
  ): void {
    // The policy of a resource cannot name the resource itself, so its statement has no resource.
    this.fileSystem.addToResourcePolicy(
      new iam.PolicyStatement({
        sid,
        principals: [new iam.ArnPrincipal(role.roleArn)],
        actions: [...CLIENT_ACTIONS],
        conditions,
      }),
    );
  }
}
