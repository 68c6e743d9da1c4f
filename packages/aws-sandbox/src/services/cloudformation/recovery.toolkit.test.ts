import {
  CloudWatchLogsClient,
  DeleteLogGroupCommand,
  PutRetentionPolicyCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import {
  SPOKE,
  startTestSandbox,
  TestSandbox,
} from '../../testing/startTestSandbox';
import { runToolkit } from './testing/runToolkit';
import type { ToolkitOutcome, ToolkitStep } from './testing/toolkit.main';

jest.setTimeout(120_000);

const FAILING = {
  service: 'cloudformation',
  resourceType: 'AWS::SSM::Parameter',
  effect: { type: 'fail', reason: 'as asked' },
};

describe('the CDK toolkit in an account that it bootstraps itself', () => {
  let sandbox: TestSandbox;
  beforeAll(async () => {
    sandbox = await startTestSandbox({ seed: 'empty', timeScale: 0.0005 });
  });
  afterAll(() => sandbox.stop());

  const run = (
    ...steps: Omit<ToolkitStep, 'app'>[]
  ): Promise<ToolkitOutcome[]> =>
    runToolkit({
      url: sandbox.url,
      credentials: sandbox.admin(SPOKE),
      steps: steps.map(step => ({ app: 'recovery', ...step })),
    });
  const fail = (change: 'create' | 'update' | 'delete', count: number) =>
    sandbox.control('POST', 'faults', { ...FAILING, change, count });
  const logs = () =>
    new CloudWatchLogsClient(sandbox.config(sandbox.admin(SPOKE)));
  /** Operations of CloudFormation that were called since. */
  const callsSince = async (since: string): Promise<string[]> => {
    const { calls } = await sandbox.control<{ calls: any[] }>(
      'GET',
      `calls?since=${since}`,
    );
    return calls
      .filter(call => call.service === 'cloudformation' && !call.invokedBy)
      .map(call => call.operation);
  };

  it('bootstraps it, and finds nothing to do the second time', async () => {
    const start = new Date().toISOString();
    const [first, again] = await run(
      { action: 'bootstrap' },
      { action: 'bootstrap' },
    );
    expect(first).toMatchObject({ status: 'success' });
    expect(first.events[first.events.length - 1]).toBe(
      'CDKToolkit CREATE_COMPLETE',
    );
    expect(again).toEqual({ events: [], reasons: [], status: 'no-op' });
    const calls = await callsSince(start);
    const executed = calls.indexOf('ExecuteChangeSet');
    expect(calls.slice(0, executed + 1)).toEqual([
      'DescribeStacks',
      'DescribeStacks',
      'DescribeStacks',
      'CreateChangeSet',
      'DescribeChangeSet',
      'ExecuteChangeSet',
    ]);
    expect(calls.slice(-3)).toEqual([
      'DescribeStacks',
      'DescribeStacks',
      'GetTemplate',
    ]);
  });

  it('takes back what could not be made, and makes it anew', async () => {
    await fail('create', 1);
    const [failed, made, same] = await run(
      { action: 'deploy' },
      { action: 'deploy' },
      { action: 'deploy' },
    );
    expect(failed.events[failed.events.length - 1]).toBe(
      'recovery ROLLBACK_COMPLETE',
    );
    expect(failed.reasons.join()).toContain('as asked');
    expect(made.error).toBeUndefined();
    expect(made.events[made.events.length - 1]).toBe(
      'recovery CREATE_COMPLETE',
    );
    expect(same.noOp).toBe(true);
  });

  it('shows by a change set what an update makes anew, and does it', async () => {
    const options = { groupName: '/recovery/second', value: 'two' };
    const [difference, updated] = await run(
      { action: 'diff', options },
      { action: 'deploy', options },
    );
    expect(difference.differences!.sort()).toEqual([
      expect.stringMatching(/^Group\w+!$/),
      expect.stringMatching(/^Parameter\w+$/),
    ]);
    expect(updated.events.join('\n')).toMatch(
      /Group\w+ UPDATE_COMPLETE\n(.*\n)*recovery UPDATE_COMPLETE_CLEANUP_IN_PROGRESS\nGroup\w+ DELETE_IN_PROGRESS\nGroup\w+ DELETE_COMPLETE\nrecovery UPDATE_COMPLETE$/,
    );
  });

  it('goes on with a rollback that has failed', async () => {
    await fail('update', 2);
    const options = {
      groupName: '/recovery/second',
      retention: 30,
      value: 'three',
    };
    const [stuck] = await run({ action: 'deploy', options });
    expect(stuck.events[stuck.events.length - 1]).toBe(
      'recovery UPDATE_ROLLBACK_FAILED',
    );
    const [back, onwards] = await run(
      { action: 'rollback', options },
      { action: 'deploy', options },
    );
    expect(back.error).toBeUndefined();
    expect(back.events[back.events.length - 1]).toBe(
      'recovery UPDATE_ROLLBACK_COMPLETE',
    );
    expect(onwards.error).toBeUndefined();
    expect(onwards.events[onwards.events.length - 1]).toBe(
      'recovery UPDATE_COMPLETE',
    );
  });

  it('sees what was changed past it', async () => {
    const options = {
      groupName: '/recovery/second',
      retention: 30,
      value: 'three',
    };
    const [before] = await run({ action: 'drift', options });
    expect(before.drift).toEqual({ drifted: 0, unchecked: 0 });
    await logs().send(
      new PutRetentionPolicyCommand({
        logGroupName: '/recovery/second',
        retentionInDays: 1,
      }),
    );
    const [changed] = await run({ action: 'drift', options });
    expect(changed.drift).toEqual({ drifted: 1, unchecked: 0 });
    await logs().send(
      new DeleteLogGroupCommand({ logGroupName: '/recovery/second' }),
    );
    const [gone] = await run({ action: 'drift', options });
    expect(gone.drift).toEqual({ drifted: 1, unchecked: 0 });
  });

  it('needs a second try where a resource would not go', async () => {
    await fail('delete', 1);
    const [stuck, gone] = await run(
      { action: 'destroy' },
      { action: 'destroy' },
    );
    expect(stuck.events[stuck.events.length - 1]).toBe(
      'recovery DELETE_FAILED',
    );
    expect(gone.events[gone.events.length - 1]).toBe(
      'recovery DELETE_COMPLETE',
    );
  });
});
