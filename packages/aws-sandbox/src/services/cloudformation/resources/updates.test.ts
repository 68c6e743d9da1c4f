import { logsKey } from '../testing/logsKey';
import { StackTestWorld, stackTestWorld } from '../testing/stackTestWorld';

let world: StackTestWorld;
beforeEach(async () => {
  world = await stackTestWorld();
});
afterEach(() => world.stop());

type Resources = Record<
  string,
  { Type: string; Properties?: object; DependsOn?: string }
>;

const trust = (Service: string) => ({
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service } },
  ],
});
const policy = (Action: string) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action, Resource: '*' }],
});
const openTo = (Action: string) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action, Resource: '*' }],
});
const tags = (Value: string) => [{ Key: 'team', Value }];
const role = (Properties: object = {}) => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: trust('ec2.amazonaws.com'),
    ...Properties,
  },
});

const network: Resources = {
  Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
  SubnetA: {
    Type: 'AWS::EC2::Subnet',
    Properties: {
      VpcId: { Ref: 'Vpc' },
      CidrBlock: '10.0.0.0/24',
      AvailabilityZone: 'eu-west-1a',
    },
  },
  SubnetB: {
    Type: 'AWS::EC2::Subnet',
    Properties: {
      VpcId: { Ref: 'Vpc' },
      CidrBlock: '10.0.1.0/24',
      AvailabilityZone: 'eu-west-1b',
    },
  },
  GroupA: {
    Type: 'AWS::EC2::SecurityGroup',
    Properties: { VpcId: { Ref: 'Vpc' }, GroupDescription: 'a' },
  },
  GroupB: {
    Type: 'AWS::EC2::SecurityGroup',
    Properties: { VpcId: { Ref: 'Vpc' }, GroupDescription: 'b' },
  },
  Table: {
    Type: 'AWS::EC2::RouteTable',
    Properties: { VpcId: { Ref: 'Vpc' } },
  },
  Gateway: { Type: 'AWS::EC2::InternetGateway' },
  Attachment: {
    Type: 'AWS::EC2::VPCGatewayAttachment',
    Properties: {
      VpcId: { Ref: 'Vpc' },
      InternetGatewayId: { Ref: 'Gateway' },
    },
  },
};

interface Case {
  /** Resources besides the tested one. */
  base?: Resources;
  type: string;
  before: object;
  after: object;
  service: string;
  operation: string;
  /** Input of the call that shows the change. */
  input: (id: string) => object;
  was: object;
  is: object;
}

