import { RoleCaller, roleCaller } from '../../testing/roleCaller';
import { OTHER_SPOKE, policy, SPOKE } from '../../testing/startTestSandbox';
import {
  StackTestWorld,
  stackTestWorld,
} from '../cloudformation/testing/stackTestWorld';

const Bucket = 'sealed';
const USE = ['kms:GenerateDataKey', 'kms:Decrypt'];
const allow = (Action: string | string[], rest: object = {}) => ({
  Effect: 'Allow',
  Action,
  Resource: '*',
  ...rest,
});
const byAccount = (accountId: string, rest: object = {}) =>
  allow('kms:*', { Principal: { AWS: accountId }, ...rest });

let sandbox: StackTestWorld;
beforeEach(async () => {
  sandbox = await stackTestWorld();
});
afterEach(() => sandbox.stop());

const kms = (operation: string, input: object = {}) =>
  sandbox.call(operation, input, 'kms');
const s3 = (operation: string, input: object = {}) =>
  sandbox.call(operation, { Bucket, ...input }, 's3');

async function newKey(...statements: object[]): Promise<string> {
  const { KeyMetadata } = await kms('CreateKey', {
    Policy: policy(...(statements.length ? statements : [byAccount(SPOKE)])),
  });
  return KeyMetadata.Arn;
}

async function newBucket(keyArn: string, options: object = {}): Promise<void> {
  await s3('CreateBucket', {
    CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' },
  });
  await s3('PutBucketEncryption', {
    ServerSideEncryptionConfiguration: {
      Rules: [
        {
          ApplyServerSideEncryptionByDefault: {
            SSEAlgorithm: 'aws:kms',
            KMSMasterKeyID: keyArn,
          },
          ...options,
        },
      ],
    },
  });
}

let roles = 0;
function role(...statements: object[]): RoleCaller {
  roles += 1;
  return roleCaller(sandbox.world, {
    accountId: SPOKE,
    roleName: `role-${roles}`,
    statements,
  });
}
const put = (as: RoleCaller, input: object = {}) =>
  as('s3', 'PutObject', { Bucket, Key: 'a', Body: 'text', ...input });
const get = (as: RoleCaller) => as('s3', 'GetObject', { Bucket, Key: 'a' });
const refusal = (
  action: string,
  reason = 'no identity-based policy allows',
) => ({
  code: 'AccessDenied',
  status: 403,
  message: expect.stringMatching(
    new RegExp(`not authorized to perform: ${action} on .* because ${reason}`),
  ),
});

