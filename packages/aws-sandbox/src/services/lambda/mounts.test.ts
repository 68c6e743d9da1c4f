import {
  CreateFunctionCommand,
  DeleteFunctionCommand,
} from '@aws-sdk/client-lambda';
import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  DescribeNetworkInterfacesCommand,
  EC2Client,
  RevokeSecurityGroupIngressCommand,
} from '@aws-sdk/client-ec2';
import {
  CreateAccessPointCommand,
  CreateFileSystemCommand,
  CreateMountTargetCommand,
  DescribeFileSystemsCommand,
  DescribeMountTargetsCommand,
  EFSClient,
  PutFileSystemPolicyCommand,
} from '@aws-sdk/client-efs';
import { eventually, policy, SPOKE } from '../../testing/startTestSandbox';
import { LambdaWorld, startLambdaWorld, zipOf } from './testing/lambdaWorld';

jest.setTimeout(60_000);

/** Runs whatever it is sent, with `fs` at hand. */
const EVALUATE = `
const fs = require('fs');
const { promises } = fs;
const show = s => ({ uid: s.uid, gid: s.gid, mode: (s.mode & 0o7777).toString(8), dir: s.isDirectory() });
exports.handler = async ({ code }) => eval('(async () => {' + code + '})()').catch(e => ({ code: e.code, message: e.message }));
`;

let world: LambdaWorld;
let ec2: EC2Client;
let efs: EFSClient;
let network: { SubnetIds: string[]; SecurityGroupIds: string[] };
let targetGroup: string;
let fileSystemId: string;
let role: string;

const rule = () => ({
  GroupId: targetGroup,
  IpPermissions: [
    {
      IpProtocol: 'tcp',
      FromPort: 2049,
      ToPort: 2049,
      UserIdGroupPairs: [{ GroupId: network.SecurityGroupIds[0] }],
    },
  ],
});
const nfs = () => new AuthorizeSecurityGroupIngressCommand(rule());

beforeAll(async () => {
  world = await startLambdaWorld();
  const config = world.sandbox.config(world.sandbox.admin(SPOKE));
  ec2 = new EC2Client(config);
  efs = new EFSClient(config);
  const { Vpc } = await ec2.send(
    new CreateVpcCommand({ CidrBlock: '10.0.0.0/16' }),
  );
  const { Subnet } = await ec2.send(
    new CreateSubnetCommand({ VpcId: Vpc!.VpcId, CidrBlock: '10.0.0.0/24' }),
  );
  const group = async (GroupName: string) =>
    (
      await ec2.send(
        new CreateSecurityGroupCommand({
          GroupName,
          Description: GroupName,
          VpcId: Vpc!.VpcId,
        }),
      )
    ).GroupId!;
  network = {
    SubnetIds: [Subnet!.SubnetId!],
    SecurityGroupIds: [await group('function')],
  };
  targetGroup = await group('target');
  const made = await efs.send(
    new CreateFileSystemCommand({ CreationToken: 'a' }),
  );
  fileSystemId = made.FileSystemId!;
  await eventually(
    () =>
      efs.send(new DescribeFileSystemsCommand({ FileSystemId: fileSystemId })),
    ({ FileSystems }) => FileSystems![0].LifeCycleState === 'available',
  );
  await efs.send(
    new CreateMountTargetCommand({
      FileSystemId: fileSystemId,
      SubnetId: Subnet!.SubnetId,
      SecurityGroups: [targetGroup],
    }),
  );
  await eventually(
    () =>
      efs.send(new DescribeMountTargetsCommand({ FileSystemId: fileSystemId })),
    ({ MountTargets }) => MountTargets![0].LifeCycleState === 'available',
  );
  await ec2.send(nfs());
  role = await world.role(
    'mounting',
    { Effect: 'Allow', Action: 'ec2:*', Resource: '*' },
    { Effect: 'Allow', Action: 'logs:*', Resource: '*' },
  );
});
afterAll(() => world.stop());

