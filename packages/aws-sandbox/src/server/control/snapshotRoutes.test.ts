import {
  CreateStackCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import {
  GetParameterCommand,
  PutParameterCommand,
  SSMClient,
} from '@aws-sdk/client-ssm';
import { existsSync, mkdtempSync, rmSync, statSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { startLambdaWorld } from '../../services/lambda/testing/lambdaWorld';
import { controlOf } from '../../testing/controlOf';
import {
  eventually,
  HUB,
  SPOKE,
  startTestSandbox,
  TestSandbox,
} from '../../testing/startTestSandbox';

const SLOW_STACK = JSON.stringify({
  Resources: {
    Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
    Subnet: {
      Type: 'AWS::EC2::Subnet',
      Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.0.0.0/24' },
    },
  },
});

describe('snapshots and resets', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aws-sandbox-snapshots-'));
  let sandbox: TestSandbox;
  let control: ReturnType<typeof controlOf>;
  let ssm: SSMClient;

  async function start(options: object = {}) {
    sandbox = await startTestSandbox(options);
    control = controlOf(sandbox.url);
    ({ ssm } = sandbox.clients(sandbox.admin(SPOKE)));
  }
  const write = (Value: string) =>
    ssm.send(
      new PutParameterCommand({
        Name: '/note',
        Type: 'String',
        Value,
        Overwrite: true,
      }),
    );
  const read = () =>
    ssm.send(new GetParameterCommand({ Name: '/note' })).then(
      ({ Parameter }) => Parameter!.Value,
      error => error.name,
    );
  const createStack = () =>
    sandbox.clients(sandbox.admin(SPOKE)).cloudFormation.send(
      new CreateStackCommand({
        StackName: 'slow',
        TemplateBody: SLOW_STACK,
      }),
    );
  const stackStatus = () =>
    sandbox
      .clients(sandbox.admin(SPOKE))
      .cloudFormation.send(new DescribeStacksCommand({ StackName: 'slow' }))
      .then(
        ({ Stacks }) => Stacks![0].StackStatus,
        error => error.name,
      );

  afterEach(() => sandbox.stop());
  afterAll(() => rmSync(folder, { recursive: true }));

  it('go back to what was, while the sandbox keeps its address', async () => {
    await start();
    await write('one');
    const taken = await control.post('snapshots', { name: 'first' });
    expect(taken).toMatchObject({ name: 'first', bytes: expect.any(Number) });
    await write('two');
    await control.post('snapshots', { name: 'second' });
    expect((await control.get('snapshots')).snapshots).toMatchObject([
      taken,
      { name: 'second' },
    ]);
    await control.post('snapshots/first/restore', undefined);
    expect(await read()).toBe('one');
    await write('three');
    await control.post('snapshots/second/restore', undefined);
    expect(await read()).toBe('two');
    await control.post('snapshots/first/restore', undefined);
    expect(await read()).toBe('one');
    await control.delete('snapshots/first');
    expect((await control.get('snapshots')).snapshots).toMatchObject([
      { name: 'second' },
    ]);
  });

  it('wait for what is under way, by advancing the time', async () => {
    await start({ timeScale: 1 });
    await createStack();
    expect(await stackStatus()).toBe('CREATE_IN_PROGRESS');
    await control.post('snapshots', { name: 'done' });
    expect(await stackStatus()).toBe('CREATE_COMPLETE');
  });

  it('tell what does not come to rest', async () => {
    await start({ timeScale: 1 });
    await createStack();
    const { status, body } = await control.ask(
      'POST',
      'snapshots',
      '{"name": "now", "limitSeconds": 0}',
    );
    expect(status).toBe(409);
    expect(body.error).toContain('does not come to rest within 0 s');
    expect(body.underWay[0]).toMatch(
      /^arn:aws:cloudformation:.*:stack\/slow\//,
    );
    expect((await control.get('snapshots')).snapshots).toEqual([]);
    await control.post('settle', {});
    expect(await stackStatus()).toBe('CREATE_COMPLETE');
  });

  it('cut off stacks and sleepers of the state that is gone', async () => {
    await start({ timeScale: 0.05 });
    await control.post('snapshots', { name: 'empty' });
    await createStack();
    await control.post('snapshots/empty/restore', undefined);
    expect(await stackStatus()).toBe('ValidationError');
    await control.post('settle', {});
    expect(await stackStatus()).toBe('ValidationError');
    expect((await control.get('clock')).pending).toBe(0);
    await createStack();
    await control.post('settle', {});
    expect(await stackStatus()).toBe('CREATE_COMPLETE');
  });

  it('tell callers that their call is lost, once, and end functions', async () => {
    const world = await startLambdaWorld({ timeScale: 0.001 });
    sandbox = world.sandbox;
    control = controlOf(sandbox.url);
    await world.create(
      'endless',
      'exports.handler = () => new Promise(() => setInterval(() => {}, 1000));',
      { Timeout: 600 },
    );
    const invoked = world.invoke('endless').catch(error => error);
    await eventually(
      () => control.ask('POST', 'settle', '{"limitSeconds": 0}'),
      ({ body }) =>
        body.underWay?.some((name: string) =>
          name.endsWith(':function:endless'),
        ),
    );
    await control.post('reset', undefined);
    const error = await invoked;
    expect(error.name).toBe('SandboxReset');
    expect(error.$metadata).toMatchObject({ httpStatusCode: 400, attempts: 1 });
    await control.post('settle', { limitSeconds: 2 });
  });

  it('reset to the accounts, keys and faults of the start', async () => {
    const fault = { service: 'sqs', effect: { type: 'throttle' as const } };
    await start({
      seed: 'portal',
      faults: [{ ...fault, service: 'ssm', operation: 'GetParameters' }],
    });
    const accounts = await control.get('accounts');
    const faults = await control.get('faults');
    await write('one');
    await control.post('snapshots', { name: 'kept' });
    await control.post('clock/advance', { seconds: 3600 });
    await control.delete('faults');
    expect(await control.post('reset', undefined)).toEqual(accounts);
    expect(await read()).toBe('ParameterNotFound');
    expect((await control.get('faults')).faults).toMatchObject(
      faults.faults.map(({ id, ...rest }: any) => rest),
    );
    expect((await control.get('clock')).advanced).toBe(0);
    expect(
      await sandbox.assume(sandbox.admin(HUB), {
        RoleArn: `arn:aws:iam::${SPOKE}:role/cdk-hnb659fds-deploy-role-${SPOKE}-eu-west-1`,
        RoleSessionName: 'again',
      }),
    ).toHaveProperty('sessionToken');
    await control.post('snapshots/kept/restore', undefined);
    expect(await read()).toBe('one');
  });

  it('are kept on disk with the state, for their owner only', async () => {
    const stateFile = join(folder, 'new', 'folder', 'state');
    await start({ stateFile });
    await write('one');
    await control.post('snapshots', { name: 'first' });
    await write('two');
    await sandbox.stop();
    await start({ stateFile });
    expect(await read()).toBe('two');
    await control.post('snapshots/first/restore', undefined);
    expect(await read()).toBe('one');
    const file = join(`${stateFile}.snapshots`, 'first.snapshot');
    // eslint-disable-next-line no-bitwise
    expect(statSync(file).mode & 0o777).toBe(0o600);
    await control.delete('snapshots/first');
    expect(existsSync(file)).toBe(false);
    await sandbox.stop();
    await start({ stateFile });
    expect(await read()).toBe('one');
  });

  it('refuse what is no name, no number or not there', async () => {
    await start();
    for (const [method, path, body, status] of [
      ['POST', 'snapshots', '{"name": "../../etc"}', 400],
      ['POST', 'snapshots', '{"name": ""}', 400],
      ['POST', 'snapshots', '{"name": 7}', 400],
      ['POST', 'snapshots', '{}', 400],
      ['POST', 'snapshots', '[]', 400],
      ['POST', 'snapshots', '{"name": "a", "more": 1}', 400],
      ['POST', 'snapshots', '{"name": "a", "limitSeconds": -1}', 400],
      ['POST', 'settle', '{"limitSeconds": "1"}', 400],
      ['POST', 'snapshots/none/restore', undefined, 404],
      ['POST', 'snapshots/%2e%2e%2fstate/restore', undefined, 400],
      ['DELETE', 'snapshots/none', undefined, 404],
    ] as const) {
      const answer = await control.ask(method, path, body);
      expect([method, path, body, answer.status]).toEqual([
        method,
        path,
        body,
        status,
      ]);
      expect(answer.body.error).toBeTruthy();
    }
  });
});
