import {
  CreateTableCommand,
  DeleteItemCommand,
  DescribeTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  QueryCommandInput,
  ScanCommand,
  UpdateItemCommand,
  UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import {
  eventually,
  SPOKE,
  startTestSandbox,
  TestSandbox,
} from '../../testing/startTestSandbox';

const TableName = 'missions';

describe('DynamoDB items', () => {
  let sandbox: TestSandbox;
  let dynamo: DynamoDBClient;

  beforeEach(async () => {
    sandbox = await startTestSandbox({ timeScale: 0.0001 });
    dynamo = new DynamoDBClient(sandbox.config(sandbox.admin(SPOKE)));
    await dynamo.send(
      new CreateTableCommand({
        TableName,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [
          { AttributeName: 'owner', AttributeType: 'S' },
          { AttributeName: 'number', AttributeType: 'N' },
          { AttributeName: 'status', AttributeType: 'S' },
        ],
        KeySchema: [
          { AttributeName: 'owner', KeyType: 'HASH' },
          { AttributeName: 'number', KeyType: 'RANGE' },
        ],
        GlobalSecondaryIndexes: [
          {
            IndexName: 'by-status',
            KeySchema: [
              { AttributeName: 'status', KeyType: 'HASH' },
              { AttributeName: 'number', KeyType: 'RANGE' },
            ],
            Projection: { ProjectionType: 'KEYS_ONLY' },
          },
        ],
      }),
    );
    await eventually(
      () => dynamo.send(new DescribeTableCommand({ TableName })),
      ({ Table }) => Table!.TableStatus === 'ACTIVE',
    );
  });
  afterEach(() => sandbox.stop());

  const put = (owner: string, number: number, rest: object = {}) =>
    dynamo.send(
      new PutItemCommand({
        TableName,
        Item: { owner: { S: owner }, number: { N: String(number) }, ...rest },
      }),
    );
  const key = (owner: string, number: number) => ({
    owner: { S: owner },
    number: { N: String(number) },
  });
  const get = async (owner: string, number: number) =>
    (
      await dynamo.send(
        new GetItemCommand({ TableName, Key: key(owner, number) }),
      )
    ).Item;
  const update = (
    UpdateExpression: string,
    rest: Partial<UpdateItemCommandInput> = {},
  ) =>
    dynamo.send(
      new UpdateItemCommand({
        TableName,
        Key: key('ana', 1),
        UpdateExpression,
        ReturnValues: 'ALL_NEW',
        ...rest,
      }),
    );
  const query = async (
    KeyConditionExpression: string,
    values: Record<string, string | number>,
    rest: Partial<QueryCommandInput> = {},
  ) => {
    const { Items } = await dynamo.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression,
        ExpressionAttributeValues: Object.fromEntries(
          Object.entries(values).map(([name, value]) => [
            name,
            typeof value === 'number' ? { N: String(value) } : { S: value },
          ]),
        ),
        ...rest,
      }),
    );
    return Items!.map(({ number }) => Number(number.N));
  };

  it('are put, read, replaced and deleted by key', async () => {
    await put('ana', 1, {
      data: { B: Buffer.from('x') },
      nested: { M: { list: { L: [{ BOOL: true }, { NULL: true }] } } },
    });
    // The same number in other words is the same key.
    expect(await get('ana', 1.0)).toEqual({
      ...key('ana', 1),
      data: { B: new Uint8Array(Buffer.from('x')) },
      nested: { M: { list: { L: [{ BOOL: true }, { NULL: true }] } } },
    });
    await put('ana', 1, { other: { S: 'y' } });
    expect(await get('ana', 1)).toEqual({
      ...key('ana', 1),
      other: { S: 'y' },
    });
    await dynamo.send(new DeleteItemCommand({ TableName, Key: key('ana', 1) }));
    expect(await get('ana', 1)).toBeUndefined();
  });

  it('keep to conditions', async () => {
    const once = (value: string) =>
      dynamo.send(
        new PutItemCommand({
          TableName,
          Item: { ...key('ana', 1), state: { S: value } },
          ConditionExpression:
            'attribute_not_exists(#o) OR (#s IN (:a, :b) AND NOT begins_with(#s, :b))',
          ExpressionAttributeNames: { '#o': 'owner', '#s': 'state' },
          ExpressionAttributeValues: { ':a': { S: 'new' }, ':b': { S: 'old' } },
        }),
      );
    await once('new');
    await once('old');
    await expect(once('any')).rejects.toMatchObject({
      name: 'ConditionalCheckFailedException',
    });
    expect((await get('ana', 1))!.state).toEqual({ S: 'old' });
  });

  it('are updated in parts', async () => {
    await put('ana', 1, { count: { N: '2' }, drop: { S: 'x' } });
    await expect(
      update('SET #m.inner = :s', {
        ExpressionAttributeNames: { '#m': 'map' },
        ExpressionAttributeValues: { ':s': { S: 'here' } },
      }),
    ).rejects.toMatchObject({
      message: expect.stringContaining('document path'),
    });
    await put('ana', 1, {
      count: { N: '2' },
      drop: { S: 'x' },
      map: { M: {} },
    });
    await expect(
      update(
        'SET #m.inner = :s, first = if_not_exists(first, :s), count = count + :n REMOVE drop ADD visits :n, labels :l',
        {
          ExpressionAttributeNames: { '#m': 'map' },
          ExpressionAttributeValues: {
            ':s': { S: 'here' },
            ':n': { N: '3' },
            ':l': { SS: ['a'] },
          },
        },
      ),
    ).resolves.toMatchObject({
      Attributes: {
        count: { N: '5' },
        first: { S: 'here' },
        map: { M: { inner: { S: 'here' } } },
        visits: { N: '3' },
        labels: { SS: ['a'] },
      },
    });
    expect(await get('ana', 1)).not.toHaveProperty('drop');
  });

  it('are found by key and by index, in order, page by page', async () => {
    for (const number of [3, 1, 10, 2]) {
      await put('ana', number, {
        status: { S: number > 2 ? 'open' : 'done' },
        note: { S: 'n' },
      });
    }
    await put('bob', 1, { status: { S: 'open' } });
    expect(await query('owner = :o', { ':o': 'ana' })).toEqual([1, 2, 3, 10]);
    expect(
      await query(
        'owner = :o AND #n BETWEEN :low AND :high',
        { ':o': 'ana', ':low': 2, ':high': 9 },
        { ExpressionAttributeNames: { '#n': 'number' } },
      ),
    ).toEqual([2, 3]);
    const byStatus = {
      IndexName: 'by-status',
      ExpressionAttributeNames: { '#s': 'status' },
      ScanIndexForward: false,
    };
    await eventually(
      async () =>
        (
          await dynamo.send(new DescribeTableCommand({ TableName }))
        ).Table!.GlobalSecondaryIndexes![0].IndexStatus,
      status => status === 'ACTIVE',
    );
    expect(await query('#s = :s', { ':s': 'open' }, byStatus)).toEqual([
      10, 3, 1,
    ]);
    const { Items, LastEvaluatedKey } = await dynamo.send(
      new QueryCommand({
        TableName,
        ...byStatus,
        KeyConditionExpression: '#s = :s',
        ExpressionAttributeValues: { ':s': { S: 'open' } },
        Limit: 2,
      }),
    );
    expect(Items![0]).not.toHaveProperty('note');
    expect(
      await query(
        '#s = :s',
        { ':s': 'open' },
        {
          ...byStatus,
          ExclusiveStartKey: LastEvaluatedKey,
        },
      ),
    ).toEqual([1]);
    await expect(
      dynamo.send(
        new ScanCommand({
          TableName,
          FilterExpression: 'size(note) = :one',
          ExpressionAttributeValues: { ':one': { N: '1' } },
        }),
      ),
    ).resolves.toMatchObject({ Count: 4, ScannedCount: 5 });
  });

  it.each<[string, () => Promise<unknown>, RegExp]>([
    [
      'an item without its key',
      () =>
        dynamo.send(
          new PutItemCommand({ TableName, Item: { owner: { S: 'ana' } } }),
        ),
      /Missing the key number/,
    ],
    [
      'a key of another type',
      () =>
        dynamo.send(
          new PutItemCommand({
            TableName,
            Item: { owner: { S: 'ana' }, number: { S: '1' } },
          }),
        ),
      /Type mismatch for key number expected: N actual: S/,
    ],
    [
      'half a key',
      () =>
        dynamo.send(
          new GetItemCommand({ TableName, Key: { owner: { S: 'ana' } } }),
        ),
      /does not match the schema/,
    ],
    [
      'a change of the key',
      () =>
        update('SET owner = :v', {
          ExpressionAttributeValues: { ':v': { S: 'bob' } },
        }),
      /part of the key/,
    ],
    [
      'a placeholder without value',
      () => update('SET note = :missing'),
      /not defined; attribute value: :missing/,
    ],
    [
      'a query without partition key',
      () => query('note = :n', { ':n': 'x' }),
      /missed key schema element: owner/,
    ],
    [
      'an unknown index',
      () => query('owner = :o', { ':o': 'a' }, { IndexName: 'none' }),
      /does not have the specified index: none/,
    ],
    [
      'a malformed expression',
      () => query('owner = ', { ':o': 'a' }),
      /Invalid KeyConditionExpression: Syntax error; token: <EOF>/,
    ],
    [
      'old parameters',
      () =>
        dynamo.send(
          new GetItemCommand({
            TableName,
            Key: key('ana', 1),
            AttributesToGet: ['note'],
          }),
        ),
      /AttributesToGet of dynamodb:GetItem is not implemented/,
    ],
  ])('refuse %s', async (_, call, message) => {
    await expect(call()).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringMatching(message),
    });
  });
});
