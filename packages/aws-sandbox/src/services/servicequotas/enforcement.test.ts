import { LifecycleWorld } from '../../testing/lifecycle/LifecycleWorld';
import { cloudformationService } from '../cloudformation';
import { ec2Service } from '../ec2';
import { efsService } from '../efs';
import { kmsService } from '../kms';
import { s3Service } from '../s3';
import { Quota } from './Quota';
import { allQuotas, QUOTAS, quotaValue, raiseQuota } from './quotas';

const TRUST = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Principal: { Service: 'lambda.amazonaws.com' },
    },
  ],
});
const { accountId, region } = LifecycleWorld;

describe('quotas', () => {
  let lifecycle: LifecycleWorld;
  let vpcId: string;
  let subnetId: string;
  let groupId: string;

  const set = (quota: Quota, value: number) =>
    raiseQuota(lifecycle.world, { accountId, region, quota, value });
  const rule = (port: number) => ({
    IpProtocol: 'tcp',
    FromPort: port,
    ToPort: port,
    IpRanges: [{ CidrIp: '10.0.0.0/8' }],
  });

  beforeEach(async () => {
    lifecycle = LifecycleWorld.create([
      cloudformationService,
      ec2Service,
      efsService,
      kmsService,
      s3Service,
    ]);
    const { Vpc } = await lifecycle.call('ec2', 'CreateVpc', {
      CidrBlock: '10.0.0.0/16',
    });
    vpcId = Vpc.VpcId;
    const { Subnet } = await lifecycle.call('ec2', 'CreateSubnet', {
      VpcId: vpcId,
      CidrBlock: '10.0.0.0/24',
    });
    subnetId = Subnet.SubnetId;
    const { GroupId } = await lifecycle.call('ec2', 'CreateSecurityGroup', {
      GroupName: 'one',
      Description: 'one',
      VpcId: vpcId,
    });
    groupId = GroupId;
  });
  afterEach(() => lifecycle.end());

  /** Quota, value that leaves room for one more, call with its number, code and text of the refusal. */
  const CASES: Array<
    [
      string,
      Quota,
      number,
      () => Promise<(index: number) => [string, string, object]>,
      string,
      string,
    ]
  > = [
    [
      'VPCs',
      QUOTAS.vpc.vpcs,
      2,
      async () => () => ['ec2', 'CreateVpc', { CidrBlock: '10.1.0.0/16' }],
      'VpcLimitExceeded',
      'The maximum number of VPCs has been reached.',
    ],
    [
      'subnets',
      QUOTAS.vpc.subnetsPerVpc,
      2,
      async () => index =>
        [
          'ec2',
          'CreateSubnet',
          { VpcId: vpcId, CidrBlock: `10.0.${index + 1}.0/24` },
        ],
      'SubnetLimitExceeded',
      'subnets',
    ],
    [
      'addresses',
      QUOTAS.ec2.elasticIps,
      1,
      async () => () => ['ec2', 'AllocateAddress', {}],
      'AddressLimitExceeded',
      'The maximum number of addresses has been reached.',
    ],
    [
      'internet gateways',
      QUOTAS.vpc.internetGateways,
      1,
      async () => () => ['ec2', 'CreateInternetGateway', {}],
      'InternetGatewayLimitExceeded',
      'internet gateways',
    ],
    [
      'NAT gateways in a zone',
      QUOTAS.vpc.natGatewaysPerZone,
      1,
      async () => () =>
        [
          'ec2',
          'CreateNatGateway',
          { SubnetId: subnetId, ConnectivityType: 'private' },
        ],
      'NatGatewayLimitExceeded',
      'NAT Gateways',
    ],
    [
      'security groups',
      QUOTAS.vpc.securityGroups,
      3,
      async () => index =>
        [
          'ec2',
          'CreateSecurityGroup',
          {
            GroupName: `more-${index}`,
            Description: 'more',
            VpcId: vpcId,
          },
        ],
      'SecurityGroupLimitExceeded',
      'security groups',
    ],
    [
      'rules of a group',
      QUOTAS.vpc.rulesPerSecurityGroup,
      1,
      async () => index =>
        [
          'ec2',
          'AuthorizeSecurityGroupIngress',
          { GroupId: groupId, IpPermissions: [rule(1000 + index)] },
        ],
      'RulesPerSecurityGroupLimitExceeded',
      'The maximum number of rules per security group has been reached.',
    ],
    [
      'interface endpoints in a VPC',
      QUOTAS.vpc.interfaceEndpointsPerVpc,
      1,
      async () => index =>
        [
          'ec2',
          'CreateVpcEndpoint',
          {
            VpcId: vpcId,
            VpcEndpointType: 'Interface',
            ServiceName: `com.amazonaws.${region}.${index ? 'logs' : 'sts'}`,
            SubnetIds: [subnetId],
          },
        ],
      'VpcEndpointLimitExceeded',
      'VPC endpoints',
    ],
    [
      'file systems',
      QUOTAS.efs.fileSystems,
      1,
      async () => index =>
        [
          'elasticfilesystem',
          'CreateFileSystem',
          { CreationToken: `${index}` },
        ],
      'FileSystemLimitExceeded',
      '1',
    ],
    [
      'roles',
      QUOTAS.iam.roles,
      1,
      async () => index =>
        [
          'iam',
          'CreateRole',
          { RoleName: `role-${index}`, AssumeRolePolicyDocument: TRUST },
        ],
      'LimitExceeded',
      'Cannot exceed quota for RolesPerAccount: 1',
    ],
    [
      'managed policies of a role',
      QUOTAS.iam.managedPoliciesPerRole,
      1,
      async () => {
        await lifecycle.call('iam', 'CreateRole', {
          RoleName: 'holder',
          AssumeRolePolicyDocument: TRUST,
        });
        return index => [
          'iam',
          'AttachRolePolicy',
          {
            RoleName: 'holder',
            PolicyArn: `arn:aws:iam::aws:policy/${
              index ? 'ReadOnlyAccess' : 'AdministratorAccess'
            }`,
          },
        ];
      },
      'LimitExceeded',
      'Cannot exceed quota for PoliciesPerRole: 1',
    ],
    [
      'keys',
      QUOTAS.kms.keys,
      1,
      async () => () => ['kms', 'CreateKey', {}],
      'LimitExceededException',
      '1',
    ],
    [
      'buckets',
      QUOTAS.s3.buckets,
      1,
      async () => index =>
        [
          's3',
          'CreateBucket',
          {
            Bucket: `bucket-${index}`,
            CreateBucketConfiguration: { LocationConstraint: region },
          },
        ],
      'TooManyBuckets',
      'more buckets than allowed',
    ],
    [
      'stacks',
      QUOTAS.cloudFormation.stacks,
      1,
      async () => index =>
        [
          'cloudformation',
          'CreateStack',
          {
            StackName: `stack-${index}`,
            TemplateBody: JSON.stringify({
              Resources: {
                Waiter: { Type: 'AWS::CloudFormation::WaitConditionHandle' },
              },
            }),
          },
        ],
      'LimitExceededException',
      'Limit for stack has been exceeded',
    ],
  ];

  it.each(CASES)(
    'of %s are kept to, and can be raised',
    async (_what, quota, value, prepare, code, message) => {
      const call = await prepare();
      set(quota, value);
      await lifecycle.call(...call(0));
      const refused = await lifecycle.attempt(...call(1));
      expect(refused).toMatchObject({
        error: { code, message: expect.stringContaining(message) },
      });
      set(quota, value + 1);
      await lifecycle.call(...call(1));
    },
  );

  it('are AWS’s defaults for an account that asked for nothing', () => {
    const context = {
      globalStore: lifecycle.world.globalStore.bind(lifecycle.world),
      accountId,
      region,
    };
    for (const quota of allQuotas()) {
      expect(quotaValue(context, quota)).toBe(quota.value);
    }
    set(QUOTAS.iam.roles, 7);
    expect(
      quotaValue({ ...context, region: 'us-east-1' }, QUOTAS.iam.roles),
    ).toBe(7);
  });

  it('have codes of their own', () => {
    const codes = allQuotas().map(
      ({ serviceCode, quotaCode }) => `${serviceCode}/${quotaCode}`,
    );
    expect(new Set(codes).size).toBe(codes.length);
    for (const { quotaCode } of allQuotas()) {
      expect(quotaCode).toMatch(/^L-[0-9A-F]{8}$/);
    }
  });
});
