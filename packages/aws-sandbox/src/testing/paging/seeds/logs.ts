import { each, NAMES, Seed } from './Seed';

/** Several items in each of the service's lists. */
export const logs: Seed = {
  service: 'logs',
  async fill(call) {
    const on = (operation: string, input: object) =>
      call('logs', operation, input);
    const policyDocument = JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Service: 'states.amazonaws.com' },
          Action: 'logs:PutLogEvents',
          Resource: '*',
        },
      ],
    });
    await each(logGroupName => on('CreateLogGroup', { logGroupName }));
    await each(logStreamName =>
      on('CreateLogStream', { logGroupName: 'ant', logStreamName }),
    );
    await on('PutLogEvents', {
      logGroupName: 'ant',
      logStreamName: 'ant',
      logEvents: NAMES.map((message, index) => ({
        message,
        timestamp: Date.now() + index,
      })),
    });
    await each(policyName =>
      on('PutResourcePolicy', { policyName, policyDocument }),
    );
    return {
      DescribeLogGroups: {},
      DescribeLogStreams: { input: { logGroupName: 'ant' } },
      FilterLogEvents: { input: { logGroupName: 'ant' } },
      DescribeResourcePolicies: {},
    };
  },
};
