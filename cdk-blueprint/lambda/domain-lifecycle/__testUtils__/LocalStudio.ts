import {
  CreateSecurityGroupCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  DeleteSubnetCommand,
  DeleteVpcCommand,
  DescribeSecurityGroupsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import {
  CreateFileSystemCommand,
  CreateMountTargetCommand,
  DescribeFileSystemsCommand,
  DescribeMountTargetsCommand,
  DescribeMountTargetSecurityGroupsCommand,
  EFSClient,
} from '@aws-sdk/client-efs';
import { EMRServerlessClient } from '@aws-sdk/client-emr-serverless';
import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import {
  CreateAppCommand,
  CreateDomainCommand,
  CreateSpaceCommand,
  CreateUserProfileCommand,
  DescribeAppCommand,
  DescribeDomainCommand,
  DescribeSpaceCommand,
  DescribeUserProfileCommand,
  ListTagsCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { createSandbox, Sandbox } from 'aws-sandbox';
import { setTimeout as sleep } from 'node:timers/promises';

export const ACCOUNT = '444455556666';
export const REGION = 'eu-west-1';
const ROLE = 'AmazonSageMaker-execution';
export const ROLE_ARN = `arn:aws:iam::${ACCOUNT}:role/${ROLE}`;

/** A Studio domain with its network on the local AWS, seen through the SDK. */
export class LocalStudio {
  vpcId = '';
  subnetId = '';
  domainId = '';

  private constructor(
    private readonly sandbox: Sandbox,
    readonly environment: Readonly<Record<string, string>>,
    readonly ec2 = new EC2Client({}),
    readonly efs = new EFSClient({}),
    readonly emr = new EMRServerlessClient({}),
    readonly sageMaker = new SageMakerClient({}),
  ) {}

  /** Starts the AWS and points this process's SDK clients to it. */
  static async start(): Promise<LocalStudio> {
    const sandbox = createSandbox({ timeScale: 0.001, seed: 'empty' });
    const { url } = await sandbox.start();
    const environment = {
      AWS_ENDPOINT_URL: url,
      AWS_REGION: REGION,
      AWS_ACCESS_KEY_ID: `AKIAGCOADMIN${ACCOUNT}`,
      AWS_SECRET_ACCESS_KEY: 'local-admin-secret-not-a-real-key',
    };
    Object.assign(process.env, environment);
    return new LocalStudio(sandbox, environment);
  }

  async stop(): Promise<void> {
    Object.keys(this.environment).forEach(name => delete process.env[name]);
    await this.sandbox.stop();
  }

  /** Makes the execution role, for a service. */
  async createRole(service: string): Promise<void> {
    await new IAMClient({}).send(
      new CreateRoleCommand({
        RoleName: ROLE,
        AssumeRolePolicyDocument: JSON.stringify({
          Version: '2012-10-17',
          Statement: {
            Effect: 'Allow',
            Action: 'sts:AssumeRole',
            Principal: { Service: service },
          },
        }),
      }),
    );
  }

  /** Makes network, role and domain. */
  async createDomain(tags: Record<string, string>): Promise<void> {
    await this.createRole('sagemaker.amazonaws.com');
    const { Vpc } = await this.ec2.send(
      new CreateVpcCommand({ CidrBlock: '10.0.0.0/16' }),
    );
    this.vpcId = Vpc!.VpcId!;
    const { Subnet } = await this.ec2.send(
      new CreateSubnetCommand({ VpcId: this.vpcId, CidrBlock: '10.0.0.0/24' }),
    );
    this.subnetId = Subnet!.SubnetId!;
    const { DomainArn } = await this.sageMaker.send(
      new CreateDomainCommand({
        DomainName: 'forecast',
        AuthMode: 'IAM',
        AppNetworkAccessType: 'VpcOnly',
        DefaultUserSettings: { ExecutionRole: ROLE_ARN },
        VpcId: this.vpcId,
        SubnetIds: [this.subnetId],
        Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
      }),
    );
    this.domainId = DomainArn!.split('/')[1];
    await this.reaches('InService', () => this.describeDomain());
  }

  describeDomain() {
    return this.sageMaker.send(
      new DescribeDomainCommand({ DomainId: this.domainId }),
    );
  }

  async createProfile(UserProfileName: string): Promise<void> {
    const profile = { DomainId: this.domainId, UserProfileName };
    await this.sageMaker.send(new CreateUserProfileCommand(profile));
    await this.reaches('InService', () =>
      this.sageMaker.send(new DescribeUserProfileCommand(profile)),
    );
  }

  /** A private space with an app that runs. */
  async createSpace(SpaceName: string, owner: string): Promise<void> {
    const space = { DomainId: this.domainId, SpaceName };
    await this.sageMaker.send(
      new CreateSpaceCommand({
        ...space,
        OwnershipSettings: { OwnerUserProfileName: owner },
        SpaceSharingSettings: { SharingType: 'Private' },
        SpaceSettings: { AppType: 'JupyterLab' },
      }),
    );
    await this.reaches('InService', () =>
      this.sageMaker.send(new DescribeSpaceCommand(space)),
    );
    const app = {
      ...space,
      AppType: 'JupyterLab' as const,
      AppName: 'default',
    };
    await this.sageMaker.send(
      new CreateAppCommand({
        ...app,
        ResourceSpec: {
          InstanceType: 'ml.t3.medium',
          SageMakerImageArn: `arn:aws:sagemaker:${REGION}:819792524951:image/sagemaker-distribution-cpu`,
        },
      }),
    );
    await this.reaches('InService', () =>
      this.sageMaker.send(new DescribeAppCommand(app)),
    );
  }

  /** A team's file system with one mount target. */
  async createTeamFileSystem() {
    const { FileSystemId } = await this.efs.send(
      new CreateFileSystemCommand({ CreationToken: 'team', Encrypted: true }),
    );
    await this.reaches('available', async () => {
      const answer = await this.efs.send(
        new DescribeFileSystemsCommand({ FileSystemId }),
      );
      return { Status: answer.FileSystems![0].LifeCycleState };
    });
    const { GroupId } = await this.ec2.send(
      new CreateSecurityGroupCommand({
        VpcId: this.vpcId,
        GroupName: 'team',
        Description: 'Mount targets',
      }),
    );
    await this.efs.send(
      new CreateMountTargetCommand({
        FileSystemId,
        SubnetId: this.subnetId,
        SecurityGroups: [GroupId!],
      }),
    );
    return { fileSystemId: FileSystemId!, groupId: GroupId! };
  }

  /** Groups of the only mount target of a file system. */
  async groupsOf(FileSystemId: string): Promise<string[]> {
    const { MountTargets } = await this.efs.send(
      new DescribeMountTargetsCommand({ FileSystemId }),
    );
    const answer = await this.efs.send(
      new DescribeMountTargetSecurityGroupsCommand({
        MountTargetId: MountTargets![0].MountTargetId,
      }),
    );
    return answer.SecurityGroups!;
  }

  async fileSystems() {
    const answer = await this.efs.send(new DescribeFileSystemsCommand({}));
    return answer.FileSystems!;
  }

  /** Names of the network's groups, the default one left out. */
  async groupNames(): Promise<string[]> {
    const answer = await this.ec2.send(
      new DescribeSecurityGroupsCommand({
        Filters: [{ Name: 'vpc-id', Values: [this.vpcId] }],
      }),
    );
    return answer
      .SecurityGroups!.map(group => group.GroupName!)
      .filter(name => name !== 'default')
      .sort();
  }

  async tagsOf(ResourceArn: string): Promise<Record<string, string>> {
    const { Tags } = await this.sageMaker.send(
      new ListTagsCommand({ ResourceArn }),
    );
    return Object.fromEntries(Tags!.map(tag => [tag.Key!, tag.Value!]));
  }

  /** Fails when anything is left in the network. */
  async deleteNetwork(): Promise<void> {
    await this.ec2.send(new DeleteSubnetCommand({ SubnetId: this.subnetId }));
    await this.ec2.send(new DeleteVpcCommand({ VpcId: this.vpcId }));
  }

  private async reaches(
    status: string,
    look: () => Promise<{ Status?: string }>,
  ): Promise<void> {
    for (let count = 0; (await look()).Status !== status; count += 1) {
      if (count > 200) throw new RangeError(`it never became ${status}`);
      await sleep(20);
    }
  }
}
