import { RoleCaller, roleCaller } from '../../testing/roleCaller';
import { OTHER_SPOKE, policy, SPOKE } from '../../testing/startTestSandbox';
import {
  StackTestWorld,
  stackTestWorld,
} from '../cloudformation/testing/stackTestWorld';

const Plaintext = Buffer.from('a secret');
const EncryptionContext = { team: 'blue' };
const allow = (Action: string | string[], rest: object = {}) => ({
  Effect: 'Allow',
  Action,
  Resource: '*',
  ...rest,
});

let sandbox: StackTestWorld;
let KeyId: string;
const kms = (operation: string, input: object = {}) =>
  sandbox.call(operation, input, 'kms');

beforeEach(async () => {
  sandbox = await stackTestWorld();
  KeyId = (await kms('CreateKey')).KeyMetadata.Arn;
});
afterEach(() => sandbox.stop());

const role = (
  roleName: string,
  statements: object[],
  accountId: string = SPOKE,
): RoleCaller => roleCaller(sandbox.world, { accountId, roleName, statements });
const arnOf = (roleName: string, accountId = SPOKE) =>
  `arn:aws:iam::${accountId}:role/${roleName}`;
const nothing = [allow('ec2:DescribeVpcs')];
const grant = (GranteePrincipal: string, input: object = {}) =>
  kms('CreateGrant', {
    KeyId,
    GranteePrincipal,
    Operations: ['Encrypt', 'Decrypt'],
    ...input,
  });

describe('cryptography', () => {
  it('gives back what was encrypted, with the same context only', async () => {
    const { CiphertextBlob } = await kms('Encrypt', {
      KeyId,
      Plaintext,
      EncryptionContext,
    });
    expect(Buffer.from(CiphertextBlob).includes(Plaintext)).toBe(false);
    const decrypted = await kms('Decrypt', {
      CiphertextBlob,
      EncryptionContext,
    });
    expect(decrypted).toMatchObject({ KeyId });
    expect(Buffer.from(decrypted.Plaintext)).toEqual(Plaintext);
    for (const wrong of [undefined, { team: 'red' }]) {
      await expect(
        kms('Decrypt', { CiphertextBlob, EncryptionContext: wrong }),
      ).rejects.toMatchObject({ code: 'InvalidCiphertextException' });
    }
  });

  it('refuses damaged texts, those of other keys, and keys that are off', async () => {
    const { CiphertextBlob } = await kms('Encrypt', { KeyId, Plaintext });
    const damaged = Buffer.from(CiphertextBlob);
    damaged[damaged.length - 1] ^= 1;
    await expect(
      kms('Decrypt', { CiphertextBlob: damaged }),
    ).rejects.toMatchObject({ code: 'InvalidCiphertextException' });
    await expect(
      kms('Decrypt', { CiphertextBlob: Buffer.from('none') }),
    ).rejects.toMatchObject({ code: 'InvalidCiphertextException' });
    const other = (await kms('CreateKey')).KeyMetadata.Arn;
    await expect(
      kms('Decrypt', { CiphertextBlob, KeyId: other }),
    ).rejects.toMatchObject({ code: 'IncorrectKeyException' });
    await kms('DisableKey', { KeyId });
    await expect(kms('Decrypt', { CiphertextBlob })).rejects.toMatchObject({
      code: 'DisabledException',
    });
  });

  it('makes data keys and moves texts to another key', async () => {
    const made = await kms('GenerateDataKey', { KeyId, KeySpec: 'AES_256' });
    expect(made.Plaintext).toHaveLength(32);
    const without = await kms('GenerateDataKeyWithoutPlaintext', {
      KeyId,
      NumberOfBytes: 16,
    });
    expect(without.Plaintext).toBeUndefined();
    const other = (await kms('CreateKey')).KeyMetadata.Arn;
    const moved = await kms('ReEncrypt', {
      CiphertextBlob: made.CiphertextBlob,
      DestinationKeyId: other,
    });
    expect(moved).toMatchObject({ SourceKeyId: KeyId, KeyId: other });
    const { Plaintext: opened } = await kms('Decrypt', {
      CiphertextBlob: moved.CiphertextBlob,
    });
    expect(Buffer.from(opened)).toEqual(Buffer.from(made.Plaintext));
  });
});

