import {
  CreateTableCommand,
  CreateTableCommandInput,
  DeleteTableCommand,
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  ListTablesCommand,
  ListTagsOfResourceCommand,
  paginateListTables,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateContinuousBackupsCommand,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import {
  SPOKE,
  startTestSandbox,
  TestSandbox,
} from '../../testing/startTestSandbox';

const JOBS: CreateTableCommandInput = {
  TableName: 'jobs',
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [
    { AttributeName: 'id', AttributeType: 'S' },
    { AttributeName: 'status', AttributeType: 'S' },
  ],
  KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
  GlobalSecondaryIndexes: [
    {
      IndexName: 'by-status',
      KeySchema: [{ AttributeName: 'status', KeyType: 'HASH' }],
      Projection: { ProjectionType: 'ALL' },
    },
  ],
};

describe('DynamoDB tables', () => {
  let sandbox: TestSandbox;
  let dynamo: DynamoDBClient;

  beforeEach(async () => {
    // Time passes only where it is waited, so that a call meets the state that the one before has caused.
    sandbox = await startTestSandbox({ timeScale: 1 });
    dynamo = new DynamoDBClient(sandbox.config(sandbox.admin(SPOKE)));
    // The first call of all loads the service's model.
    await dynamo.send(new ListTablesCommand({}));
  });
  afterEach(() => sandbox.stop());

  const describeTable = async (TableName = 'jobs') =>
    (await dynamo.send(new DescribeTableCommand({ TableName }))).Table!;
  const settled = (TableName = 'jobs') =>
    sandbox.until(
      () => describeTable(TableName),
      table =>
        table.TableStatus === 'ACTIVE' &&
        (table.GlobalSecondaryIndexes ?? []).every(
          ({ IndexStatus }) => IndexStatus === 'ACTIVE',
        ),
    );
  const create = async (change: Partial<CreateTableCommandInput> = {}) => {
    await dynamo.send(new CreateTableCommand({ ...JOBS, ...change }));
    return settled(change.TableName);
  };

  it('come with their indexes, take their time, and go', async () => {
    const { TableDescription } = await dynamo.send(
      new CreateTableCommand({
        ...JOBS,
        SSESpecification: { Enabled: true },
        Tags: [{ Key: 'project', Value: 'gco' }],
      }),
    );
    const arn = `arn:aws:dynamodb:eu-west-1:${SPOKE}:table/jobs`;
    expect(TableDescription).toMatchObject({
      TableArn: arn,
      TableStatus: 'CREATING',
      BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
      SSEDescription: { Status: 'ENABLED', SSEType: 'KMS' },
      GlobalSecondaryIndexes: [
        { IndexName: 'by-status', IndexArn: `${arn}/index/by-status` },
      ],
    });
    await expect(
      dynamo.send(new DeleteTableCommand({ TableName: 'jobs' })),
    ).rejects.toMatchObject({ name: 'ResourceInUseException' });
    await expect(
      dynamo.send(new CreateTableCommand(JOBS)),
    ).rejects.toMatchObject({
      name: 'ResourceInUseException',
      message: 'Table already exists: jobs',
    });
    await settled();
    await dynamo.send(new DeleteTableCommand({ TableName: 'jobs' }));
    expect((await describeTable()).TableStatus).toBe('DELETING');
    await expect(
      sandbox.until(
        () => describeTable(),
        () => false,
      ),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it.each<[string, Partial<CreateTableCommandInput>, RegExp]>([
    [
      'a key without definition',
      { KeySchema: [{ AttributeName: 'other', KeyType: 'HASH' }] },
      /Keys: \[other\].*AttributeDefinitions: \[id, status\]/,
    ],
    [
      'a definition without use',
      { GlobalSecondaryIndexes: undefined },
      /AttributeDefinitions are not used.*status/,
    ],
    [
      'no partition key',
      { KeySchema: [{ AttributeName: 'id', KeyType: 'RANGE' }] },
      /Invalid KeySchema.*RANGE/,
    ],
    [
      'throughput on demand',
      {
        ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 1 },
      },
      /PAY_PER_REQUEST/,
    ],
    [
      'provisioning without throughput',
      { BillingMode: 'PROVISIONED' },
      /must both be specified for table jobs/,
    ],
    ['a name that is too short', { TableName: 'jo' }, /'jo' must match/],
    [
      'a key that cannot be one',
      {
        AttributeDefinitions: [
          { AttributeName: 'id', AttributeType: 'M' as 'S' },
        ],
      },
      /'M' at 'attributeDefinitions\.1\.member\.attributeType'/,
    ],
    [
      'what is not here',
      { ResourcePolicy: '{}' },
      /ResourcePolicy of dynamodb:CreateTable is not implemented/,
    ],
  ])('refuse %s', async (_, change, message) => {
    await expect(
      dynamo.send(new CreateTableCommand({ ...JOBS, ...change })),
    ).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringMatching(message),
    });
  });

  it('gain and lose indexes one at a time', async () => {
    await create();
    const index = (name: string) => ({
      Create: {
        IndexName: name,
        KeySchema: [{ AttributeName: name, KeyType: 'HASH' as const }],
        Projection: { ProjectionType: 'KEYS_ONLY' as const },
      },
    });
    const update = (
      GlobalSecondaryIndexUpdates: object[],
      ...attributes: string[]
    ) =>
      dynamo.send(
        new UpdateTableCommand({
          TableName: 'jobs',
          GlobalSecondaryIndexUpdates,
          AttributeDefinitions: attributes.map(AttributeName => ({
            AttributeName,
            AttributeType: 'S',
          })),
        }),
      );
    const refused = { name: 'LimitExceededException' };
    await expect(
      update([index('region'), index('owner')], 'region', 'owner'),
    ).rejects.toMatchObject(refused);
    await update([index('region')], 'region');
    await sandbox.until(
      () => describeTable(),
      table => table.TableStatus === 'ACTIVE',
    );
    await expect(update([index('owner')], 'owner')).rejects.toMatchObject(
      refused,
    );
    expect(
      (await settled()).GlobalSecondaryIndexes!.map(
        ({ IndexName }) => IndexName,
      ),
    ).toEqual(['by-status', 'region']);
    await update([{ Delete: { IndexName: 'by-status' } }]);
    const table = await sandbox.until(
      () => describeTable(),
      ({ GlobalSecondaryIndexes, TableStatus }) =>
        GlobalSecondaryIndexes!.length === 1 && TableStatus === 'ACTIVE',
    );
    expect(
      table.AttributeDefinitions!.map(({ AttributeName }) => AttributeName),
    ).toEqual(['id', 'region']);
    await expect(
      update([{ Delete: { IndexName: 'none' } }]),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('are kept by deletion protection', async () => {
    await create({ DeletionProtectionEnabled: true });
    await expect(
      dynamo.send(new DeleteTableCommand({ TableName: 'jobs' })),
    ).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining('protected against deletion'),
    });
    await dynamo.send(
      new UpdateTableCommand({
        TableName: 'jobs',
        DeletionProtectionEnabled: false,
      }),
    );
    await settled();
    await dynamo.send(new DeleteTableCommand({ TableName: 'jobs' }));
  });

  it('have continuous backups and items that expire', async () => {
    await create();
    const TableName = 'jobs';
    const { ContinuousBackupsDescription: before } = await dynamo.send(
      new DescribeContinuousBackupsCommand({ TableName }),
    );
    expect(
      before!.PointInTimeRecoveryDescription!.PointInTimeRecoveryStatus,
    ).toBe('DISABLED');
    const { ContinuousBackupsDescription: after } = await dynamo.send(
      new UpdateContinuousBackupsCommand({
        TableName,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      }),
    );
    expect(after!.PointInTimeRecoveryDescription).toMatchObject({
      PointInTimeRecoveryStatus: 'ENABLED',
      RecoveryPeriodInDays: 35,
    });
    const expire = (AttributeName: string, Enabled: boolean) =>
      dynamo.send(
        new UpdateTimeToLiveCommand({
          TableName,
          TimeToLiveSpecification: { AttributeName, Enabled },
        }),
      );
    await expire('ttl', true);
    await sandbox.until(
      () => dynamo.send(new DescribeTimeToLiveCommand({ TableName })),
      ({ TimeToLiveDescription }) =>
        TimeToLiveDescription!.TimeToLiveStatus === 'ENABLED',
    );
    await expect(expire('ttl', true)).rejects.toMatchObject({
      message: 'TimeToLive is already enabled',
    });
    await expect(expire('other', true)).rejects.toMatchObject({
      message: expect.stringContaining('current AttributeName is ttl'),
    });
    await expire('ttl', false);
    await sandbox.until(
      () => dynamo.send(new DescribeTimeToLiveCommand({ TableName })),
      ({ TimeToLiveDescription }) =>
        TimeToLiveDescription!.TimeToLiveStatus === 'DISABLED',
    );
  });

  it('are tagged, listed page by page, and told apart by region', async () => {
    const { TableArn } = await create({ TableName: 'b-table' });
    await create({ TableName: 'a-table' });
    const names: string[] = [];
    for await (const page of paginateListTables(
      { client: dynamo, pageSize: 1 },
      {},
    )) {
      names.push(...page.TableNames!);
    }
    expect(names).toEqual(['a-table', 'b-table']);
    await dynamo.send(
      new TagResourceCommand({
        ResourceArn: TableArn,
        Tags: [
          { Key: 'a', Value: '1' },
          { Key: 'b', Value: '2' },
        ],
      }),
    );
    await dynamo.send(
      new UntagResourceCommand({ ResourceArn: TableArn, TagKeys: ['a'] }),
    );
    await expect(
      dynamo.send(new ListTagsOfResourceCommand({ ResourceArn: TableArn })),
    ).resolves.toMatchObject({ Tags: [{ Key: 'b', Value: '2' }] });
    const elsewhere = new DynamoDBClient(
      sandbox.config(sandbox.admin(SPOKE), 'us-east-1'),
    );
    await expect(
      elsewhere.send(new ListTablesCommand({})),
    ).resolves.toMatchObject({ TableNames: [] });
  });
});
