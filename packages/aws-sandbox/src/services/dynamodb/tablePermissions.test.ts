import {
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  RestoreTableToPointInTimeCommand,
  TagResourceCommand,
} from '@aws-sdk/client-dynamodb';
import { CreateRoleCommand, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import {
  policy,
  SPOKE,
  startTestSandbox,
  TestSandbox,
} from '../../testing/startTestSandbox';

describe('operations on DynamoDB tables', () => {
  let sandbox: TestSandbox;
  let dynamo: DynamoDBClient;

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    dynamo = new DynamoDBClient(sandbox.config(sandbox.admin(SPOKE)));
  });
  afterAll(() => sandbox.stop());

  it('ask for permission by table and tag, and name what is not there', async () => {
    const { TableDescription } = await dynamo.send(
      new CreateTableCommand({
        TableName: 'jobs',
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
        Tags: [{ Key: 'team', Value: 'a' }],
      }),
    );
    const { TableArn } = TableDescription!;
    const { iam } = sandbox.clients(sandbox.admin(SPOKE));
    await iam.send(
      new CreateRoleCommand({
        RoleName: 'reader',
        AssumeRolePolicyDocument: policy({
          Effect: 'Allow',
          Action: 'sts:AssumeRole',
          Principal: { AWS: SPOKE },
        }),
      }),
    );
    await iam.send(
      new PutRolePolicyCommand({
        RoleName: 'reader',
        PolicyName: 'p',
        PolicyDocument: policy({
          Effect: 'Allow',
          Action: ['dynamodb:DescribeTable', 'dynamodb:DeleteTable'],
          Resource: `${TableArn}*`,
          Condition: { StringEquals: { 'aws:ResourceTag/team': 'b' } },
        }),
      }),
    );
    const reader = new DynamoDBClient(
      sandbox.config(
        await sandbox.assume(sandbox.admin(SPOKE), {
          RoleArn: `arn:aws:iam::${SPOKE}:role/reader`,
          RoleSessionName: 'session',
        }),
      ),
    );
    const read = () =>
      reader.send(new DescribeTableCommand({ TableName: 'jobs' }));
    await expect(read()).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining('dynamodb:DescribeTable'),
    });
    await dynamo.send(
      new TagResourceCommand({
        ResourceArn: TableArn,
        Tags: [{ Key: 'team', Value: 'b' }],
      }),
    );
    await expect(read()).resolves.toMatchObject({ Table: { TableArn } });
    await expect(
      dynamo.send(
        new RestoreTableToPointInTimeCommand({ TargetTableName: 'copy' }),
      ),
    ).rejects.toMatchObject({ name: 'NotImplemented' });
  });
});
