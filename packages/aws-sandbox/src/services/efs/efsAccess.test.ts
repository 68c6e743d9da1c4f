import {
  CreateSecurityGroupCommand,
  DeleteSecurityGroupCommand,
  DescribeVpcEndpointServicesCommand,
  CreateVpcEndpointCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import {
  CreateFileSystemCommand,
  CreateMountTargetCommand,
  DeleteFileSystemCommand,
  DeleteMountTargetCommand,
  DescribeFileSystemsCommand,
  DescribeMountTargetsCommand,
  EFSClient,
  ModifyMountTargetSecurityGroupsCommand,
  PutFileSystemPolicyCommand,
  TagResourceCommand,
} from '@aws-sdk/client-efs';
import {
  CreateRoleCommand,
  IAMClient,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import {
  eventually,
  policy,
  SPOKE,
  startTestSandbox,
  TestSandbox,
} from '../../testing/startTestSandbox';
import { createStudioWorld, StudioWorld } from '../../testing/studioWorld';

const ARN = `arn:aws:ec2:eu-west-1:${SPOKE}`;

describe('permissions on storage and network', () => {
  let sandbox: TestSandbox;
  let world: StudioWorld;
  let iam: IAMClient;
  let efs: EFSClient;
  let ec2: EC2Client;

  beforeEach(async () => {
    sandbox = await startTestSandbox({ timeScale: 0.0003 });
    const admin = sandbox.admin(SPOKE);
    iam = sandbox.clients(admin).iam;
    efs = new EFSClient(sandbox.config(admin));
    ec2 = new EC2Client(sandbox.config(admin));
    world = await createStudioWorld(sandbox);
    await iam.send(
      new CreateRoleCommand({
        RoleName: 'sweeper',
        AssumeRolePolicyDocument: policy({
          Effect: 'Allow',
          Action: 'sts:AssumeRole',
          Principal: { AWS: SPOKE },
        }),
      }),
    );
  });
  afterEach(() => sandbox.stop());

  /** Clients of a role that may do this and nothing else. */
  const allowed = async (...statements: object[]) => {
    await iam.send(
      new PutRolePolicyCommand({
        RoleName: 'sweeper',
        PolicyName: 'p',
        PolicyDocument: policy(
          ...statements.map(statement => ({ Effect: 'Allow', ...statement })),
        ),
      }),
    );
    const credentials = await sandbox.assume(sandbox.admin(SPOKE), {
      RoleArn: `arn:aws:iam::${SPOKE}:role/sweeper`,
      RoleSessionName: 'sweeper',
    });
    return {
      efs: new EFSClient(sandbox.config(credentials)),
      ec2: new EC2Client(sandbox.config(credentials)),
    };
  };
  const fileSystem = async () => {
    const { FileSystemId } = await efs.send(
      new CreateFileSystemCommand({ Tags: [{ Key: 'owner', Value: 'a' }] }),
    );
    await eventually(
      () => efs.send(new DescribeFileSystemsCommand({ FileSystemId })),
      ({ FileSystems }) => FileSystems![0].LifeCycleState === 'available',
    );
    return FileSystemId!;
  };
  const group = async (GroupName: string) =>
    (
      await ec2.send(
        new CreateSecurityGroupCommand({
          GroupName,
          Description: 'd',
          VpcId: world.network.VpcId,
          TagSpecifications: [
            {
              ResourceType: 'security-group',
              Tags: [{ Key: 'owner', Value: 'a' }],
            },
          ],
        }),
      )
    ).GroupId!;

  it('are needed from EC2 too, where EFS works on network interfaces', async () => {
    const FileSystemId = await fileSystem();
    const { MountTargetId, NetworkInterfaceId } = await efs.send(
      new CreateMountTargetCommand({
        FileSystemId,
        SubnetId: world.network.SubnetIds[0],
      }),
    );
    await eventually(
      () => efs.send(new DescribeMountTargetsCommand({ FileSystemId })),
      ({ MountTargets }) => MountTargets![0].LifeCycleState === 'available',
    );
    const GroupId = await group('nfs');
    const ofEfs = { Action: 'elasticfilesystem:*', Resource: '*' };
    const interfaces = `${ARN}:network-interface/*`;
    const denied = (action: string) => ({
      name: 'AccessDeniedException',
      message: expect.stringContaining(action),
    });
    const modify = (client: EFSClient) =>
      client.send(
        new ModifyMountTargetSecurityGroupsCommand({
          MountTargetId,
          SecurityGroups: [GroupId],
        }),
      );
    await expect(modify((await allowed(ofEfs)).efs)).rejects.toMatchObject(
      denied(
        `ec2:ModifyNetworkInterfaceAttribute on resource: ${ARN}:network-interface/${NetworkInterfaceId}`,
      ),
    );
    const change = { Action: 'ec2:ModifyNetworkInterfaceAttribute' };
    await expect(
      modify((await allowed(ofEfs, { ...change, Resource: interfaces })).efs),
    ).rejects.toMatchObject(denied(`security-group/${GroupId}`));
    await modify(
      (
        await allowed(ofEfs, {
          ...change,
          Resource: [interfaces, `${ARN}:security-group/${GroupId}`],
        })
      ).efs,
    );
    const remove = (client: EFSClient) =>
      client.send(new DeleteMountTargetCommand({ MountTargetId }));
    await expect(remove((await allowed(ofEfs)).efs)).rejects.toMatchObject(
      denied('ec2:DeleteNetworkInterface'),
    );
    await remove(
      (
        await allowed(ofEfs, {
          Action: 'ec2:DeleteNetworkInterface',
          Resource: interfaces,
        })
      ).efs,
    );
  });

  it('go by tags, and by the policy of a file system', async () => {
    const FileSystemId = await fileSystem();
    const byTag = await allowed({
      Action: 'elasticfilesystem:DeleteFileSystem',
      Resource: '*',
      Condition: { StringEquals: { 'aws:ResourceTag/owner': 'b' } },
    });
    const remove = (client: EFSClient) =>
      client.send(new DeleteFileSystemCommand({ FileSystemId }));
    await expect(remove(byTag.efs)).rejects.toMatchObject({
      name: 'AccessDeniedException',
    });
    await efs.send(
      new TagResourceCommand({
        ResourceId: FileSystemId,
        Tags: [{ Key: 'owner', Value: 'b' }],
      }),
    );
    await efs.send(
      new PutFileSystemPolicyCommand({
        FileSystemId,
        Policy: policy({
          Effect: 'Deny',
          Principal: '*',
          Action: 'elasticfilesystem:DeleteFileSystem',
          Condition: {
            ArnNotLike: {
              'aws:PrincipalArn': `arn:aws:iam::${SPOKE}:role/sweeper`,
            },
          },
        }),
      }),
    );
    await expect(remove(efs)).rejects.toMatchObject({
      message: expect.stringContaining('resource-based policy'),
    });
    await remove(byTag.efs);
  });

  it('on security groups go by VPC and tag', async () => {
    const GroupId = await group('one');
    const remove = async (Condition: object) => {
      const sweeper = await allowed({
        Action: 'ec2:DeleteSecurityGroup',
        Resource: `${ARN}:security-group/*`,
        Condition,
      });
      return sweeper.ec2.send(new DeleteSecurityGroupCommand({ GroupId }));
    };
    const vpc = `${ARN}:vpc/${world.network.VpcId}`;
    const denied = { name: 'UnauthorizedOperation' };
    await expect(
      remove({ ArnEquals: { 'ec2:Vpc': `${vpc}-other` } }),
    ).rejects.toMatchObject(denied);
    await expect(
      remove({ StringEquals: { 'aws:ResourceTag/owner': 'b' } }),
    ).rejects.toMatchObject(denied);
    await remove({
      ArnEquals: { 'ec2:Vpc': vpc },
      StringEquals: { 'aws:ResourceTag/owner': 'a' },
    });
  });

  it('do not reach services that have no endpoint', async () => {
    const { ServiceNames } = await ec2.send(
      new DescribeVpcEndpointServicesCommand({}),
    );
    expect(ServiceNames).toEqual(
      expect.arrayContaining([
        'com.amazonaws.eu-west-1.sagemaker.api',
        'aws.sagemaker.eu-west-1.studio',
        'com.amazonaws.eu-west-1.emr-serverless-services.livy',
      ]),
    );
    const endpoint = (ServiceName: string, VpcEndpointType: 'Gateway') =>
      ec2.send(
        new CreateVpcEndpointCommand({
          VpcId: world.network.VpcId,
          ServiceName,
          VpcEndpointType,
        }),
      );
    await expect(
      endpoint('com.amazonaws.eu-west-1.nothing', 'Gateway'),
    ).rejects.toMatchObject({ name: 'InvalidServiceName' });
    await expect(
      endpoint('com.amazonaws.eu-west-1.sts', 'Gateway'),
    ).rejects.toMatchObject({ name: 'InvalidParameter' });
    await endpoint('com.amazonaws.eu-west-1.dynamodb', 'Gateway');
  });
});
