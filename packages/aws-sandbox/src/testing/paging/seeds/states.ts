import { each, Seed } from './Seed';

const ACCOUNT = '444455556666';
const TRUST = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` },
    },
  ],
});

/** Several items in each of the service's lists. */
export const states: Seed = {
  service: 'states',
  async fill(call) {
    const on = (operation: string, input: object) =>
      call('states', operation, input);
    await call('iam', 'CreateRole', {
      RoleName: 'states-paged',
      AssumeRolePolicyDocument: TRUST.replace(
        /\{"AWS":[^}]*\}/,
        '{"Service":"states.amazonaws.com"}',
      ),
    });
    const [{ stateMachineArn }] = await each(name =>
      on('CreateStateMachine', {
        name,
        roleArn: `arn:aws:iam::${ACCOUNT}:role/states-paged`,
        definition: JSON.stringify({
          StartAt: 'A',
          States: { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Succeed' } },
        }),
      }),
    );
    const [{ executionArn }] = await each(name =>
      on('StartExecution', { stateMachineArn, name }),
    );
    let status = '';
    while (status !== 'SUCCEEDED') {
      status = (await on('DescribeExecution', { executionArn })).status;
    }
    return {
      ListStateMachines: {},
      ListExecutions: { input: { stateMachineArn } },
      GetExecutionHistory: { input: { executionArn } },
    };
  },
};
