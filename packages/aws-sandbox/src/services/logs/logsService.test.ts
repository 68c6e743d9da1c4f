import { policy, SPOKE } from '../../testing/startTestSandbox';
import {
  StackTestWorld,
  stackTestWorld,
} from '../cloudformation/testing/stackTestWorld';

let world: StackTestWorld;
beforeEach(async () => {
  world = await stackTestWorld();
});
afterEach(() => world.stop());

const logs = (operation: string, input: object = {}) =>
  world.call(operation, input, 'logs');
const names = async (input: object) =>
  (await logs('DescribeLogGroups', input)).logGroups.map(
    (group: any) => group.logGroupName,
  );

const keyPolicyForLogs = (logGroup: string) =>
  policy(
    {
      Effect: 'Allow',
      Principal: { AWS: SPOKE },
      Action: 'kms:*',
      Resource: '*',
    },
    {
      Effect: 'Allow',
      Principal: { Service: 'logs.eu-west-1.amazonaws.com' },
      Action: ['kms:GenerateDataKey*', 'kms:Decrypt'],
      Resource: '*',
      Condition: {
        ArnEquals: {
          'kms:EncryptionContext:aws:logs:arn': `arn:aws:logs:eu-west-1:${SPOKE}:log-group:${logGroup}`,
        },
      },
    },
  );

describe('log groups', () => {
  it('are found by prefix or pattern, page by page', async () => {
    for (const logGroupName of ['/b/two', '/a/one', '/a/two']) {
      await logs('CreateLogGroup', { logGroupName });
    }
    expect(await names({ logGroupNamePrefix: '/a' })).toEqual([
      '/a/one',
      '/a/two',
    ]);
    expect(await names({ logGroupNamePattern: 'two' })).toEqual([
      '/a/two',
      '/b/two',
    ]);
    const first = await logs('DescribeLogGroups', { limit: 2 });
    expect(await names({ limit: 2, nextToken: first.nextToken })).toEqual([
      '/b/two',
    ]);
    expect(first.logGroups[0]).toMatchObject({
      logGroupArn: `arn:aws:logs:eu-west-1:${SPOKE}:log-group:/a/one`,
      arn: `arn:aws:logs:eu-west-1:${SPOKE}:log-group:/a/one:*`,
      creationTime: expect.any(Number),
    });
  });

  it.each<[string, string, object, string]>([
    [
      'a second one of the name',
      'CreateLogGroup',
      { logGroupName: 'one' },
      'ResourceAlreadyExistsException',
    ],
    [
      'a bad name',
      'CreateLogGroup',
      { logGroupName: 'a b' },
      'InvalidParameterException',
    ],
    [
      'an unknown class',
      'CreateLogGroup',
      { logGroupName: 'x', logGroupClass: 'CHEAP' },
      'InvalidParameterException',
    ],
    [
      'a key that is not there',
      'CreateLogGroup',
      { logGroupName: 'x', kmsKeyId: 'none' },
      'InvalidParameterException',
    ],
    [
      'an odd retention',
      'PutRetentionPolicy',
      { logGroupName: 'one', retentionInDays: 8 },
      'InvalidParameterException',
    ],
    [
      'what is not there',
      'DeleteLogGroup',
      { logGroupName: 'none' },
      'ResourceNotFoundException',
    ],
    [
      'prefix and pattern at once',
      'DescribeLogGroups',
      { logGroupNamePrefix: 'a', logGroupNamePattern: 'b' },
      'InvalidParameterException',
    ],
    [
      'a bad token',
      'DescribeLogGroups',
      { nextToken: 'x' },
      'InvalidParameterException',
    ],
  ])('refuse %s', async (_, operation, input, code) => {
    await logs('CreateLogGroup', { logGroupName: 'one' });
    await expect(logs(operation, input)).rejects.toMatchObject({ code });
  });

  it('are encrypted with an enabled key only, whose policy lets the log service use it for them', async () => {
    const key = async (logGroup: string) => {
      const { KeyMetadata } = await world.call(
        'CreateKey',
        { Policy: keyPolicyForLogs(logGroup) },
        'kms',
      );
      return KeyMetadata;
    };
    const { Arn, KeyId } = await key('one');
    await logs('CreateLogGroup', { logGroupName: 'one' });
    const associate = (kmsKeyId: string) =>
      logs('AssociateKmsKey', { logGroupName: 'one', kmsKeyId });
    const refusal = 'does not exist or is not allowed to be used with Arn';
    await expect(associate((await key('two')).Arn)).rejects.toThrow(refusal);
    await associate(Arn);
    expect((await logs('DescribeLogGroups')).logGroups[0].kmsKeyId).toBe(Arn);
    await world.call('DisableKey', { KeyId }, 'kms');
    await expect(associate(Arn)).rejects.toThrow(refusal);
    await logs('DisassociateKmsKey', { logGroupName: 'one' });
    expect(
      (await logs('DescribeLogGroups')).logGroups[0].kmsKeyId,
    ).toBeUndefined();
  });

  it('carry tags', async () => {
    const resourceArn = `arn:aws:logs:eu-west-1:${SPOKE}:log-group:one`;
    await logs('CreateLogGroup', { logGroupName: 'one', tags: { a: '1' } });
    await logs('TagResource', { resourceArn, tags: { b: '2' } });
    await logs('UntagResource', { resourceArn, tagKeys: ['a'] });
    expect((await logs('ListTagsForResource', { resourceArn })).tags).toEqual({
      b: '2',
    });
  });
});
