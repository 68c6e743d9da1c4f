import { foundationTemplateOf } from '../__testUtils__/foundations';
import { resourcesOf, spelled } from '../__testUtils__/templates';

const template = foundationTemplateOf();
const resources = resourcesOf(template);

const index = (IndexName: string, hash: string, range?: string) => ({
  IndexName,
  Projection: { ProjectionType: 'ALL' },
  KeySchema: [
    { AttributeName: hash, KeyType: 'HASH' },
    ...(range ? [{ AttributeName: range, KeyType: 'RANGE' }] : []),
  ],
});

const TABLES: [string, string, string, object[] | undefined][] = [
  ['Templates', 'templates', 'template_name', undefined],
  [
    'Webhooks',
    'webhooks',
    'webhook_id',
    [index('namespace-index', 'namespace')],
  ],
  [
    'Jobs',
    'jobs',
    'job_id',
    [
      index('region-status-index', 'target_region', 'status'),
      index('namespace-index', 'namespace', 'submitted_at'),
      index('status-index', 'status', 'submitted_at'),
    ],
  ],
  ['InferenceEndpoints', 'inference-endpoints', 'endpoint_name', undefined],
  [
    'Missions',
    'missions',
    'session_id',
    [index('status-index', 'status', 'created_at')],
  ],
];

it('has these tables and no other', () => {
  template.resourceCountIs('AWS::DynamoDB::Table', TABLES.length);
});

describe.each(TABLES)('%s', (key, kebab, partitionKey, indexes) => {
  const id = `Tables${key}`;
  const { Properties } = resources[id];

  it('has its key and indexes', () => {
    expect(Properties.KeySchema).toEqual([
      { AttributeName: partitionKey, KeyType: 'HASH' },
    ]);
    expect(Properties.GlobalSecondaryIndexes).toEqual(indexes);
  });

  it('defines the attributes of its keys, all text, and no other', () => {
    const used = [
      partitionKey,
      ...(indexes ?? []).flatMap(({ KeySchema }: any) =>
        KeySchema.map((part: any) => part.AttributeName),
      ),
    ];
    expect(
      Object.fromEntries(
        Properties.AttributeDefinitions.map((part: any) => [
          part.AttributeName,
          part.AttributeType,
        ]),
      ),
    ).toEqual(Object.fromEntries(used.map(name => [name, 'S'])));
  });

  it('is paid by request, restorable and encrypted, without a name', () => {
    expect(Properties).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      SSESpecification: { SSEEnabled: true },
    });
    expect(Properties.SSESpecification.KMSMasterKeyId).toBeUndefined();
    expect(Properties.TableName).toBeUndefined();
  });

  it('is known in every region and to people', () => {
    expect(resources[`${id}Name`]).toMatchObject({
      Type: 'AWS::SSM::Parameter',
      Properties: { Name: `/gco/${kebab}-table-name`, Value: { Ref: id } },
    });
    template.hasOutput(`${key}TableName`, { Value: { Ref: id } });
    template.hasOutput(`${key}TableArn`, {
      Value: { 'Fn::GetAtt': [id, 'Arn'] },
    });
  });
});

it('drops old jobs, and nothing else', () => {
  const specifications = TABLES.map(
    ([key]) => resources[`Tables${key}`].Properties.TimeToLiveSpecification,
  );
  expect(specifications.filter(Boolean)).toEqual([
    { AttributeName: 'ttl', Enabled: true },
  ]);
  expect(resources.TablesJobs.Properties.TimeToLiveSpecification).toBeDefined();
});

describe('the backup', () => {
  it('is made every day for 35 days, continuously, and on Sundays for 90', () => {
    expect(resources.BackupPlan.Properties.BackupPlan.BackupPlanRule).toEqual([
      {
        RuleName: 'Daily',
        ScheduleExpression: 'cron(0 3 * * ? *)',
        EnableContinuousBackup: true,
        Lifecycle: { DeleteAfterDays: 35 },
        TargetBackupVault: {
          'Fn::GetAtt': ['BackupVault', 'BackupVaultName'],
        },
      },
      {
        RuleName: 'Weekly',
        ScheduleExpression: 'cron(0 4 ? * SUN *)',
        Lifecycle: { DeleteAfterDays: 90 },
        TargetBackupVault: {
          'Fn::GetAtt': ['BackupVault', 'BackupVaultName'],
        },
      },
    ]);
  });

  it('covers every table', () => {
    const { BackupSelection } = resources.BackupPlanTables.Properties;
    expect(BackupSelection.Resources.map(spelled)).toEqual(
      TABLES.map(([key]) => `<Tables${key}.Arn>`),
    );
  });

  it('is made by AWS Backup, and by nobody else', () => {
    const { AssumeRolePolicyDocument } = resources.BackupPlanTablesRole
      .Properties as any;
    expect(AssumeRolePolicyDocument.Statement).toEqual([
      {
        Action: 'sts:AssumeRole',
        Effect: 'Allow',
        Principal: { Service: 'backup.amazonaws.com' },
      },
    ]);
  });

  it('has a vault of a name that no earlier stack can have left behind', () => {
    const name = (project: string) =>
      resourcesOf(foundationTemplateOf({ projectName: project })).BackupVault
        .Properties.BackupVaultName['Fn::Join'];
    const stackUuid = {
      'Fn::Select': [2, { 'Fn::Split': ['/', { Ref: 'AWS::StackId' }] }],
    };
    const [separator, [prefix, end]] = name('p'.repeat(31));
    expect([separator, prefix]).toEqual(['', `${'p'.repeat(31)}-`]);
    expect(end).toEqual({
      'Fn::Select': [4, { 'Fn::Split': ['-', stackUuid] }],
    });
  });
});

it.each<['retain' | 'destroy', string]>([
  ['retain', 'RetainExceptOnCreate'],
  ['destroy', 'Delete'],
])('with %s tables and vault do so', (removalPolicy, expected) => {
  const changed = resourcesOf(
    foundationTemplateOf({ data: { removalPolicy } }),
  );
  [...TABLES.map(([key]) => `Tables${key}`), 'BackupVault'].forEach(id =>
    expect(changed[id].DeletionPolicy).toBe(expected),
  );
});
