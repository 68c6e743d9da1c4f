import { servicePrincipal } from '../../core/principals';
import { SPOKE } from '../../testing/startTestSandbox';
import {
  StackTestWorld,
  stackTestWorld,
} from '../cloudformation/testing/stackTestWorld';
import {
  allowLogDelivery,
  DELIVERY_HOST,
  deliverySourceArn,
} from './logDelivery';

const GROUP = 'aws-waf-logs-one';
const groupArn = (name: string) =>
  `arn:aws:logs:eu-west-1:${SPOKE}:log-group:${name}`;

describe('log delivery', () => {
  let sandbox: StackTestWorld;
  beforeEach(async () => {
    sandbox = await stackTestWorld();
    for (const logGroupName of [GROUP, 'aws-waf-logs-two']) {
      await sandbox.call('CreateLogGroup', { logGroupName }, 'logs');
    }
  });
  afterEach(() => sandbox.stop());

  const write = (logGroupName: string, sourceArn?: string) =>
    sandbox
      .as(servicePrincipal(SPOKE, DELIVERY_HOST, sourceArn))
      .invoke('logs', 'CreateLogStream', {
        logGroupName,
        logStreamName: 'stream',
      });
  const refused = {
    code: 'AccessDeniedException',
    message: expect.stringContaining(
      'because no resource-based policy allows the logs:CreateLogStream action',
    ),
  };

  it('writes where a resource policy of the account lets it, for the account', async () => {
    const sourceArn = deliverySourceArn(sandbox.context);
    await expect(write(GROUP, sourceArn)).rejects.toMatchObject(refused);
    allowLogDelivery(sandbox.context, `${groupArn(GROUP)}:*`);
    await write(GROUP, sourceArn);
    await expect(write('aws-waf-logs-two', sourceArn)).rejects.toMatchObject(
      refused,
    );
    await expect(
      write(GROUP, sourceArn.replace('eu-west-1', 'us-east-1')),
    ).rejects.toMatchObject(refused);
  });

  it('is let into several groups by one policy, which names each once', async () => {
    for (const name of [GROUP, 'aws-waf-logs-two', GROUP]) {
      allowLogDelivery(sandbox.context, groupArn(name));
    }
    const { resourcePolicies } = await sandbox.call(
      'DescribeResourcePolicies',
      {},
      'logs',
    );
    expect(resourcePolicies).toHaveLength(1);
    const [statement] = JSON.parse(
      resourcePolicies[0].policyDocument,
    ).Statement;
    expect(statement.Resource).toEqual([
      `${groupArn(GROUP)}:log-stream:*`,
      `${groupArn('aws-waf-logs-two')}:log-stream:*`,
    ]);
  });
});
