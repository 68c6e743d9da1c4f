import { rolePrincipal } from '../../core/principals';
import { SPOKE } from '../../testing/startTestSandbox';
import {
  StackTestWorld,
  stackTestWorld,
} from '../cloudformation/testing/stackTestWorld';

let world: StackTestWorld;
const GROUP = { logGroupName: 'group' };
const ONE = { ...GROUP, logStreamName: 'one' };
const TWO = { ...GROUP, logStreamName: 'two' };

const logs = (operation: string, input: object = {}) =>
  world.call(operation, input, 'logs');
const put = (names: object, ...messages: [number, string][]) =>
  logs('PutLogEvents', {
    ...names,
    logEvents: messages.map(([timestamp, message]) => ({ timestamp, message })),
  });
const texts = (answer: any) =>
  answer.events.map((event: { message: string }) => event.message);

beforeEach(async () => {
  world = await stackTestWorld();
  await logs('CreateLogGroup', { logGroupName: 'group' });
  for (const logStreamName of ['one', 'two']) {
    await logs('CreateLogStream', { ...GROUP, logStreamName });
  }
});
afterEach(() => world.stop());

describe('log events', () => {
  it('are found over all streams, in order of time', async () => {
    await put(ONE, [10, 'a first'], [30, 'a third']);
    await put(TWO, [20, 'a second "quoted"']);
    expect(texts(await logs('FilterLogEvents', GROUP))).toEqual([
      'a first',
      'a second "quoted"',
      'a third',
    ]);
    const found = await logs('FilterLogEvents', {
      ...GROUP,
      filterPattern: 'a second',
    });
    expect(found.events).toMatchObject([
      { logStreamName: 'two', timestamp: 20 },
    ]);
    expect(
      texts(
        await logs('FilterLogEvents', { ...GROUP, startTime: 20, endTime: 30 }),
      ),
    ).toHaveLength(1);
    expect(
      texts(
        await logs('FilterLogEvents', { ...GROUP, logStreamNames: ['one'] }),
      ),
    ).toHaveLength(2);
    const first = await logs('FilterLogEvents', { ...GROUP, limit: 2 });
    expect(
      texts(
        await logs('FilterLogEvents', { ...GROUP, nextToken: first.nextToken }),
      ),
    ).toEqual(['a third']);
  });

  it('are read from a stream, from its end or page by page from its head', async () => {
    await put(ONE, [1, 'a'], [2, 'b'], [3, 'c']);
    expect(texts(await logs('GetLogEvents', { ...ONE, limit: 2 }))).toEqual([
      'b',
      'c',
    ]);
    const head = await logs('GetLogEvents', {
      ...ONE,
      limit: 2,
      startFromHead: true,
    });
    expect(texts(head)).toEqual(['a', 'b']);
    const next = await logs('GetLogEvents', {
      ...ONE,
      limit: 2,
      nextToken: head.nextForwardToken,
    });
    expect(texts(next)).toEqual(['c']);
  });

  it.each<[string, string, object, string]>([
    [
      'a stream that is there',
      'CreateLogStream',
      ONE,
      'ResourceAlreadyExistsException',
    ],
    [
      'a bad name',
      'CreateLogStream',
      { ...GROUP, logStreamName: 'a:b' },
      'InvalidParameterException',
    ],
    [
      'a group that is not there',
      'CreateLogStream',
      { ...ONE, logGroupName: 'x' },
      'ResourceNotFoundException',
    ],
    [
      'a stream that is not there',
      'PutLogEvents',
      {
        ...GROUP,
        logStreamName: 'x',
        logEvents: [{ timestamp: 2, message: 'a' }],
      },
      'ResourceNotFoundException',
    ],
    [
      'no events',
      'PutLogEvents',
      { ...ONE, logEvents: [] },
      'InvalidParameterException',
    ],
    [
      'events out of order',
      'PutLogEvents',
      {
        ...ONE,
        logEvents: [
          { timestamp: 2, message: 'a' },
          { timestamp: 1, message: 'b' },
        ],
      },
      'InvalidParameterException',
    ],
    [
      'an empty message',
      'PutLogEvents',
      { ...ONE, logEvents: [{ timestamp: 2, message: '' }] },
      'InvalidParameterException',
    ],
    [
      'a pattern by members',
      'FilterLogEvents',
      { ...GROUP, filterPattern: '{ $.a = 1 }' },
      'NotImplemented',
    ],
  ])('are refused for %s', async (_, operation, input, code) => {
    await expect(logs(operation, input)).rejects.toMatchObject({ code });
  });

  it('are written by those who may only', async () => {
    await world.call(
      'CreateRole',
      {
        RoleName: 'writer',
        AssumeRolePolicyDocument: JSON.stringify({
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: SPOKE },
              Action: 'sts:AssumeRole',
            },
          ],
        }),
      },
      'iam',
    );
    await world.call(
      'PutRolePolicy',
      {
        RoleName: 'writer',
        PolicyName: 'own',
        PolicyDocument: JSON.stringify({
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
              Resource: `arn:aws:logs:eu-west-1:${SPOKE}:log-group:group:*`,
            },
          ],
        }),
      },
      'iam',
    );
    const { Role } = await world.call('GetRole', { RoleName: 'writer' }, 'iam');
    const writer = world.as(
      rolePrincipal({
        partition: 'aws',
        accountId: SPOKE,
        roleArn: Role.Arn,
        roleId: Role.RoleId,
        sessionName: 's',
      }),
    );
    const logEvents = [{ timestamp: 1, message: 'mine' }];
    await writer.invoke('logs', 'PutLogEvents', { ...ONE, logEvents });
    await expect(
      writer.invoke('logs', 'FilterLogEvents', GROUP),
    ).rejects.toMatchObject({ code: 'AccessDeniedException' });
    expect(texts(await logs('FilterLogEvents', GROUP))).toEqual(['mine']);
  });
});

describe('log streams', () => {
  it('are listed by name or by their last event', async () => {
    await put(ONE, [50, 'late']);
    await put(TWO, [40, 'early']);
    const names = async (input: object) =>
      (await logs('DescribeLogStreams', { ...GROUP, ...input })).logStreams.map(
        (stream: any) => stream.logStreamName,
      );
    expect(await names({})).toEqual(['one', 'two']);
    expect(await names({ orderBy: 'LastEventTime' })).toEqual(['two', 'one']);
    expect(await names({ logStreamNamePrefix: 't' })).toEqual(['two']);
    await logs('DeleteLogStream', ONE);
    expect(await names({ descending: true })).toEqual(['two']);
  });
});

describe('resource policies', () => {
  it('are kept by name', async () => {
    const policyDocument = JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Service: 'delivery.logs.amazonaws.com' },
          Action: 'logs:PutLogEvents',
          Resource: '*',
        },
      ],
    });
    await logs('PutResourcePolicy', { policyName: 'a', policyDocument });
    expect(
      (await logs('DescribeResourcePolicies')).resourcePolicies,
    ).toMatchObject([{ policyName: 'a', policyDocument }]);
    await expect(
      logs('PutResourcePolicy', { policyName: 'b', policyDocument: '{}' }),
    ).rejects.toMatchObject({ code: 'InvalidParameterException' });
    await logs('DeleteResourcePolicy', { policyName: 'a' });
    await expect(
      logs('DeleteResourcePolicy', { policyName: 'a' }),
    ).rejects.toMatchObject({ code: 'ResourceNotFoundException' });
  });
});
