import { each, Seed } from './Seed';

/** Several items in each of the service's lists. */
export const dynamodb: Seed = {
  service: 'dynamodb',
  async fill(call) {
    const on = (operation: string, input: object) =>
      call('dynamodb', operation, input);
    await each(TableName =>
      on('CreateTable', {
        TableName: `${TableName}s`,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [
          { AttributeName: 'id', AttributeType: 'S' },
          { AttributeName: 'n', AttributeType: 'S' },
        ],
        KeySchema: [
          { AttributeName: 'id', KeyType: 'HASH' },
          { AttributeName: 'n', KeyType: 'RANGE' },
        ],
      }),
    );
    let status = '';
    while (status !== 'ACTIVE') {
      status = (await on('DescribeTable', { TableName: 'ants' })).Table
        .TableStatus;
    }
    await each(n =>
      on('PutItem', {
        TableName: 'ants',
        Item: { id: { S: 'x' }, n: { S: n } },
      }),
    );
    return {
      ListTables: { items: 'TableNames' },
      Scan: { input: { TableName: 'ants' } },
      Query: {
        input: {
          TableName: 'ants',
          KeyConditionExpression: 'id = :id',
          ExpressionAttributeValues: { ':id': { S: 'x' } },
        },
      },
    };
  },
};
