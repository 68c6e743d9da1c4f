import { StackTestWorld, stackTestWorld } from '../testing/stackTestWorld';
import { synthesizeEnvironments } from '../testing/synthesizeEnvironments';

jest.setTimeout(60_000);

const [template] = synthesizeEnvironments([{}]);
const StackName = 'environment';

let world: StackTestWorld;

/** Detects and answers status and drifts: `logicalId path TYPE expected → actual`, or `logicalId DELETED`. */
async function drift(): Promise<{ status: any; found: string[] }> {
  const { StackDriftDetectionId } = await world.call('DetectStackDrift', {
    StackName,
  });
  let status: any;
  do {
    await world.context.clock.sleep(1_000);
    status = await world.call('DescribeStackDriftDetectionStatus', {
      StackDriftDetectionId,
    });
  } while (status.DetectionStatus === 'DETECTION_IN_PROGRESS');
  const { StackResourceDrifts } = await world.call(
    'DescribeStackResourceDrifts',
    { StackName },
  );
  return {
    status,
    found: StackResourceDrifts.flatMap((one: any) =>
      one.StackResourceDriftStatus === 'MODIFIED'
        ? one.PropertyDifferences.map(
            (difference: any) =>
              `${one.LogicalResourceId} ${difference.PropertyPath} ${difference.DifferenceType} ${difference.ExpectedValue} → ${difference.ActualValue}`,
          )
        : [`${one.LogicalResourceId} ${one.StackResourceDriftStatus}`],
    ).filter((line: string) => !line.endsWith('IN_SYNC')),
  };
}

/** A call to a service, as somebody makes it past CloudFormation. */
type Change = [service: string, operation: string, input: () => object];

const byType = (type: string): string => {
  const [logicalId] = Object.entries<any>(template.Resources).find(
    ([, resource]) => resource.Type === type,
  )!;
  return logicalId;
};
const idOf = (type: string) => world.physicalId(StackName, byType(type));
const bucket = () => {
  const [logicalId] = Object.entries<any>(template.Resources).find(
    ([, { Type, Properties }]) =>
      Type === 'AWS::S3::Bucket' && Properties.LoggingConfiguration,
  )!;
  return world.physicalId(StackName, logicalId);
};
const domain = byType('AWS::SageMaker::Domain');

beforeAll(async () => {
  world = await stackTestWorld();
  await world.call(
    'PutParameter',
    { Name: '/cdk-bootstrap/hnb659fds/version', Type: 'String', Value: '30' },
    'ssm',
  );
  await world.create(StackName, template);
});
afterAll(() => world.stop());