async function accessPoint(uid: number, path: string, owner = uid) {
  const { AccessPointArn } = await efs.send(
    new CreateAccessPointCommand({
      FileSystemId: fileSystemId,
      PosixUser: { Uid: uid, Gid: uid },
      RootDirectory: {
        Path: path,
        CreationInfo: { OwnerUid: owner, OwnerGid: owner, Permissions: '0755' },
      },
    }),
  );
  return AccessPointArn!;
}

async function mounted(name: string, arn: string) {
  await world.create(name, EVALUATE, {
    Role: role,
    VpcConfig: network,
    FileSystemConfigs: [{ Arn: arn, LocalMountPath: '/mnt/team' }],
  });
  return async (code: string) => (await world.invoke(name, { code })).payload;
}

async function tree(): Promise<any[]> {
  const url = `${world.sandbox.url}/_sandbox/file-systems?id=${fileSystemId}`;
  return (await (await fetch(url)).json()).entries;
}

describe('a mounted file system', () => {
  it('shows files with the owners that root gives them', async () => {
    const run = await mounted('root', await accessPoint(0, '/', 0));
    expect(
      await run(`
        await promises.mkdir('/mnt/team/home');
        await promises.mkdir('/mnt/team/home/ana', { mode: 0o700 });
        await promises.chown('/mnt/team/home/ana', 10001, 10001);
        fs.writeFileSync('/mnt/team/home/ana/.profile', 'hello');
        fs.symlinkSync('ana', '/mnt/team/home/link');
        const handle = await promises.open('/mnt/team/home/ana/.profile', 'r');
        await handle.chown(10001, 10001);
        const byHandle = show(await handle.stat());
        await handle.close();
        return {
          byHandle,
          names: await promises.readdir('/mnt/team/home'),
          text: fs.readFileSync('/mnt/team/home/ana/.profile', 'utf8'),
          home: show(fs.statSync('/mnt/team/home/ana')),
          link: fs.lstatSync('/mnt/team/home/link').isSymbolicLink(),
          real: fs.realpathSync('/mnt/team/home/link'),
        };
      `),
    ).toEqual({
      byHandle: { uid: 10001, gid: 10001, mode: '644', dir: false },
      names: ['ana', 'link'],
      text: 'hello',
      home: { uid: 10001, gid: 10001, mode: '700', dir: true },
      link: true,
      real: '/mnt/team/home/ana',
    });
    expect(await tree()).toEqual(
      expect.arrayContaining([
        { path: '/', type: 'directory', uid: 0, gid: 0, mode: '0755' },
        {
          path: '/home/ana',
          type: 'directory',
          uid: 10001,
          gid: 10001,
          mode: '0700',
        },
        {
          path: '/home/ana/.profile',
          type: 'file',
          uid: 10001,
          gid: 10001,
          mode: '0644',
        },
      ]),
    );
  });

  it('names errors after the paths that the function knows', async () => {
    const run = await mounted('errors', await accessPoint(0, '/', 0));
    expect(await run(`await promises.readFile('/mnt/team/none');`)).toEqual({
      code: 'ENOENT',
      message: "ENOENT: no such file or directory, open '/mnt/team/none'",
    });
    expect(
      await run(`
        await promises.mkdir('/mnt/team/twice');
        const all = await Promise.allSettled([1, 2, 3].map(() => promises.mkdir('/mnt/team/race')));
        await promises.mkdir('/mnt/team/twice');
      `),
    ).toMatchObject({ code: 'EEXIST' });
  });

  it('forgets owners with the files', async () => {
    const run = await mounted('forget', await accessPoint(0, '/', 0));
    expect(
      await run(`
        fs.mkdirSync('/mnt/team/a/b', { recursive: true });
        fs.chownSync('/mnt/team/a/b', 5, 6);
        fs.renameSync('/mnt/team/a/b', '/mnt/team/a/c');
        const moved = show(fs.statSync('/mnt/team/a/c'));
        fs.rmSync('/mnt/team/a', { recursive: true });
        fs.mkdirSync('/mnt/team/a');
        fs.mkdirSync('/mnt/team/a/c');
        return [moved.uid, show(fs.statSync('/mnt/team/a/c')).uid, fs.existsSync('/mnt/team/a/b')];
      `),
    ).toEqual([5, 0, false]);
  });

  it('holds the user of the access point to its permissions', async () => {
    const run = await mounted('user', await accessPoint(1000, '/team'));
    expect(
      await run(`
        fs.mkdirSync('/mnt/team/own');
        const code = async work => { try { await work(); return 'done'; } catch (e) { return e.code; } };
        return {
          own: show(fs.statSync('/mnt/team/own')),
          give: await code(() => promises.chown('/mnt/team/own', 1001, 1001)),
          same: await code(() => promises.chown('/mnt/team/own', 1000, 1000)),
        };
      `),
    ).toEqual({
      own: { uid: 1000, gid: 1000, mode: '755', dir: true },
      give: 'EPERM',
      same: 'done',
    });
    const other = await mounted('other', await accessPoint(1001, '/team'));
    expect(await other(`fs.mkdirSync('/mnt/team/x');`)).toMatchObject({
      code: 'EACCES',
    });
  });

  it('obeys the policy of the file system', async () => {
    const arn = await accessPoint(0, '/', 0);
    const run = await mounted('policy', arn);
    await efs.send(
      new PutFileSystemPolicyCommand({
        FileSystemId: fileSystemId,
        Policy: policy({
          Effect: 'Allow',
          Principal: { AWS: role },
          Action: 'elasticfilesystem:ClientMount',
          Resource: '*',
          Condition: {
            Bool: { 'elasticfilesystem:AccessedViaMountTarget': 'true' },
          },
        }),
      }),
    );
    expect(await run(`fs.mkdirSync('/mnt/team/x');`)).toMatchObject({
      code: 'EROFS',
    });
    await efs.send(
      new PutFileSystemPolicyCommand({
        FileSystemId: fileSystemId,
        Policy: policy({
          Effect: 'Allow',
          Principal: { AWS: `arn:aws:iam::${SPOKE}:root` },
          Action: 'elasticfilesystem:DescribeFileSystems',
          Resource: '*',
        }),
      }),
    );
    const refused = await mounted('refused', arn);
    await expect(refused('return 1')).rejects.toMatchObject({
      name: 'EFSMountFailureException',
    });
    await efs.send(
      new PutFileSystemPolicyCommand({
        FileSystemId: fileSystemId,
        Policy: policy({
          Effect: 'Allow',
          Principal: { AWS: role },
          Action: 'elasticfilesystem:Client*',
          Resource: '*',
        }),
      }),
    );
  });

  it('is out of reach without a rule for NFS', async () => {
    const run = await mounted('reach', await accessPoint(0, '/', 0));
    await ec2.send(new RevokeSecurityGroupIngressCommand(rule()));
    await expect(run('return 1')).rejects.toMatchObject({
      name: 'EFSMountConnectivityException',
    });
    await ec2.send(nfs());
    expect(await run('return 1')).toBe(1);
  });

  it('must be there', async () => {
    await expect(
      world.lambda.send(
        new CreateFunctionCommand({
          FunctionName: 'absent',
          Role: role,
          Runtime: 'nodejs24.x',
          Handler: 'index.handler',
          Code: { ZipFile: await zipOf({ 'index.js': EVALUATE }) },
          VpcConfig: network,
          FileSystemConfigs: [
            {
              Arn: `arn:aws:elasticfilesystem:eu-west-1:${SPOKE}:access-point/fsap-01234567890abcdef`,
              LocalMountPath: '/mnt/team',
            },
          ],
        }),
      ),
    ).rejects.toThrow('does not exist');
  });
});

describe('network interfaces of functions', () => {
  const interfaces = async () =>
    (
      await ec2.send(
        new DescribeNetworkInterfacesCommand({
          Filters: [{ Name: 'interface-type', Values: ['lambda'] }],
        }),
      )
    ).NetworkInterfaces!;

  it('are shared, and go some time after the last function', async () => {
    expect(await interfaces()).toHaveLength(1);
    for (const name of [
      'root',
      'errors',
      'forget',
      'user',
      'other',
      'policy',
      'refused',
      'reach',
    ]) {
      await world.lambda.send(
        new DeleteFunctionCommand({ FunctionName: name }),
      );
    }
    expect(await interfaces()).toHaveLength(1);
    expect(await eventually(interfaces, all => all.length === 0)).toEqual([]);
  });
});