const cases: Record<string, Case> = {
  'DNS of a VPC': {
    type: 'AWS::EC2::VPC',
    before: { CidrBlock: '10.0.0.0/16' },
    after: { CidrBlock: '10.0.0.0/16', EnableDnsHostnames: true },
    service: 'ec2',
    operation: 'DescribeVpcAttribute',
    input: VpcId => ({ VpcId, Attribute: 'enableDnsHostnames' }),
    was: { EnableDnsHostnames: { Value: false } },
    is: { EnableDnsHostnames: { Value: true } },
  },
  'tags of a VPC': {
    type: 'AWS::EC2::VPC',
    before: { CidrBlock: '10.0.0.0/16', Tags: tags('a') },
    after: { CidrBlock: '10.0.0.0/16', Tags: [{ Key: 'other', Value: 'b' }] },
    service: 'ec2',
    operation: 'DescribeVpcs',
    input: () => ({
      Filters: [{ Name: 'tag-key', Values: ['team', 'other'] }],
    }),
    was: { Vpcs: [{ Tags: [{ Key: 'team', Value: 'a' }, {}, {}, {}] }] },
    is: { Vpcs: [{ Tags: [{}, {}, {}, { Key: 'other', Value: 'b' }] }] },
  },
  'public addresses of a subnet': {
    base: { Vpc: network.Vpc },
    type: 'AWS::EC2::Subnet',
    before: {
      VpcId: { Ref: 'Vpc' },
      CidrBlock: '10.0.0.0/24',
      MapPublicIpOnLaunch: true,
    },
    after: { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.0.0.0/24' },
    service: 'ec2',
    operation: 'DescribeSubnets',
    input: id => ({ SubnetIds: [id] }),
    was: { Subnets: [{ MapPublicIpOnLaunch: true }] },
    is: { Subnets: [{ MapPublicIpOnLaunch: false }] },
  },
  'rules of a security group': {
    base: { Vpc: network.Vpc },
    type: 'AWS::EC2::SecurityGroup',
    before: {
      VpcId: { Ref: 'Vpc' },
      GroupDescription: 'g',
      SecurityGroupIngress: [
        {
          IpProtocol: 'tcp',
          FromPort: 443,
          ToPort: 443,
          CidrIp: '10.0.0.0/16',
        },
        { IpProtocol: 'tcp', FromPort: 80, ToPort: 80, CidrIp: '10.0.0.0/16' },
      ],
      SecurityGroupEgress: [{ IpProtocol: '-1', CidrIp: '10.0.0.0/16' }],
    },
    after: {
      VpcId: { Ref: 'Vpc' },
      GroupDescription: 'g',
      SecurityGroupIngress: [
        {
          IpProtocol: 'tcp',
          FromPort: 443,
          ToPort: 443,
          CidrIp: '10.0.0.0/16',
        },
        {
          IpProtocol: 'udp',
          FromPort: '53',
          ToPort: '53',
          CidrIp: '10.0.0.0/8',
        },
      ],
    },
    service: 'ec2',
    operation: 'DescribeSecurityGroups',
    input: id => ({ GroupIds: [id] }),
    was: {
      SecurityGroups: [
        {
          IpPermissions: [{ FromPort: 443 }, { FromPort: 80 }],
          IpPermissionsEgress: [
            { IpProtocol: '-1', IpRanges: [{ CidrIp: '10.0.0.0/16' }] },
          ],
        },
      ],
    },
    is: {
      SecurityGroups: [
        {
          IpPermissions: [
            { FromPort: 443 },
            { FromPort: 53, IpRanges: [{ CidrIp: '10.0.0.0/8' }] },
          ],
          IpPermissionsEgress: [
            { IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] },
          ],
        },
      ],
    },
  },
  'the description of a rule': {
    base: { Vpc: network.Vpc, GroupA: network.GroupA, GroupB: network.GroupB },
    type: 'AWS::EC2::SecurityGroupIngress',
    before: {
      GroupId: { Ref: 'GroupA' },
      IpProtocol: 'tcp',
      FromPort: 2049,
      ToPort: 2049,
      SourceSecurityGroupId: { Ref: 'GroupB' },
      Description: 'one',
    },
    after: {
      GroupId: { Ref: 'GroupA' },
      IpProtocol: 'tcp',
      FromPort: 2049,
      ToPort: 2049,
      SourceSecurityGroupId: { Ref: 'GroupB' },
      Description: 'two',
    },
    service: 'ec2',
    operation: 'DescribeSecurityGroupRules',
    input: id => ({ SecurityGroupRuleIds: [id] }),
    was: {
      SecurityGroupRules: [
        { Description: 'one', IsEgress: false, FromPort: 2049 },
      ],
    },
    is: { SecurityGroupRules: [{ Description: 'two' }] },
  },
  'the place of an interface endpoint': {
    base: {
      Vpc: network.Vpc,
      SubnetA: network.SubnetA,
      SubnetB: network.SubnetB,
      GroupA: network.GroupA,
      GroupB: network.GroupB,
    },
    type: 'AWS::EC2::VPCEndpoint',
    before: {
      VpcId: { Ref: 'Vpc' },
      ServiceName: 'com.amazonaws.eu-west-1.sts',
      VpcEndpointType: 'Interface',
      SubnetIds: [{ Ref: 'SubnetA' }],
      SecurityGroupIds: [{ Ref: 'GroupA' }],
      PrivateDnsEnabled: true,
    },
    after: {
      VpcId: { Ref: 'Vpc' },
      ServiceName: 'com.amazonaws.eu-west-1.sts',
      VpcEndpointType: 'Interface',
      SubnetIds: [{ Ref: 'SubnetB' }],
      SecurityGroupIds: [{ Ref: 'GroupB' }],
      PrivateDnsEnabled: false,
      PolicyDocument: openTo('sts:GetCallerIdentity'),
    },
    service: 'ec2',
    operation: 'DescribeNetworkInterfaces',
    input: () => ({
      Filters: [{ Name: 'interface-type', Values: ['vpc_endpoint'] }],
    }),
    was: {
      NetworkInterfaces: [
        {
          PrivateIpAddress: '10.0.0.4',
          Groups: [{ GroupName: expect.stringContaining('GroupA') }],
        },
      ],
    },
    is: {
      NetworkInterfaces: [
        {
          PrivateIpAddress: '10.0.1.4',
          Groups: [{ GroupName: expect.stringContaining('GroupB') }],
        },
      ],
    },
  },
  'the target of a route': {
    base: {
      ...network,
      Address: { Type: 'AWS::EC2::EIP', Properties: { Domain: 'vpc' } },
      Nat: {
        Type: 'AWS::EC2::NatGateway',
        Properties: {
          SubnetId: { Ref: 'SubnetA' },
          AllocationId: { 'Fn::GetAtt': ['Address', 'AllocationId'] },
        },
        DependsOn: 'Attachment',
      },
    },
    type: 'AWS::EC2::Route',
    before: {
      RouteTableId: { Ref: 'Table' },
      DestinationCidrBlock: '0.0.0.0/0',
      NatGatewayId: { Ref: 'Nat' },
    },
    after: {
      RouteTableId: { Ref: 'Table' },
      DestinationCidrBlock: '0.0.0.0/0',
      GatewayId: { Ref: 'Gateway' },
    },
    service: 'ec2',
    operation: 'DescribeRouteTables',
    input: id => ({ RouteTableIds: [id.split('|')[0]] }),
    was: {
      RouteTables: [
        {
          Routes: [
            { GatewayId: 'local' },
            { NatGatewayId: expect.stringMatching(/^nat-/) },
          ],
        },
      ],
    },
    is: {
      RouteTables: [
        {
          Routes: [
            { GatewayId: 'local' },
            { GatewayId: expect.stringMatching(/^igw-/) },
          ],
        },
      ],
    },
  },
  'settings of a key': {
    type: 'AWS::KMS::Key',
    before: { EnableKeyRotation: true, Description: 'one' },
    after: {
      EnableKeyRotation: true,
      RotationPeriodInDays: 90,
      Description: 'two',
      Enabled: false,
      Tags: tags('a'),
    },
    service: 'kms',
    operation: 'DescribeKey',
    input: KeyId => ({ KeyId }),
    was: { KeyMetadata: { Description: 'one', KeyState: 'Enabled' } },
    is: { KeyMetadata: { Description: 'two', KeyState: 'Disabled' } },
  },
  'rotation of a key': {
    type: 'AWS::KMS::Key',
    before: { EnableKeyRotation: true, RotationPeriodInDays: 90 },
    after: {},
    service: 'kms',
    operation: 'GetKeyRotationStatus',
    input: KeyId => ({ KeyId }),
    was: { KeyRotationEnabled: true, RotationPeriodInDays: 90 },
    is: { KeyRotationEnabled: false },
  },
  'the key of an alias': {
    base: {
      KeyA: { Type: 'AWS::KMS::Key' },
      KeyB: { Type: 'AWS::KMS::Key', Properties: { Description: 'b' } },
    },
    type: 'AWS::KMS::Alias',
    before: { AliasName: 'alias/x', TargetKeyId: { Ref: 'KeyA' } },
    after: {
      AliasName: 'alias/x',
      TargetKeyId: { 'Fn::GetAtt': ['KeyB', 'Arn'] },
    },
    service: 'kms',
    operation: 'DescribeKey',
    input: KeyId => ({ KeyId }),
    was: { KeyMetadata: { Description: '' } },
    is: { KeyMetadata: { Description: 'b' } },
  },
  'key and retention of a log group': {
    base: { Key: logsKey() },
    type: 'AWS::Logs::LogGroup',
    before: { KmsKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] }, RetentionInDays: 7 },
    after: { Tags: tags('a') },
    service: 'logs',
    operation: 'DescribeLogGroups',
    input: () => ({}),
    was: {
      logGroups: [
        { retentionInDays: 7, kmsKeyId: expect.stringContaining(':key/') },
      ],
    },
    is: { logGroups: [{ retentionInDays: undefined, kmsKeyId: undefined }] },
  },
  'trust and limits of a role': {
    type: 'AWS::IAM::Role',
    before: role({ Description: 'one', Tags: tags('a') }).Properties,
    after: role({
      AssumeRolePolicyDocument: trust('sagemaker.amazonaws.com'),
      MaxSessionDuration: 7200,
      Tags: tags('b'),
      PermissionsBoundary: 'arn:aws:iam::aws:policy/ReadOnlyAccess',
    }).Properties,
    service: 'iam',
    operation: 'GetRole',
    input: RoleName => ({ RoleName }),
    was: {
      Role: { MaxSessionDuration: 3600, Tags: tags('a'), Description: 'one' },
    },
    is: {
      Role: {
        MaxSessionDuration: 7200,
        Tags: tags('b'),
        AssumeRolePolicyDocument: expect.stringContaining(
          'sagemaker.amazonaws.com',
        ),
        PermissionsBoundary: {
          PermissionsBoundaryArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess',
        },
      },
    },
  },
  'inline policies of a role': {
    type: 'AWS::IAM::Role',
    before: role({
      Policies: [{ PolicyName: 'one', PolicyDocument: policy('s3:*') }],
    }).Properties,
    after: role({
      Policies: [{ PolicyName: 'two', PolicyDocument: policy('s3:*') }],
    }).Properties,
    service: 'iam',
    operation: 'ListRolePolicies',
    input: RoleName => ({ RoleName }),
    was: { PolicyNames: ['one'] },
    is: { PolicyNames: ['two'] },
  },
  'managed policies of a role': {
    type: 'AWS::IAM::Role',
    before: role({
      ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'],
    }).Properties,
    after: role({
      ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'],
    }).Properties,
    service: 'iam',
    operation: 'ListAttachedRolePolicies',
    input: RoleName => ({ RoleName }),
    was: { AttachedPolicies: [{ PolicyName: 'ReadOnlyAccess' }] },
    is: { AttachedPolicies: [{ PolicyName: 'AdministratorAccess' }] },
  },
  'an inline policy that moves to another role': {
    base: { RoleA: role({ RoleName: 'a' }), RoleB: role({ RoleName: 'b' }) },
    type: 'AWS::IAM::Policy',
    before: {
      PolicyName: 'p',
      PolicyDocument: policy('s3:*'),
      Roles: [{ Ref: 'RoleA' }],
    },
    after: {
      PolicyName: 'q',
      PolicyDocument: policy('s3:*'),
      Roles: [{ Ref: 'RoleB' }],
    },
    service: 'iam',
    operation: 'ListRolePolicies',
    input: () => ({ RoleName: 'a' }),
    was: { PolicyNames: ['p'] },
    is: { PolicyNames: [] },
  },
  'a managed policy': {
    base: { RoleA: role({ RoleName: 'a' }) },
    type: 'AWS::IAM::ManagedPolicy',
    before: { PolicyDocument: policy('s3:*'), Roles: [{ Ref: 'RoleA' }] },
    after: { PolicyDocument: policy('kms:*') },
    service: 'iam',
    operation: 'GetPolicy',
    input: PolicyArn => ({ PolicyArn }),
    was: { Policy: { DefaultVersionId: 'v1', AttachmentCount: 1 } },
    is: { Policy: { DefaultVersionId: 'v2', AttachmentCount: 0 } },
  },
  'versioning and tags of a bucket': {
    type: 'AWS::S3::Bucket',
    before: { VersioningConfiguration: { Status: 'Enabled' }, Tags: tags('a') },
    after: {},
    service: 's3',
    operation: 'GetBucketVersioning',
    input: Bucket => ({ Bucket }),
    was: { Status: 'Enabled' },
    is: { Status: 'Suspended' },
  },
  'lifecycle rules of a bucket': {
    type: 'AWS::S3::Bucket',
    before: {
      LifecycleConfiguration: {
        Rules: [
          { Id: 'r', Status: 'Enabled', ExpirationInDays: 90, Prefix: 'logs/' },
        ],
      },
    },
    after: {
      LifecycleConfiguration: {
        Rules: [
          {
            Id: 'r',
            Status: 'Enabled',
            NoncurrentVersionExpiration: { NoncurrentDays: 30 },
            AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
            Transitions: [{ StorageClass: 'GLACIER', TransitionInDays: 10 }],
          },
        ],
      },
    },
    service: 's3',
    operation: 'GetBucketLifecycleConfiguration',
    input: Bucket => ({ Bucket }),
    was: {
      Rules: [
        { ID: 'r', Filter: { Prefix: 'logs/' }, Expiration: { Days: 90 } },
      ],
    },
    is: {
      Rules: [
        {
          ID: 'r',
          Filter: { Prefix: '' },
          NoncurrentVersionExpiration: { NoncurrentDays: 30 },
          AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
          Transitions: [{ Days: 10, StorageClass: 'GLACIER' }],
        },
      ],
    },
  },
  'the policy of a bucket': {
    base: {
      Bucket: {
        Type: 'AWS::S3::Bucket',
        Properties: { BucketName: 'policed' },
      },
    },
    type: 'AWS::S3::BucketPolicy',
    before: {
      Bucket: { Ref: 'Bucket' },
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Deny',
            Principal: '*',
            Action: 's3:PutObject',
            Resource: 'arn:aws:s3:::policed/a/*',
          },
        ],
      },
    },
    after: {
      Bucket: { Ref: 'Bucket' },
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Deny',
            Principal: '*',
            Action: 's3:PutObject',
            Resource: 'arn:aws:s3:::policed/b/*',
          },
        ],
      },
    },
    service: 's3',
    operation: 'GetBucketPolicy',
    input: Bucket => ({ Bucket }),
    was: { Policy: expect.stringContaining('policed/a/') },
    is: { Policy: expect.stringContaining('policed/b/') },
  },
  'throughput of a file system': {
    type: 'AWS::EFS::FileSystem',
    before: {
      Encrypted: true,
      ThroughputMode: 'elastic',
      FileSystemTags: [{ Key: 'Name', Value: 'one' }],
    },
    after: {
      Encrypted: true,
      ThroughputMode: 'provisioned',
      ProvisionedThroughputInMibps: 8,
      FileSystemTags: [{ Key: 'Name', Value: 'two' }],
    },
    service: 'elasticfilesystem',
    operation: 'DescribeFileSystems',
    input: FileSystemId => ({ FileSystemId }),
    was: {
      FileSystems: [
        { ThroughputMode: 'elastic', Encrypted: true, Name: 'one' },
      ],
    },
    is: {
      FileSystems: [
        {
          ThroughputMode: 'provisioned',
          ProvisionedThroughputInMibps: 8,
          Name: 'two',
        },
      ],
    },
  },
  'backups of a file system': {
    type: 'AWS::EFS::FileSystem',
    before: {
      BackupPolicy: { Status: 'ENABLED' },
      FileSystemPolicy: openTo('elasticfilesystem:ClientMount'),
    },
    after: { LifecyclePolicies: [{ TransitionToIA: 'AFTER_30_DAYS' }] },
    service: 'elasticfilesystem',
    operation: 'DescribeBackupPolicy',
    input: FileSystemId => ({ FileSystemId }),
    was: { BackupPolicy: { Status: 'ENABLED' } },
    is: { BackupPolicy: { Status: 'DISABLED' } },
  },
  'security groups of a mount target': {
    base: {
      Vpc: network.Vpc,
      SubnetA: network.SubnetA,
      GroupA: network.GroupA,
      GroupB: network.GroupB,
      Files: { Type: 'AWS::EFS::FileSystem' },
    },
    type: 'AWS::EFS::MountTarget',
    before: {
      FileSystemId: { Ref: 'Files' },
      SubnetId: { Ref: 'SubnetA' },
      SecurityGroups: [{ Ref: 'GroupA' }],
    },
    after: {
      FileSystemId: { Ref: 'Files' },
      SubnetId: { Ref: 'SubnetA' },
      SecurityGroups: [{ Ref: 'GroupA' }, { Ref: 'GroupB' }],
    },
    service: 'ec2',
    operation: 'DescribeNetworkInterfaces',
    input: () => ({ Filters: [{ Name: 'interface-type', Values: ['efs'] }] }),
    was: { NetworkInterfaces: [{ Groups: [expect.anything()] }] },
    is: {
      NetworkInterfaces: [{ Groups: [expect.anything(), expect.anything()] }],
    },
  },
  'tags of an access point': {
    base: { Files: { Type: 'AWS::EFS::FileSystem' } },
    type: 'AWS::EFS::AccessPoint',
    before: {
      FileSystemId: { Ref: 'Files' },
      PosixUser: { Uid: '1000', Gid: '1000' },
      RootDirectory: {
        Path: '/a',
        CreationInfo: { OwnerUid: '1', OwnerGid: '2', Permissions: '0750' },
      },
    },
    after: {
      FileSystemId: { Ref: 'Files' },
      PosixUser: { Uid: '1000', Gid: '1000' },
      RootDirectory: {
        Path: '/a',
        CreationInfo: { OwnerUid: '1', OwnerGid: '2', Permissions: '0750' },
      },
      AccessPointTags: [{ Key: 'Name', Value: 'n' }],
    },
    service: 'elasticfilesystem',
    operation: 'DescribeAccessPoints',
    input: AccessPointId => ({ AccessPointId }),
    was: {
      AccessPoints: [
        { PosixUser: { Uid: 1000, Gid: 1000 }, RootDirectory: { Path: '/a' } },
      ],
    },
    is: { AccessPoints: [{ Name: 'n' }] },
  },
  'the value of a parameter': {
    type: 'AWS::SSM::Parameter',
    before: { Type: 'String', Value: 'one', Tags: { team: 'a' } },
    after: { Type: 'String', Value: 'two', Tags: { team: 'b' } },
    service: 'ssm',
    operation: 'GetParameter',
    input: Name => ({ Name }),
    was: { Parameter: { Value: 'one', Version: 1 } },
    is: { Parameter: { Value: 'two', Version: 2 } },
  },
};

