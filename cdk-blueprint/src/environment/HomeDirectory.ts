import { Duration } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as efs from 'aws-cdk-lib/aws-efs';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { BlueprintFunction } from '../lambda/BlueprintFunction';
import { accessPointMount } from './accessPointMount';
import { StudioFileSystem } from './StudioFileSystem';

/** Properties of {@link HomeDirectory}. */
export interface HomeDirectoryProps {
  /** A change replaces the function's security group. */
  readonly vpc: ec2.IVpc;

  /** Where the function joins the network; each needs a mount target. */
  readonly subnets: ec2.SubnetSelection;

  /** The team's file system, which holds the directories. */
  readonly fileSystem: StudioFileSystem;

  /** Group of the file system's mount targets. */
  readonly fileSystemGroup: ec2.ISecurityGroup;

  /** Encrypts logs and environment variables. */
  readonly key: kms.IKey;
}

const MOUNT_PATH = '/mnt/team';
const NFS = 2049;

/**
 * The function that makes `/home/<profile>` on the team's file system, owned by the profile's POSIX user. Studio mounts
 * that directory into the person's apps and into nobody else's, but does not make it.
 */
export class HomeDirectory extends Construct {
  readonly blueprintFunction: BlueprintFunction;

  constructor(scope: Construct, id: string, props: HomeDirectoryProps) {
    super(scope, id);
    const { fileSystem } = props;
    const accessPoint = new efs.AccessPoint(this, 'AccessPoint', {
      fileSystem: fileSystem.fileSystem,
      path: '/',
      // Only root gives directories away.
      posixUser: { uid: '0', gid: '0' },
    });
    this.blueprintFunction = new BlueprintFunction(this, 'Function', {
      code: 'home-directory',
      description: 'Makes home directories on the file system of a team',
      timeout: Duration.seconds(30),
      environment: { MOUNT_PATH },
      key: props.key,
      vpc: props.vpc,
      vpcSubnets: props.subnets,
      securityGroups: [this.addGroup(props)],
      filesystem: accessPointMount({
        accessPoint,
        path: MOUNT_PATH,
        mountTargets: fileSystem.mountTargets,
      }),
    });
    fileSystem.admitThroughAccessPoint(this.blueprintFunction.role);
  }

  // Out to the mount targets and nowhere else: the function calls no AWS service, and Lambda itself takes its logs.
  private addGroup(props: HomeDirectoryProps): ec2.ISecurityGroup {
    const group = new ec2.SecurityGroup(this, 'Group', {
      vpc: props.vpc,
      description: 'Function that makes home directories',
      allowAllOutbound: false,
    });
    new ec2.CfnSecurityGroupEgress(this, 'ToFileSystem', {
      groupId: group.securityGroupId,
      destinationSecurityGroupId: props.fileSystemGroup.securityGroupId,
      ipProtocol: 'tcp',
      fromPort: NFS,
      toPort: NFS,
      description: 'NFS to the team file system',
    });
    return group;
  }
}
