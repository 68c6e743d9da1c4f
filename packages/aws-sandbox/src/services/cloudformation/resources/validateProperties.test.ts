import { KNOWN_AFTER_APPLY } from '../template';
import { propertyProblems, validateProperties } from './validateProperties';

const check = (type: string, properties: Record<string, unknown>) => () =>
  validateProperties({ logicalId: 'Tested', type, properties });

describe('validateProperties', () => {
  it.each<[string, Record<string, unknown>]>([
    [
      'AWS::EC2::Subnet',
      { VpcId: 'vpc-1', CidrBlock: '10.0.0.0/24', MapPublicIpOnLaunch: 'true' },
    ],
    ['AWS::Logs::LogGroup', { RetentionInDays: '7' }],
    ['AWS::KMS::Key', { KeyPolicy: '{}', PendingWindowInDays: 7 }],
    ['Custom::Anything', { ServiceToken: 'arn', Whatever: [1] }],
  ])('accepts what %s has', (type, properties) => {
    expect(check(type, properties)).not.toThrow();
  });

  it.each<[string, Record<string, unknown>, string[]]>([
    [
      'AWS::EC2::Subnet',
      { VpcId: 'vpc-1', CidrBlock: '10.0.0.0/24', Cidr: '10.0.0.0/24' },
      ['#: extraneous key [Cidr] is not permitted'],
    ],
    [
      'AWS::EC2::Subnet',
      {},
      [
        '#: required key [VpcId] not found',
        '#: required key [CidrBlock] not found',
      ],
    ],
    [
      'AWS::KMS::Key',
      { EnableKeyRotation: 'yes', PendingWindowInDays: 7.5 },
      [
        '#/EnableKeyRotation: expected type: Boolean, found: String',
        '#/PendingWindowInDays: expected type: Integer, found: Double',
      ],
    ],
    [
      'AWS::S3::Bucket',
      {
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [
            { ServerSideEncryptionByDefault: { SSEAlgorithm: 'rot13' } },
          ],
        },
        Tags: [{ Key: 'a' }],
        VersioningConfiguration: ['Enabled'],
      },
      [
        '#/BucketEncryption/ServerSideEncryptionConfiguration/0/ServerSideEncryptionByDefault/SSEAlgorithm: failed validation constraint for keyword [enum]',
        '#/Tags/0: required key [Value] not found',
        '#/VersioningConfiguration: expected type: JSONObject, found: JSONArray',
      ],
    ],
    ['Custom::Anything', {}, ['#: required key [ServiceToken] not found']],
  ])('tells what is wrong with %s', (type, properties, problems) => {
    expect(propertyProblems(type, properties)).toEqual(
      expect.arrayContaining(problems),
    );
    expect(check(type, properties)).toThrow(
      `Properties validation failed for resource Tested with message:\n#`,
    );
  });

  it('lets pass what only the deployment can tell', () => {
    expect(
      propertyProblems('AWS::EFS::MountTarget', {
        FileSystemId: KNOWN_AFTER_APPLY,
        SubnetId: KNOWN_AFTER_APPLY,
        SecurityGroups: KNOWN_AFTER_APPLY,
      }),
    ).toEqual([]);
  });

  it('refuses by name what the local AWS lacks', () => {
    expect(
      check('AWS::EC2::Subnet', { VpcId: 'v', CidrBlock: 'c', EnableDns64: 1 }),
    ).toThrow(
      'Property EnableDns64 of AWS::EC2::Subnet is not implemented by the local AWS',
    );
    expect(check('AWS::SQS::Queue', {})).toThrow(
      'Resource type AWS::SQS::Queue is not implemented by the local AWS',
    );
  });
});
