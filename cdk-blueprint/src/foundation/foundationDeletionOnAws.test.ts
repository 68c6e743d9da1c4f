import { BackupClient, ListBackupVaultsCommand } from '@aws-sdk/client-backup';
import { DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  CreateRepositoryCommand,
  DescribeImagesCommand,
  ECRClient,
  TagResourceCommand,
} from '@aws-sdk/client-ecr';
import { DescribeKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import {
  GetBucketEncryptionCommand,
  GetBucketPolicyCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { GetParametersByPathCommand, SSMClient } from '@aws-sdk/client-ssm';
import { FoundationLab } from '../__testUtils__/FoundationLab';

jest.setTimeout(240_000);

let lab: FoundationLab;
let ecr: ECRClient;
let s3: S3Client;
let dynamo: DynamoDBClient;
let kms: KMSClient;

beforeAll(async () => {
  lab = await FoundationLab.start();
  const config = lab.clientConfig();
  ecr = new ECRClient(config);
  s3 = new S3Client({ ...config, forcePathStyle: true });
  dynamo = new DynamoDBClient(config);
  kms = new KMSClient(config);
});

afterAll(() => lab.stop());

const table = (TableName: string) =>
  dynamo.send(new DescribeTableCommand({ TableName }));

const keyState = async (KeyId: string) =>
  (await kms.send(new DescribeKeyCommand({ KeyId }))).KeyMetadata?.KeyState;

const parameters = async (project: string) => {
  const { Parameters = [] } = await new SSMClient(lab.clientConfig()).send(
    new GetParametersByPathCommand({ Path: `/${project}`, Recursive: true }),
  );
  return Parameters.map(({ Name }) => Name);
};

const vaults = async () => {
  const { BackupVaultList = [] } = await new BackupClient(
    lab.clientConfig(),
  ).send(new ListBackupVaultsCommand({}));
  return BackupVaultList.map(({ BackupVaultName }) => BackupVaultName);
};

describe('a foundation whose data is kept', () => {
  it('leaves its data when it is deleted, and can be made again', async () => {
    const { outputs } = await lab.deploy({
      images: { repositories: ['trainer'] },
    });
    expect((await parameters('gco')).length).toBeGreaterThan(5);
    await lab.delete();

    const { Table } = await table(outputs.JobsTableName);
    expect(Table?.TableStatus).toBe('ACTIVE');
    expect(await keyState(outputs.ClusterSharedKeyArn)).toBe('Enabled');
    expect(await lab.repositoryNames()).toEqual(['gco/trainer']);
    // The buckets go on refusing what does not come over TLS.
    for (const Bucket of [
      outputs.ClusterSharedBucketName,
      outputs.ModelBucketName,
    ]) {
      const { Policy } = await s3.send(new GetBucketPolicyCommand({ Bucket }));
      expect(Policy).toContain('DenyInsecureTransport');
    }
    // What can be made again is gone.
    expect(await parameters('gco')).toEqual([]);
    const kept = await vaults();
    expect(kept).toHaveLength(1);

    const again = await lab.deploy({ images: { repositories: ['trainer'] } });
    expect(again.outputs.JobsTableName).not.toBe(outputs.JobsTableName);
    expect(await vaults()).toEqual(expect.arrayContaining(kept));
    expect(await vaults()).toHaveLength(2);
    await lab.delete();
  });

  it('leaves nothing when it could not be made', async () => {
    const before = await vaults();
    await lab.aws.failResources('AWS::GlobalAccelerator::Listener', 'No luck');
    await expect(
      lab.deploy({ projectName: 'luckless', accelerator: { enabled: true } }),
    ).rejects.toThrow(/No luck/);
    await lab.aws.clearFaults();
    expect(await parameters('luckless')).toEqual([]);
    expect(await vaults()).toEqual(before);
  });
});

describe('a foundation that is to leave nothing', () => {
  it('takes everything away but what is tagged to stay', async () => {
    await ecr.send(
      new CreateRepositoryCommand({ repositoryName: 'acme/kept' }),
    );
    await lab.pushImage('acme/kept');
    const vaultsBefore = await vaults();
    const { outputs } = await lab.deploy({
      projectName: 'acme',
      data: { removalPolicy: 'destroy' },
      accelerator: { enabled: true },
      images: {
        repositories: ['kept', 'temporary'],
        removalPolicy: 'destroy',
        emptyOnDelete: true,
      },
    });
    await lab.pushImage('acme/temporary');
    await ecr.send(
      new TagResourceCommand({
        resourceArn: 'arn:aws:ecr:eu-west-1:444455556666:repository/acme/kept',
        tags: [{ Key: 'gco:retain', Value: 'True' }],
      }),
    );
    await lab.delete('acme');

    await expect(table(outputs.JobsTableName)).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
    await expect(
      s3.send(
        new GetBucketEncryptionCommand({ Bucket: outputs.ModelBucketName }),
      ),
    ).rejects.toMatchObject({ name: 'NoSuchBucket' });
    expect(await keyState(outputs.ModelBucketKeyArn)).toBe('PendingDeletion');
    expect(await vaults()).toEqual(vaultsBefore);
    expect(await lab.repositoryNames('acme')).toEqual(['acme/kept']);
    const { imageDetails } = await ecr.send(
      new DescribeImagesCommand({ repositoryName: 'acme/kept' }),
    );
    expect(imageDetails).toHaveLength(1);
  });
});
