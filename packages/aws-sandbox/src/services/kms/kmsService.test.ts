import {
  CreateKeyCommand,
  DescribeKeyCommand,
  KMSClient,
} from '@aws-sdk/client-kms';
import { userPrincipal } from '../../core/principals';
import { SPOKE, startTestSandbox } from '../../testing/startTestSandbox';
import {
  StackTestWorld,
  stackTestWorld,
} from '../cloudformation/testing/stackTestWorld';

let world: StackTestWorld;
beforeEach(async () => {
  world = await stackTestWorld();
});
afterEach(() => world.stop());

const kms = (operation: string, input: object = {}) =>
  world.call(operation, input, 'kms');
const newKey = async (input: object = {}) =>
  (await kms('CreateKey', input)).KeyMetadata;

describe('keys', () => {
  it('are found by id, ARN, alias and alias ARN', async () => {
    const { KeyId, Arn } = await newKey();
    await kms('CreateAlias', { AliasName: 'alias/team', TargetKeyId: KeyId });
    const aliasArn = `arn:aws:kms:eu-west-1:${SPOKE}:alias/team`;
    for (const name of [KeyId, Arn, 'alias/team', aliasArn]) {
      expect((await kms('DescribeKey', { KeyId: name })).KeyMetadata.Arn).toBe(
        Arn,
      );
    }
    await expect(
      kms('DescribeKey', { KeyId: 'alias/none' }),
    ).rejects.toMatchObject({ code: 'NotFoundException' });
    expect((await kms('ListAliases', { KeyId })).Aliases).toMatchObject([
      { AliasArn: aliasArn, TargetKeyId: KeyId },
    ]);
  });

  it('are deleted after a while, and can be kept until then', async () => {
    const { KeyId, Arn } = await newKey();
    await expect(
      kms('ScheduleKeyDeletion', { KeyId, PendingWindowInDays: 3 }),
    ).rejects.toThrow('3 must be between 7 and 30');
    const { DeletionDate } = await kms('ScheduleKeyDeletion', {
      KeyId,
      PendingWindowInDays: 7,
    });
    expect(Math.round((DeletionDate.getTime() - Date.now()) / 86_400_000)).toBe(
      7,
    );
    await expect(kms('EnableKeyRotation', { KeyId })).rejects.toMatchObject({
      code: 'KMSInvalidStateException',
      message: `${Arn} is pending deletion.`,
    });
    await kms('CancelKeyDeletion', { KeyId });
    expect((await kms('DescribeKey', { KeyId })).KeyMetadata).toMatchObject({
      KeyState: 'Disabled',
      Enabled: false,
    });
  });

  it('are only for those whom the key policy admits, whatever IAM says', async () => {
    const closed = JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: `arn:aws:iam::${SPOKE}:user/owner` },
          Action: 'kms:*',
          Resource: '*',
        },
      ],
    });
    const { KeyId } = await newKey({
      Policy: closed,
      BypassPolicyLockoutSafetyCheck: true,
    });
    // The administrator may do everything by IAM, yet the key does not know the account.
    await expect(kms('DescribeKey', { KeyId })).rejects.toMatchObject({
      code: 'AccessDeniedException',
    });
    await world.call('CreateUser', { UserName: 'owner' }, 'iam');
    const owner = world.as(
      userPrincipal({
        accountId: SPOKE,
        arn: `arn:aws:iam::${SPOKE}:user/owner`,
        userId: 'AIDAOWNER',
      }),
    );
    expect(
      (await owner.invoke('kms', 'DescribeKey', { KeyId })).KeyMetadata.KeyId,
    ).toBe(KeyId);
    const { KeyId: open } = await newKey();
    await expect(
      owner.invoke('kms', 'DescribeKey', { KeyId: open }),
    ).rejects.toMatchObject({
      code: 'AccessDeniedException',
    });
  });

  it.each<[string, (keyId: string) => Promise<unknown>, string]>([
    [
      'a policy that is none',
      () => newKey({ Policy: '{"Version": "2012-10-17"}' }),
      'MalformedPolicyDocumentException',
    ],
    [
      'a policy for nobody',
      () =>
        newKey({
          Policy: JSON.stringify({
            Version: '2012-10-17',
            Statement: [{ Effect: 'Allow', Action: 'kms:*', Resource: '*' }],
          }),
        }),
      'MalformedPolicyDocumentException',
    ],
    [
      'another policy name',
      KeyId => kms('GetKeyPolicy', { KeyId, PolicyName: 'other' }),
      'ValidationException',
    ],
    [
      'a rotation that is too short',
      KeyId => kms('EnableKeyRotation', { KeyId, RotationPeriodInDays: 1 }),
      'ValidationException',
    ],
    [
      'a bad alias',
      TargetKeyId => kms('CreateAlias', { AliasName: 'team', TargetKeyId }),
      'ValidationException',
    ],
    [
      'an alias of AWS',
      TargetKeyId =>
        kms('CreateAlias', { AliasName: 'alias/aws/s3', TargetKeyId }),
      'ValidationException',
    ],
    [
      'an alias twice',
      TargetKeyId =>
        kms('CreateAlias', { AliasName: 'alias/one', TargetKeyId }),
      'AlreadyExistsException',
    ],
    [
      'an alias that is not there',
      TargetKeyId =>
        kms('UpdateAlias', { AliasName: 'alias/none', TargetKeyId }),
      'NotFoundException',
    ],
    [
      'the end of no deletion',
      KeyId => kms('CancelKeyDeletion', { KeyId }),
      'KMSInvalidStateException',
    ],
    [
      'a bad marker',
      () => kms('ListKeys', { Marker: 'x' }),
      'InvalidMarkerException',
    ],
  ])('refuse %s', async (_, attempt, code) => {
    const { KeyId } = await newKey();
    await kms('CreateAlias', { AliasName: 'alias/one', TargetKeyId: KeyId });
    await expect(attempt(KeyId)).rejects.toMatchObject({ code });
  });

  it('carry tags', async () => {
    const { KeyId } = await newKey({ Tags: [{ TagKey: 'a', TagValue: '1' }] });
    await kms('TagResource', { KeyId, Tags: [{ TagKey: 'b', TagValue: '2' }] });
    await kms('UntagResource', { KeyId, TagKeys: ['a'] });
    expect((await kms('ListResourceTags', { KeyId })).Tags).toEqual([
      { TagKey: 'b', TagValue: '2' },
    ]);
  });

  it('speak their protocol', async () => {
    const sandbox = await startTestSandbox();
    try {
      const client = new KMSClient(sandbox.config(sandbox.admin(SPOKE)));
      const { KeyMetadata } = await client.send(
        new CreateKeyCommand({ Description: 'a key' }),
      );
      expect(KeyMetadata).toMatchObject({
        Description: 'a key',
        CreationDate: expect.any(Date),
        KeyState: 'Enabled',
      });
      await expect(
        client.send(new DescribeKeyCommand({ KeyId: 'none' })),
      ).rejects.toMatchObject({
        name: 'NotFoundException',
      });
    } finally {
      await sandbox.stop();
    }
  });
});