describe("objects under a customer's key", () => {
  it('are written by those who may generate data keys, and read by those who may decrypt', async () => {
    const keyArn = await newKey();
    await newBucket(keyArn);
    const writer = role(allow(['s3:*', 'kms:GenerateDataKey']));
    const reader = role(allow(['s3:*', 'kms:Decrypt']));
    const neither = role(allow('s3:*'));
    expect(await put(writer)).toMatchObject({
      ServerSideEncryption: 'aws:kms',
      SSEKMSKeyId: keyArn,
    });
    expect((await get(reader)).Body.toString()).toBe('text');
    await expect(put(neither)).rejects.toMatchObject(
      refusal('kms:GenerateDataKey'),
    );
    await expect(put(reader)).rejects.toMatchObject(
      refusal('kms:GenerateDataKey'),
    );
    await expect(get(writer)).rejects.toMatchObject(refusal('kms:Decrypt'));
  });

  it('need the permission on the bucket as well', async () => {
    await newBucket(await newKey());
    await expect(put(role(allow(USE)))).rejects.toMatchObject(
      refusal('s3:PutObject'),
    );
  });

  it('are asked for by the name that the request gives, and read by the key that they were written with', async () => {
    await newBucket(await newKey());
    const other = await newKey();
    const writer = role(
      allow('s3:*'),
      allow('kms:GenerateDataKey', { Resource: other }),
    );
    await put(writer, { ServerSideEncryption: 'aws:kms', SSEKMSKeyId: other });
    await expect(put(writer)).rejects.toMatchObject(
      refusal('kms:GenerateDataKey'),
    );
    const reader = role(
      allow('s3:*'),
      allow('kms:Decrypt', { Resource: other }),
    );
    expect((await get(reader)).SSEKMSKeyId).toBe(other);
  });

  it('follow the policy of the key', async () => {
    const closed = await newKey(
      byAccount(SPOKE, { Action: 'kms:PutKeyPolicy' }),
    );
    await newBucket(closed);
    await expect(put(role(allow(['s3:*', ...USE])))).rejects.toMatchObject(
      refusal('kms:GenerateDataKey', 'no resource-based policy allows'),
    );
  });

  it.each([
    ['each object', {}, `arn:aws:s3:::${Bucket}/a`, 'AccessDenied'],
    [
      'the bucket',
      { BucketKeyEnabled: true },
      `arn:aws:s3:::${Bucket}`,
      'written',
    ],
  ])(
    'tell the key that S3 asks, for whom, and for which thing: %s',
    async (_, options, context, another) => {
      const condition = {
        StringEquals: {
          'kms:ViaService': 's3.eu-west-1.amazonaws.com',
          'kms:CallerAccount': SPOKE,
          'kms:EncryptionContext:aws:s3:arn': context,
        },
      };
      await newBucket(
        await newKey(
          byAccount(SPOKE, { Action: 'kms:PutKeyPolicy' }),
          byAccount(SPOKE, { Action: USE, Condition: condition }),
        ),
        options,
      );
      const user = role(allow(['s3:*', ...USE]));
      await put(user);
      expect((await get(user)).Body.toString()).toBe('text');
      // A bucket's key covers all of its objects, an object's only that one.
      const outcome = put(user, { Key: 'b' }).then(
        () => 'written',
        error => error.code,
      );
      expect(await outcome).toBe(another);
      await expect(
        user('kms', 'GenerateDataKey', {
          KeyId: (await get(user)).SSEKMSKeyId,
          KeySpec: 'AES_256',
          EncryptionContext: { 'aws:s3:arn': context },
        }),
      ).rejects.toMatchObject({ code: 'AccessDeniedException' });
    },
  );

  it('cannot be used once the key is off', async () => {
    const keyArn = await newKey();
    await newBucket(keyArn);
    const user = role(allow(['s3:*', ...USE]));
    await put(user);
    await kms('DisableKey', { KeyId: keyArn });
    await expect(get(user)).rejects.toMatchObject({
      code: 'KMS.DisabledException',
      status: 400,
    });
  });

  it('are copied and uploaded in parts under the same rules', async () => {
    await newBucket(await newKey());
    const user = role(allow(['s3:*', ...USE]));
    const writer = role(allow(['s3:*', 'kms:GenerateDataKey']));
    await put(user);
    const copy = { Bucket, Key: 'b', CopySource: `${Bucket}/a` };
    await user('s3', 'CopyObject', copy);
    await expect(writer('s3', 'CopyObject', copy)).rejects.toMatchObject(
      refusal('kms:Decrypt'),
    );
    const { UploadId } = await writer('s3', 'CreateMultipartUpload', {
      Bucket,
      Key: 'c',
    });
    const part = { Bucket, Key: 'c', UploadId, PartNumber: 1, Body: 'x' };
    await expect(writer('s3', 'UploadPart', part)).rejects.toMatchObject(
      refusal('kms:Decrypt'),
    );
    expect(await user('s3', 'UploadPart', part)).toMatchObject({
      ServerSideEncryption: 'aws:kms',
    });
  });
});

describe('objects across accounts', () => {
  it('need the policies of the owner, of the caller and of the key', async () => {
    await newBucket(await newKey(byAccount(SPOKE), byAccount(OTHER_SPOKE)));
    const guest = roleCaller(sandbox.world, {
      accountId: OTHER_SPOKE,
      roleName: 'guest',
      statements: [allow(['s3:*', ...USE])],
    });
    const poor = roleCaller(sandbox.world, {
      accountId: OTHER_SPOKE,
      roleName: 'poor',
      statements: [allow(USE)],
    });
    await expect(put(guest)).rejects.toMatchObject({
      code: 'AccessDenied',
      message: 'Access Denied',
    });
    await s3('PutBucketPolicy', {
      Policy: policy({
        Effect: 'Allow',
        Principal: { AWS: OTHER_SPOKE },
        Action: 's3:*',
        Resource: [`arn:aws:s3:::${Bucket}`, `arn:aws:s3:::${Bucket}/*`],
      }),
    });
    await put(guest);
    await expect(put(poor)).rejects.toMatchObject({ code: 'AccessDenied' });
  });

  it("cannot be under the owner's own key of S3", async () => {
    await newBucket('alias/aws/s3');
    await s3('PutBucketPolicy', {
      Policy: policy({
        Effect: 'Allow',
        Principal: { AWS: OTHER_SPOKE },
        Action: 's3:PutObject',
        Resource: `arn:aws:s3:::${Bucket}/*`,
      }),
    });
    const guest = roleCaller(sandbox.world, {
      accountId: OTHER_SPOKE,
      roleName: 'guest',
      statements: [allow(['s3:*', 'kms:*'])],
    });
    await expect(put(guest)).rejects.toMatchObject({ code: 'AccessDenied' });
    await put(role(allow('s3:*')));
  });
});