describe('drift of an environment', () => {
  it('is none as long as nobody touches it', async () => {
    const { status, found } = await drift();
    expect(found).toEqual([]);
    expect(status).toMatchObject({
      DetectionStatus: 'DETECTION_COMPLETE',
      StackDriftStatus: 'IN_SYNC',
      DriftedStackResourceCount: 0,
    });
  });

  it.each<[string, Change[], RegExp[], Change[]]>([
    [
      'another retention of logs',
      [
        [
          'logs',
          'PutRetentionPolicy',
          () => ({
            logGroupName: idOf('AWS::Logs::LogGroup'),
            retentionInDays: 7,
          }),
        ],
      ],
      [/^FlowLogs\w+ \/RetentionInDays NOT_EQUAL 30 → 7$/],
      [
        [
          'logs',
          'PutRetentionPolicy',
          () => ({
            logGroupName: idOf('AWS::Logs::LogGroup'),
            retentionInDays: 30,
          }),
        ],
      ],
    ],
    [
      'a detached policy',
      [
        [
          'iam',
          'DetachRolePolicy',
          () => ({
            RoleName: 'AmazonSageMaker-environment',
            PolicyArn: 'arn:aws:iam::aws:policy/AmazonSageMakerFullAccess',
          }),
        ],
      ],
      [
        /^Execution\w+ \/ManagedPolicyArns\/0 REMOVE arn:aws:iam::aws:policy\/AmazonSageMakerFullAccess → null$/,
      ],
      [
        [
          'iam',
          'AttachRolePolicy',
          () => ({
            RoleName: 'AmazonSageMaker-environment',
            PolicyArn: 'arn:aws:iam::aws:policy/AmazonSageMakerFullAccess',
          }),
        ],
      ],
    ],
    [
      'versions switched off and public access let in',
      [
        [
          's3',
          'PutBucketVersioning',
          () => ({
            Bucket: bucket(),
            VersioningConfiguration: { Status: 'Suspended' },
          }),
        ],
        ['s3', 'DeletePublicAccessBlock', () => ({ Bucket: bucket() })],
      ],
      [
        /^Studio\w+ \/PublicAccessBlockConfiguration REMOVE \{"BlockPublicAcls":true,.*\} → null$/,
        /^Studio\w+ \/VersioningConfiguration\/Status NOT_EQUAL Enabled → Suspended$/,
      ],
      [
        [
          's3',
          'PutBucketVersioning',
          () => ({
            Bucket: bucket(),
            VersioningConfiguration: { Status: 'Enabled' },
          }),
        ],
        [
          's3',
          'PutPublicAccessBlock',
          () => ({
            Bucket: bucket(),
            PublicAccessBlockConfiguration: {
              BlockPublicAcls: true,
              BlockPublicPolicy: true,
              IgnorePublicAcls: true,
              RestrictPublicBuckets: true,
            },
          }),
        ],
      ],
    ],
    [
      'other settings of the domain',
      [
        [
          'sagemaker',
          'UpdateDomain',
          () => ({
            DomainId: world.physicalId(StackName, domain),
            DefaultUserSettings: { StudioWebPortal: 'DISABLED' },
          }),
        ],
      ],
      [
        /^Domain \/DefaultUserSettings\/StudioWebPortal NOT_EQUAL ENABLED → DISABLED$/,
      ],
      [
        [
          'sagemaker',
          'UpdateDomain',
          () => ({
            DomainId: world.physicalId(StackName, domain),
            DefaultUserSettings: { StudioWebPortal: 'ENABLED' },
          }),
        ],
      ],
    ],
    [
      'keys that are no longer renewed',
      [['kms', 'DisableKeyRotation', () => ({ KeyId: idOf('AWS::KMS::Key') })]],
      [/^Key\w+ \/EnableKeyRotation NOT_EQUAL true → false$/],
      [['kms', 'EnableKeyRotation', () => ({ KeyId: idOf('AWS::KMS::Key') })]],
    ],
    [
      'a tag taken away and another one put on',
      [
        [
          'ec2',
          'DeleteTags',
          () => ({
            Resources: [idOf('AWS::EC2::VPC')],
            Tags: [{ Key: 'Name' }],
          }),
        ],
        [
          'ec2',
          'CreateTags',
          () => ({
            Resources: [idOf('AWS::EC2::VPC')],
            Tags: [{ Key: 'owner', Value: 'ana' }],
          }),
        ],
      ],
      [
        /^Vpc\w+ \/Tags\/0 ADD null → \{"Key":"owner","Value":"ana"\}$/,
        /^Vpc\w+ \/Tags\/0 REMOVE \{"Key":"Name","Value":"environment\/Vpc"\} → null$/,
      ],
      [
        [
          'ec2',
          'CreateTags',
          () => ({
            Resources: [idOf('AWS::EC2::VPC')],
            Tags: [{ Key: 'Name', Value: 'environment/Vpc' }],
          }),
        ],
        [
          'ec2',
          'DeleteTags',
          () => ({
            Resources: [idOf('AWS::EC2::VPC')],
            Tags: [{ Key: 'owner' }],
          }),
        ],
      ],
    ],
    [
      'a parameter of another value',
      [
        [
          'ssm',
          'PutParameter',
          () => ({
            Name: '/environment/domain',
            Value: 'd-1',
            Overwrite: true,
          }),
        ],
      ],
      [/^DomainParameter\w+ \/Value NOT_EQUAL d-\w+ → d-1$/],
      [
        [
          'ssm',
          'PutParameter',
          () => ({
            Name: '/environment/domain',
            Value: world.physicalId(StackName, domain),
            Overwrite: true,
          }),
        ],
      ],
    ],
  ])('shows %s and nothing else', async (_, changes, expected, undo) => {
    for (const [service, operation, input] of changes) {
      await world.call(operation, input(), service);
    }
    await world.context.clock.sleep(600_000);
    const { status, found } = await drift();
    for (const [service, operation, input] of undo) {
      await world.call(operation, input(), service);
    }
    await world.context.clock.sleep(600_000);
    expect([...found].sort()).toEqual(
      expected.map(line => expect.stringMatching(line)),
    );
    expect(status).toMatchObject({
      DetectionStatus: 'DETECTION_COMPLETE',
      StackDriftStatus: 'DRIFTED',
      DriftedStackResourceCount: 1,
    });
  });

  it('shows rules that went or came past the stack', async () => {
    const { SecurityGroupRules } = await world.call(
      'DescribeSecurityGroupRules',
      {},
      'ec2',
    );
    const ports = SecurityGroupRules.find(
      (rule: any) => rule.FromPort === 8192,
    );
    await world.call(
      'RevokeSecurityGroupIngress',
      {
        GroupId: ports.GroupId,
        SecurityGroupRuleIds: [ports.SecurityGroupRuleId],
      },
      'ec2',
    );
    await world.call(
      'AuthorizeSecurityGroupEgress',
      {
        GroupId: ports.GroupId,
        IpPermissions: [
          {
            IpProtocol: 'tcp',
            FromPort: 22,
            ToPort: 22,
            IpRanges: [{ CidrIp: '10.0.0.0/8' }],
          },
        ],
      },
      'ec2',
    );
    const { found } = await drift();
    expect(found.sort()).toEqual([
      expect.stringMatching(
        /^Compute\w+ \/SecurityGroupEgress\/1 ADD null → \{"IpProtocol":"tcp","FromPort":22,"ToPort":22,"CidrIp":"10.0.0.0\/8"\}$/,
      ),
      expect.stringMatching(/^Computefrom\w+ DELETED$/),
    ]);
    const { StackResources } = await world.call('DescribeStackResources', {
      StackName,
    });
    const informationOf = (pattern: RegExp) =>
      StackResources.find((one: any) => pattern.test(one.LogicalResourceId))
        .DriftInformation.StackResourceDriftStatus;
    expect(informationOf(/^Computefrom/)).toBe('DELETED');
    expect(informationOf(/^Compute[0-9A-F]{8}$/)).toBe('MODIFIED');
    expect(informationOf(/^Key\w{8}$/)).toBe('IN_SYNC');
    expect(informationOf(/^ExecutionDefaultPolicy/)).toBe('NOT_CHECKED');
  });
});
