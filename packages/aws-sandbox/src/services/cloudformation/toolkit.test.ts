import * as ec2 from '@aws-sdk/client-ec2';
import * as efs from '@aws-sdk/client-efs';
import {
  SPOKE,
  startTestSandbox,
  TestSandbox,
} from '../../testing/startTestSandbox';
import { runToolkit } from './testing/runToolkit';
import {
  ServiceCall,
  sweepStudioLeftovers,
} from './testing/sweepStudioLeftovers';
import type { ToolkitOutcome } from './testing/toolkit.main';

jest.setTimeout(120_000);

/** Calls services as their clients do. */
function overHttp(sandbox: TestSandbox): ServiceCall {
  const config = sandbox.config(sandbox.admin(SPOKE));
  const services: Record<string, { client: any; commands: any }> = {
    ec2: { client: new ec2.EC2Client(config), commands: ec2 },
    elasticfilesystem: { client: new efs.EFSClient(config), commands: efs },
  };
  return (operation, input, service) => {
    const { client, commands } = services[service];
    return client.send(new commands[`${operation}Command`](input));
  };
}

const IMPOSSIBLE = { emrIdleMinutes: 99_999 };

describe('the CDK toolkit against the sandbox', () => {
  let sandbox: TestSandbox;
  let outcomes: ToolkitOutcome[];

  beforeAll(async () => {
    sandbox = await startTestSandbox({ seed: 'portal', timeScale: 0.0005 });
    outcomes = await runToolkit({
      url: sandbox.url,
      credentials: sandbox.admin(SPOKE),
      steps: [
        { action: 'deploy', options: IMPOSSIBLE },
        { action: 'deploy' },
        { action: 'deploy' },
        { action: 'deploy', method: 'default' },
        { action: 'deploy', options: { idleMinutes: 60 } },
        { action: 'deploy', options: IMPOSSIBLE, method: 'direct' },
        { action: 'destroy' },
      ],
    });
    await sweepStudioLeftovers(overHttp(sandbox));
    outcomes.push(
      ...(await runToolkit({
        url: sandbox.url,
        credentials: sandbox.admin(SPOKE),
        steps: [{ action: 'destroy' }],
      })),
    );
  });
  afterAll(() => sandbox.stop());

  it('shows a failing creation and its rollback', () => {
    const { events, error, errorCode } = outcomes[0];
    expect(events[0]).toBe('environment CREATE_IN_PROGRESS');
    expect(events).toContain('Spark CREATE_FAILED');
    expect(events[events.length - 1]).toBe('environment ROLLBACK_COMPLETE');
    expect(error).toMatch(
      /AWS::EMRServerless::Application.*idleTimeoutMinutes/s,
    );
    expect(errorCode).toBe('EMRServerlessApplication:InvalidRequest');
  });

  it('removes what was rolled back and deploys anew, with progress to the end', () => {
    const { events, progress, noOp, outputs, error } = outcomes[1];
    expect(error).toBeUndefined();
    expect(noOp).toBe(false);
    expect(outputs!.Exportenvironmentdomain).toMatch(
      /^arn:aws:sagemaker:eu-west-1:444455556666:domain\/d-[a-z0-9]+$/,
    );
    expect(progress!.completed).toBe(progress!.total);
    expect(events[events.length - 1]).toBe('environment CREATE_COMPLETE');
    const position = (line: string) => events.indexOf(line);
    expect(position('Key961B73FD CREATE_COMPLETE')).toBeLessThan(
      position('Domain CREATE_IN_PROGRESS'),
    );
  });

  it.each([
    ['with a change set', 2],
    ['by comparison of templates', 3],
  ])('finds nothing to do the second time, %s', (_, step) => {
    expect(outcomes[step]).toEqual({
      events: [],
      reasons: [],
      noOp: true,
      outputs: outcomes[1].outputs,
    });
  });

  it('updates what has changed', () => {
    expect(outcomes[4].events).toEqual([
      'environment UPDATE_IN_PROGRESS',
      'Domain UPDATE_IN_PROGRESS',
      'Domain UPDATE_COMPLETE',
      'environment UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
      'environment UPDATE_COMPLETE',
    ]);
    expect(outcomes[4].outputs).toEqual(outcomes[1].outputs);
  });

  it('shows a failing update and the way back', () => {
    const { events, errorCode } = outcomes[5];
    expect(events).toContain('Spark UPDATE_FAILED');
    expect(events[events.length - 1]).toBe(
      'environment UPDATE_ROLLBACK_COMPLETE',
    );
    expect(errorCode).toBe('EMRServerlessApplication:InvalidRequest');
  });

  it('shows what keeps the network from going', () => {
    const { events, error } = outcomes[6];
    expect(events).toContain('Domain DELETE_COMPLETE');
    expect(events[events.length - 1]).toBe('environment DELETE_FAILED');
    expect(error).toMatch(/DELETE_FAILED.*VpcPrivateSubnet1Subnet/);
  });

  it('destroys the stack', () => {
    const { events, error } = outcomes[7];
    expect(error).toBeUndefined();
    expect(events[events.length - 1]).toBe('environment DELETE_COMPLETE');
    expect(events.filter(line => line.endsWith('DELETE_FAILED'))).toEqual([]);
  });

  it('works as the bootstrap roles', async () => {
    const calls: any[] = (
      await (await fetch(`${sandbox.url}/_sandbox/calls`)).json()
    ).calls;
    const principalsOf = (operation: string) => [
      ...new Set(
        calls
          .filter(
            call =>
              call.service === 'cloudformation' && call.operation === operation,
          )
          .map(call => call.principalArn.split('/')[1]),
      ),
    ];
    expect(principalsOf('CreateChangeSet')).toEqual([
      `cdk-hnb659fds-deploy-role-${SPOKE}-eu-west-1`,
    ]);
    const made = calls.find(call => call.operation === 'CreateDomain');
    expect(made.principalArn).toBe(
      `arn:aws:sts::${SPOKE}:assumed-role/cdk-hnb659fds-cfn-exec-role-${SPOKE}-eu-west-1/AWSCloudFormation`,
    );
  });
});