describe('grants', () => {
  const encrypt = (as: RoleCaller, input: object = {}) =>
    as('kms', 'Encrypt', { KeyId, Plaintext, ...input });

  it('let their grantee do what they name and nothing else, until they are revoked', async () => {
    const grantee = role('grantee', nothing);
    await expect(encrypt(grantee)).rejects.toMatchObject({
      code: 'AccessDeniedException',
    });
    const { GrantId } = await grant(arnOf('grantee'));
    await encrypt(grantee);
    await expect(
      grantee('kms', 'GenerateDataKey', { KeyId, KeySpec: 'AES_256' }),
    ).rejects.toMatchObject({ code: 'AccessDeniedException' });
    const { Grants } = await kms('ListGrants', { KeyId });
    expect(Grants).toEqual([
      expect.objectContaining({
        GrantId,
        KeyId,
        GranteePrincipal: arnOf('grantee'),
        Operations: ['Encrypt', 'Decrypt'],
      }),
    ]);
    await kms('RevokeGrant', { KeyId, GrantId });
    await expect(encrypt(grantee)).rejects.toMatchObject({
      code: 'AccessDeniedException',
    });
  });

  it('hold for the encryption contexts that they are limited to', async () => {
    const grantee = role('grantee', nothing);
    await grant(arnOf('grantee'), {
      Constraints: { EncryptionContextSubset: EncryptionContext },
    });
    await encrypt(grantee, { EncryptionContext: { team: 'blue', more: '1' } });
    await expect(
      encrypt(grantee, { EncryptionContext: { team: 'red' } }),
    ).rejects.toMatchObject({ code: 'AccessDeniedException' });
  });

  it('do not help against a deny', async () => {
    const grantee = role('grantee', [
      { ...allow('kms:Encrypt'), Effect: 'Deny' },
    ]);
    await grant(arnOf('grantee'));
    await expect(encrypt(grantee)).rejects.toThrow('explicit deny');
  });

  it('work for roles of other accounts', async () => {
    const guest = role('guest', nothing, OTHER_SPOKE);
    await expect(encrypt(guest)).rejects.toThrow(
      'on this resource because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access',
    );
    await grant(arnOf('guest', OTHER_SPOKE));
    await encrypt(guest);
  });

  it('are retired by whom they name, others need the permission', async () => {
    const grantee = role('grantee', nothing);
    const retiring = role('retiring', nothing);
    const { GrantToken } = await grant(arnOf('grantee'), {
      RetiringPrincipal: arnOf('retiring'),
    });
    await expect(
      grantee('kms', 'RetireGrant', { GrantToken }),
    ).rejects.toMatchObject({ code: 'AccessDeniedException' });
    await retiring('kms', 'RetireGrant', { GrantToken });
    expect((await kms('ListGrants', { KeyId })).Grants).toEqual([]);
  });

  it('are given only by those who may, as conditions on them say', async () => {
    const broker = role('broker', [
      allow('kms:CreateGrant', {
        Condition: {
          Bool: { 'kms:GrantIsForAWSResource': 'true' },
        },
      }),
    ]);
    await expect(
      broker('kms', 'CreateGrant', {
        KeyId,
        GranteePrincipal: arnOf('broker'),
        Operations: ['Decrypt'],
      }),
    ).rejects.toMatchObject({ code: 'AccessDeniedException' });
  });
});

describe('services that take a key for a resource', () => {
  const sample = {
    elasticfilesystem: [
      'CreateFileSystem',
      { Encrypted: true },
      'KmsKeyId',
      'elasticfilesystem',
    ],
    dynamodb: [
      'CreateTable',
      {
        TableName: 'orders',
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      },
      'SSESpecification',
      'dynamodb',
    ],
    ecr: [
      'CreateRepository',
      { repositoryName: 'images' },
      'encryptionConfiguration',
      'ecr',
    ],
    backup: [
      'CreateBackupVault',
      { BackupVaultName: 'vault' },
      'EncryptionKeyArn',
      'backup',
    ],
  } as const;
  const keyMember = (name: string) =>
    ({
      SSESpecification: { Enabled: true, KMSMasterKeyId: KeyId },
      encryptionConfiguration: { encryptionType: 'KMS', kmsKey: KeyId },
    }[name] ?? KeyId);

  it.each(Object.keys(sample) as (keyof typeof sample)[])(
    'ask for the caller to be allowed to grant it: %s',
    async service => {
      const [operation, input, member, host] = sample[service];
      const create = (as: RoleCaller) =>
        as(service, operation, { ...input, [member]: keyMember(member) });
      const own = [`${service}:*`, 'backup-storage:*'];
      await expect(create(role('poor', [allow(own)]))).rejects.toThrow(
        /kms:\w+/,
      );
      await expect(
        create(role('viewer', [allow([...own, 'kms:DescribeKey'])])),
      ).rejects.toThrow(/kms:(CreateGrant|GenerateDataKeyWithoutPlaintext)/);
      await create(
        role('owner', [
          allow(own),
          allow('kms:*', {
            Condition: {
              StringEquals: {
                'kms:ViaService': `${host}.eu-west-1.amazonaws.com`,
              },
            },
          }),
        ]),
      );
      const { Grants } = await kms('ListGrants', { KeyId });
      expect(Grants).toEqual([
        expect.objectContaining({ GranteePrincipal: `${host}.amazonaws.com` }),
      ]);
    },
  );

  it('keep a secure parameter from those who may read it but not decrypt', async () => {
    const writer = role('writer', [allow(['ssm:*', 'kms:Encrypt'])]);
    const reader = role('reader', [allow(['ssm:*', 'kms:Decrypt'])]);
    await writer('ssm', 'PutParameter', {
      Name: 'secret',
      Type: 'SecureString',
      Value: 'hush',
      KeyId,
    });
    const read = (as: RoleCaller, WithDecryption = true) =>
      as('ssm', 'GetParameter', { Name: 'secret', WithDecryption });
    await expect(read(writer)).rejects.toMatchObject({
      code: 'AccessDeniedException',
    });
    expect((await read(writer, false)).Parameter.Value).not.toBe('hush');
    expect((await read(reader)).Parameter.Value).toBe('hush');
  });

  it('refuse key policies that lock everybody out, unless told to', async () => {
    const Policy = policy(allow('kms:*', { Principal: { AWS: OTHER_SPOKE } }));
    await expect(kms('CreateKey', { Policy })).rejects.toMatchObject({
      code: 'MalformedPolicyDocumentException',
    });
    await kms('CreateKey', { Policy, BypassPolicyLockoutSafetyCheck: true });
  });
});
