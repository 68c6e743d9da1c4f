import { ChildProcess, spawn } from 'child_process';
import {
  GetParameterCommand,
  PutParameterCommand,
  SSMClient,
} from '@aws-sdk/client-ssm';
import {
  CloudFormationClient,
  CreateStackCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { eventually, SPOKE } from '../testing/startTestSandbox';
import { StateFile } from './StateFile';

jest.setTimeout(120_000);

describe('a process that keeps its state', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aws-sandbox-killed-'));
  const stateFile = join(folder, 'state');
  let child: ChildProcess;
  let output: string;

  /** Starts the executable. @returns clients of the spoke's administrator */
  async function start(timeScale = '0.05') {
    output = '';
    child = spawn(
      process.execPath,
      [
        join(__dirname, '../../bin/aws-sandbox.js'),
        ...['--port', '0', '--seed', 'empty', '--time-scale', timeScale],
        ...['--state', stateFile],
      ],
      { env: { PATH: process.env.PATH } },
    );
    child.stdout!.on('data', data => (output += data));
    child.stderr!.on('data', data => (output += data));
    await eventually(
      async () => output,
      text => text.includes('ready at') || child.exitCode !== null,
      30_000,
    );
    const config = {
      endpoint: /ready at (\S+)/.exec(output)?.[1],
      region: 'eu-west-1',
      maxAttempts: 1,
      credentials: {
        accessKeyId: `AKIAGCOADMIN${SPOKE}`,
        secretAccessKey: 'local-admin-secret-not-a-real-key',
      },
    };
    return {
      ssm: new SSMClient(config),
      cloudFormation: new CloudFormationClient(config),
    };
  }
  const end = (signal: NodeJS.Signals) =>
    new Promise<number | null>(resolve => {
      child.once('exit', resolve);
      child.kill(signal);
    });
  const note = (ssm: SSMClient, Value: string) =>
    ssm.send(
      new PutParameterCommand({
        Name: '/note',
        Type: 'String',
        Value,
        Overwrite: true,
      }),
    );
  const noted = async (ssm: SSMClient) =>
    (await ssm.send(new GetParameterCommand({ Name: '/note' }))).Parameter!
      .Value;
  const stackOf = (cloudFormation: CloudFormationClient) =>
    cloudFormation.send(new DescribeStacksCommand({ StackName: 'vpc' })).then(
      ({ Stacks }) => Stacks![0].StackStatus,
      error => error.message,
    );
  const createStack = (cloudFormation: CloudFormationClient) =>
    cloudFormation.send(
      new CreateStackCommand({
        StackName: 'vpc',
        TemplateBody: JSON.stringify({
          Resources: {
            Vpc: {
              Type: 'AWS::EC2::VPC',
              Properties: { CidrBlock: '10.0.0.0/16' },
            },
          },
        }),
      }),
    );

  afterAll(async () => {
    if (child.exitCode === null && child.signalCode === null) {
      await end('SIGKILL');
    }
    rmSync(folder, { recursive: true, force: true });
  });

  it('has the last quiet state again after it was killed in the middle of work', async () => {
    let { ssm, cloudFormation } = await start('1');
    await note(ssm, 'kept-before-the-work');
    await eventually(
      async () =>
        existsSync(stateFile) &&
        readFileSync(stateFile).includes('kept-before-the-work'),
      isThere => isThere,
      10_000,
    );
    await createStack(cloudFormation);
    await note(ssm, 'noted-during-the-work');
    expect(await stackOf(cloudFormation)).toBe('CREATE_IN_PROGRESS');
    await end('SIGKILL');

    ({ ssm, cloudFormation } = await start());
    expect(output).not.toContain('aws-sandbox:');
    expect(await noted(ssm)).toBe('kept-before-the-work');
    expect(await stackOf(cloudFormation)).toContain('does not exist');
    await createStack(cloudFormation);
  });

  it('lets its work end when it is asked to stop', async () => {
    expect(await end('SIGTERM')).toBe(0);
    expect(output).not.toContain('aws-sandbox:');
    const { cloudFormation } = await start();
    expect(await stackOf(cloudFormation)).toBe('CREATE_COMPLETE');
  });

  it('leaves a whole file whenever it is killed', async () => {
    await end('SIGTERM');
    for (let round = 0; round < 2; round++) {
      const { ssm } = await start();
      const until = Date.now() + 600 + round * 700;
      for (let count = 0; Date.now() < until; count++) {
        await note(ssm, `${round}-${count}-${'x'.repeat(3000)}`);
      }
      await end('SIGKILL');
      expect(new StateFile(stateFile).read()).toBeDefined();
    }
    const { ssm } = await start();
    expect(await noted(ssm)).toMatch(/^\d-\d+-x{3000}$/);
    await end('SIGTERM');
  });
});
