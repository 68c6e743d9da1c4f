import {
  BackupClient,
  GetBackupPlanCommand,
  ListBackupPlansCommand,
  ListBackupSelectionsCommand,
  GetBackupSelectionCommand,
} from '@aws-sdk/client-backup';
import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  PutItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import {
  DescribeRegistryCommand,
  ECRClient,
  GetLifecyclePolicyCommand,
} from '@aws-sdk/client-ecr';
import {
  DescribeEndpointGroupCommand,
  DescribeListenerCommand,
  GlobalAcceleratorClient,
  ListListenersCommand,
} from '@aws-sdk/client-global-accelerator';
import {
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketLoggingCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { setTimeout as sleep } from 'node:timers/promises';
import { FoundationLab } from '../__testUtils__/FoundationLab';
import { portal } from '../__testUtils__/foundations';
import type { FoundationConfigInput } from '../config';

jest.setTimeout(240_000);

const full: Partial<FoundationConfigInput> = {
  regions: ['eu-west-1'],
  accelerator: { enabled: true },
  images: { repositories: ['trainer'] },
};

let lab: FoundationLab;
let ecr: ECRClient;
let ssm: SSMClient;
let s3: S3Client;
let dynamo: DynamoDBClient;

beforeAll(async () => {
  lab = await FoundationLab.start();
  const config = lab.clientConfig();
  ecr = new ECRClient(config);
  ssm = new SSMClient(config);
  s3 = new S3Client({ ...config, forcePathStyle: true });
  dynamo = new DynamoDBClient(config);
});

afterAll(() => lab.stop());

const parameter = async (name: string) =>
  (await ssm.send(new GetParameterCommand({ Name: name }))).Parameter?.Value;

describe('a foundation', () => {
  let outputs: Record<string, string>;

  beforeAll(async () => {
    ({ outputs } = await lab.deploy(full));
  });

  it('has encrypted buckets that log who reads them, and says where they are', async () => {
    const Bucket = outputs.ClusterSharedBucketName;
    const encryption = await s3.send(
      new GetBucketEncryptionCommand({ Bucket }),
    );
    expect(
      encryption.ServerSideEncryptionConfiguration?.Rules?.[0],
    ).toMatchObject({
      BucketKeyEnabled: true,
      ApplyServerSideEncryptionByDefault: {
        SSEAlgorithm: 'aws:kms',
        KMSMasterKeyID: outputs.ClusterSharedKeyArn,
      },
    });
    const logging = await s3.send(new GetBucketLoggingCommand({ Bucket }));
    expect(logging.LoggingEnabled).toMatchObject({
      TargetPrefix: 'cluster-shared/',
    });
    expect(await parameter('/gco/cluster-shared-bucket/name')).toBe(Bucket);
    expect(await parameter('/gco/cluster-shared-bucket/arn')).toBe(
      outputs.ClusterSharedBucketArn,
    );
    expect(await parameter('/gco/cluster-shared-bucket/region')).toBe(
      'eu-west-1',
    );
    expect(await parameter('/gco/model-bucket-name')).toBe(
      outputs.ModelBucketName,
    );
  });

  it('has tables that can be asked by their indexes and restored', async () => {
    const TableName = outputs.JobsTableName;
    expect(await parameter('/gco/jobs-table-name')).toBe(TableName);
    const { Table } = await dynamo.send(
      new DescribeTableCommand({ TableName }),
    );
    expect(Table).toMatchObject({
      TableStatus: 'ACTIVE',
      SSEDescription: { Status: 'ENABLED', SSEType: 'KMS' },
    });
    const { ContinuousBackupsDescription } = await dynamo.send(
      new DescribeContinuousBackupsCommand({ TableName }),
    );
    expect(
      ContinuousBackupsDescription?.PointInTimeRecoveryDescription
        ?.PointInTimeRecoveryStatus,
    ).toBe('ENABLED');
    const { TimeToLiveDescription } = await dynamo.send(
      new DescribeTimeToLiveCommand({ TableName }),
    );
    expect(TimeToLiveDescription?.AttributeName).toBe('ttl');

    await dynamo.send(
      new PutItemCommand({
        TableName,
        Item: {
          job_id: { S: '1' },
          target_region: { S: 'us-east-1' },
          status: { S: 'queued' },
          namespace: { S: 'team' },
          submitted_at: { S: '2026-01-01T00:00:00Z' },
        },
      }),
    );
    const jobs = () =>
      dynamo.send(
        new QueryCommand({
          TableName,
          IndexName: 'region-status-index',
          KeyConditionExpression:
            'target_region = :region AND #status = :status',
          ExpressionAttributeNames: { '#status': 'status' },
          ExpressionAttributeValues: {
            ':region': { S: 'us-east-1' },
            ':status': { S: 'queued' },
          },
        }),
      );
    // An index follows its table a little later.
    let { Items = [] } = await jobs();
    for (let look = 0; look < 100 && Items.length === 0; look += 1) {
      await sleep(20);
      ({ Items = [] } = await jobs());
    }
    expect(Items.map(({ job_id }) => job_id)).toEqual([{ S: '1' }]);
  });

  it('backs all tables up', async () => {
    const client = new BackupClient(lab.clientConfig());
    const { BackupPlansList = [] } = await client.send(
      new ListBackupPlansCommand({}),
    );
    const { BackupPlanId } = BackupPlansList.find(
      ({ BackupPlanName }) => BackupPlanName === 'gco-foundation',
    )!;
    const { BackupPlan } = await client.send(
      new GetBackupPlanCommand({ BackupPlanId }),
    );
    expect(BackupPlan?.Rules).toMatchObject([
      { ScheduleExpression: 'cron(0 3 * * ? *)', EnableContinuousBackup: true },
      { ScheduleExpression: 'cron(0 4 ? * SUN *)' },
    ]);
    const { BackupSelectionsList = [] } = await client.send(
      new ListBackupSelectionsCommand({ BackupPlanId }),
    );
    const { BackupSelection } = await client.send(
      new GetBackupSelectionCommand({
        BackupPlanId,
        SelectionId: BackupSelectionsList[0].SelectionId,
      }),
    );
    expect([...BackupSelection!.Resources!].sort()).toEqual(
      Object.keys(outputs)
        .filter(key => /TableArn$/.test(key))
        .map(key => outputs[key])
        .sort(),
    );
  });

  it('has an accelerator with an endpoint group', async () => {
    // The service is in one region, wherever its endpoints are.
    const client = new GlobalAcceleratorClient(lab.clientConfig('us-west-2'));
    const { Listeners = [] } = await client.send(
      new ListListenersCommand({ AcceleratorArn: outputs.AcceleratorArn }),
    );
    const { Listener } = await client.send(
      new DescribeListenerCommand({ ListenerArn: Listeners[0].ListenerArn }),
    );
    expect(Listener).toMatchObject({
      Protocol: 'TCP',
      ClientAffinity: 'NONE',
      PortRanges: [
        { FromPort: 80, ToPort: 80 },
        { FromPort: 443, ToPort: 443 },
      ],
    });
    const EndpointGroupArn = outputs.EndpointGroupArnEuWest1;
    expect(await parameter('/gco/endpoint-group-eu-west-1-arn')).toBe(
      EndpointGroupArn,
    );
    const { EndpointGroup } = await client.send(
      new DescribeEndpointGroupCommand({ EndpointGroupArn }),
    );
    expect(EndpointGroup).toMatchObject({
      EndpointGroupRegion: 'eu-west-1',
      HealthCheckProtocol: 'HTTP',
      HealthCheckPort: 80,
      HealthCheckPath: '/api/v1/health',
      ThresholdCount: 3,
    });
  });

  it('has its repositories, and copies images nowhere', async () => {
    expect(await lab.repositoryNames()).toEqual(['gco/trainer']);
    const { lifecyclePolicyText = '' } = await ecr.send(
      new GetLifecyclePolicyCommand({ repositoryName: 'gco/trainer' }),
    );
    expect(JSON.parse(lifecyclePolicyText).rules).toHaveLength(2);
    const { replicationConfiguration } = await ecr.send(
      new DescribeRegistryCommand({}),
    );
    expect(replicationConfiguration?.rules ?? []).toEqual([]);
  });

  describe('its read role', () => {
    const assume = async (changes: object = {}) =>
      new STSClient({
        ...lab.clientConfig(),
        credentials: lab.aws.hubCredentials,
      }).send(
        new AssumeRoleCommand({
          RoleArn: outputs.PortalReadRoleArn,
          RoleSessionName: 'gco-analytics-status',
          ExternalId: portal.externalId,
          ...changes,
        }),
      );
    const denied = { name: expect.stringMatching(/^AccessDenied/) };

    it('looks at buckets and not into them', async () => {
      const { Credentials } = await assume();
      const reader = {
        ...lab.clientConfig(),
        credentials: {
          accessKeyId: Credentials!.AccessKeyId!,
          secretAccessKey: Credentials!.SecretAccessKey!,
          sessionToken: Credentials!.SessionToken!,
        },
      };
      await expect(
        new S3Client({ ...reader, forcePathStyle: true }).send(
          new GetBucketEncryptionCommand({ Bucket: outputs.ModelBucketName }),
        ),
      ).resolves.toBeDefined();
      await expect(
        new SSMClient(reader).send(
          new GetParameterCommand({ Name: '/gco/model-bucket-name' }),
        ),
      ).rejects.toMatchObject(denied);
    });

    it.each([
      ['without the external id', { ExternalId: undefined }],
      ['with another one', { ExternalId: 'guessed' }],
      ['for a person', { RoleSessionName: 'ana' }],
      ['with a source identity', { SourceIdentity: 'ana' }],
    ])('cannot be had %s', async (_how, changes) => {
      await expect(assume(changes)).rejects.toMatchObject(denied);
    });
  });

  it('changes without losing anything', async () => {
    await lab.pushImage('gco/trainer');
    const updated = await lab.deploy({
      regions: ['eu-west-1', 'us-east-1'],
      data: { accessLogRetentionDays: 30 },
      accelerator: { enabled: true, healthCheckThreshold: 5 },
      images: { repositories: ['trainer', 'evaluator'] },
    });
    expect(updated.outputs).toMatchObject(outputs);
    expect(updated.outputs.EndpointGroupArnUsEast1).toMatch(/endpoint-group/);
    expect(await lab.repositoryNames()).toEqual([
      'gco/evaluator',
      'gco/trainer',
    ]);
    const { replicationConfiguration } = await ecr.send(
      new DescribeRegistryCommand({}),
    );
    expect(replicationConfiguration?.rules).toMatchObject([
      {
        destinations: [{ region: 'us-east-1', registryId: '444455556666' }],
        repositoryFilters: [{ filter: 'gco/', filterType: 'PREFIX_MATCH' }],
      },
    ]);
    const { LoggingEnabled } = await s3.send(
      new GetBucketLoggingCommand({ Bucket: outputs.ModelBucketName }),
    );
    const { Rules } = await s3.send(
      new GetBucketLifecycleConfigurationCommand({
        Bucket: LoggingEnabled!.TargetBucket,
      }),
    );
    expect(Rules?.[0]).toMatchObject({ Expiration: { Days: 30 } });
    await expect(lab.deploy(full)).resolves.toMatchObject({ changed: true });
    await expect(lab.deploy(full)).resolves.toMatchObject({ changed: false });
    // Taken out of the config, and kept.
    expect(await lab.repositoryNames()).toEqual([
      'gco/evaluator',
      'gco/trainer',
    ]);
  });
});