describe('update in place', () => {
  it.each(Object.entries(cases))('changes %s', async (_, tested) => {
    const {
      base = {},
      type,
      before,
      after,
      service,
      operation,
      input,
      was,
      is,
    } = tested;
    const template = (Properties: object) => ({
      Resources: { ...base, Tested: { Type: type, Properties } },
    });
    const show = () =>
      world.call(operation, input(world.physicalId('s', 'Tested')), service);
    const reasons = () =>
      world
        .events('s')
        .flatMap(event =>
          event.ResourceStatus.endsWith('FAILED')
            ? [event.ResourceStatusReason]
            : [],
        );

    const created = await world.create('s', template(before));
    expect([created.StackStatus, reasons()]).toEqual(['CREATE_COMPLETE', []]);
    const id = world.physicalId('s', 'Tested');
    expect(await show()).toMatchObject(was);

    const updated = await world.update('s', template(after));
    expect([updated.StackStatus, reasons()]).toEqual(['UPDATE_COMPLETE', []]);
    expect(world.physicalId('s', 'Tested')).toBe(id);
    expect(await show()).toMatchObject(is);

    const removed = await world.remove('s');
    expect(removed.StackStatus).toBe('DELETE_COMPLETE');
  });
});

describe('what cannot be changed', () => {
  it.each<[string, string, object, object, string]>([
    [
      'the kind of a key',
      'AWS::KMS::Key',
      {},
      { KeyUsage: 'SIGN_VERIFY', KeySpec: 'RSA_2048' },
      'You cannot change the KeySpec of a KMS key',
    ],
    [
      'the class of a log group',
      'AWS::Logs::LogGroup',
      {},
      { LogGroupClass: 'INFREQUENT_ACCESS' },
      'LogGroupClass of a log group cannot be changed',
    ],
  ])('refuses to change %s', async (_, Type, before, after, reason) => {
    await world.create('s', {
      Resources: { Tested: { Type, Properties: before } },
    });
    const stack = await world.update('s', {
      Resources: { Tested: { Type, Properties: after } },
    });
    expect(stack.StackStatus).toMatch(/^UPDATE_ROLLBACK_/);
    expect(
      world.events('s').find(event => event.ResourceStatus === 'UPDATE_FAILED')!
        .ResourceStatusReason,
    ).toBe(reason);
  });
});

describe('names', () => {
  it('keeps five versions of a managed policy at most', async () => {
    const template = (action: string) => ({
      Resources: {
        P: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: { PolicyDocument: policy(action) },
        },
      },
    });
    await world.create('s', template('s3:Get0'));
    for (let version = 1; version <= 6; version += 1) {
      expect(
        (await world.update('s', template(`s3:Get${version}`))).StackStatus,
      ).toBe('UPDATE_COMPLETE');
    }
    const { Versions } = await world.call(
      'ListPolicyVersions',
      { PolicyArn: world.physicalId('s', 'P') },
      'iam',
    );
    expect(Versions).toHaveLength(5);
    expect((await world.remove('s')).StackStatus).toBe('DELETE_COMPLETE');
  });
});
