import { RemovalPolicy } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as efs from 'aws-cdk-lib/aws-efs';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct, IDependable } from 'constructs';

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

const CLIENT_ACTIONS = [
  'elasticfilesystem:ClientMount',
  'elasticfilesystem:ClientWrite',
  'elasticfilesystem:ClientRootAccess',
];
const THROUGH_MOUNT_TARGET = {
  Bool: { 'elasticfilesystem:AccessedViaMountTarget': 'true' },
};

/** The team's file system, mounted into every Studio app. */
export class StudioFileSystem extends Construct {
  readonly fileSystemId: string;

  /** Depend on this to wait for the mount targets: Studio refuses a file system without them. */
  readonly mountTargets: IDependable;

  private readonly fileSystem: efs.FileSystem;

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
    this.fileSystemId = this.fileSystem.fileSystemId;
    this.mountTargets = this.fileSystem.mountTargetsAvailable;
  }

  /** Lets a role mount and write through a mount target. Nobody else can: the file system's own policy names the role. */
  grantMount(role: iam.IRole): void {
    // The policy of a resource cannot name the resource itself, so its statement has no resource.
    this.fileSystem.addToResourcePolicy(
      new iam.PolicyStatement({
        sid: 'AllowExecutionRoleMount',
        principals: [new iam.ArnPrincipal(role.roleArn)],
        actions: CLIENT_ACTIONS,
        conditions: THROUGH_MOUNT_TARGET,
      }),
    );
    iam.Grant.addToPrincipal({
      grantee: role,
      actions: CLIENT_ACTIONS,
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
}
