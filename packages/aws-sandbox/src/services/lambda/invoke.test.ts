import {
  CloudWatchLogsClient,
  FilterLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import {
  InvokeCommand,
  PutFunctionConcurrencyCommand,
  PutFunctionEventInvokeConfigCommand,
  UpdateFunctionCodeCommand,
} from '@aws-sdk/client-lambda';
import { eventually, SPOKE } from '../../testing/startTestSandbox';
import { LambdaWorld, startLambdaWorld, zipOf } from './testing/lambdaWorld';

jest.setTimeout(60_000);

let world: LambdaWorld;
beforeAll(async () => {
  world = await startLambdaWorld();
});
afterAll(() => world.stop());

async function logged(name: string): Promise<string[]> {
  const logs = new CloudWatchLogsClient(
    world.sandbox.config(world.sandbox.admin(SPOKE)),
  );
  const { events } = await logs.send(
    new FilterLogEventsCommand({ logGroupName: `/aws/lambda/${name}` }),
  );
  return events!.map(({ message }) => message!);
}

describe('a function', () => {
  it('answers with what its handler returns', async () => {
    await world.create(
      'echo',
      `exports.handler = async (event, context) => ({ event, name: context.functionName, left: context.getRemainingTimeInMillis() });`,
    );
    const { status, error, payload } = await world.invoke('echo', { a: [1] });
    expect({ status, error }).toEqual({ status: 200, error: undefined });
    expect(payload).toMatchObject({ event: { a: [1] }, name: 'echo' });
    expect(payload.left).toBeGreaterThan(1000);
  });

  it('may be a module, in a folder, or answer through a callback', async () => {
    await world.create(
      'module',
      { 'in/a.mjs': 'export const run = async () => "module";' },
      { Handler: 'in/a.run' },
    );
    await world.create(
      'callback',
      `exports.handler = (event, context, callback) => callback(null, 'callback');`,
      { Runtime: 'nodejs22.x' },
    );
    expect((await world.invoke('module')).payload).toBe('module');
    expect((await world.invoke('callback')).payload).toBe('callback');
  });

  it.each<[string, string, object, RegExp]>([
    [
      'throws',
      `exports.handler = async () => { class Odd extends Error { name = 'Odd' } throw new Odd('no'); };`,
      { errorType: 'Odd', errorMessage: 'no' },
      /ERROR\tInvoke Error\t/,
    ],
    [
      'throws no error',
      `exports.handler = async () => { throw 'text'; };`,
      { errorType: 'string', errorMessage: 'text' },
      /Invoke Error/,
    ],
    [
      'cannot be loaded',
      `require('jose'); exports.handler = async () => 1;`,
      {
        errorType: 'Runtime.ImportModuleError',
        errorMessage: expect.stringContaining("Cannot find module 'jose'"),
      },
      /Uncaught Exception/,
    ],
    [
      'has no such export',
      `exports.other = async () => 1;`,
      {
        errorType: 'Runtime.HandlerNotFound',
        errorMessage: 'index.handler is undefined or not exported',
      },
      /HandlerNotFound/,
    ],
    [
      'is not JavaScript',
      `exports.handler = async () => {`,
      { errorType: 'Runtime.UserCodeSyntaxError' },
      /UserCodeSyntaxError/,
    ],
    [
      'takes a callback on a runtime that has none',
      `exports.handler = (event, context, callback) => callback();`,
      { errorType: 'Runtime.CallbackHandlerDeprecated' },
      /CallbackHandlerDeprecated/,
    ],
    [
      'rejects behind its back',
      `exports.handler = () => new Promise(() => { Promise.reject(new Error('lost')); });`,
      {
        errorType: 'Runtime.UnhandledPromiseRejection',
        errorMessage: 'lost',
      },
      /UnhandledPromiseRejection/,
    ],
    [
      'ends its process',
      `exports.handler = async () => process.exit(3);`,
      {
        errorType: 'Runtime.ExitError',
        errorMessage: 'Error: Runtime exited with error: exit status 3',
      },
      /START/,
    ],
    [
      'answers too much',
      `exports.handler = async () => 'x'.repeat(7000000);`,
      { errorType: 'Function.ResponseSizeTooLarge' },
      /START/,
    ],
  ])('reports an error when it %s', async (what, code, payload, log) => {
    const name = what.replace(/\W/g, '-');
    await world.create(name, code);
    const answer = await world.invoke(name, {}, { LogType: 'Tail' });
    expect(answer).toMatchObject({ status: 200, error: 'Unhandled', payload });
    expect(answer.log).toMatch(log);
  });

  it('is ended at its timeout and starts anew', async () => {
    await world.create(
      'slow',
      `let calls = 0; exports.handler = async ({ wait }) => { calls += 1; await new Promise(done => setTimeout(done, wait)); return calls; };`,
      { Timeout: 1 },
    );
    expect(await world.invoke('slow', { wait: 5000 })).toMatchObject({
      error: 'Unhandled',
      payload: {
        errorType: 'Sandbox.Timedout',
        errorMessage: expect.stringMatching(
          /^RequestId: [\w-]+ Error: Task timed out after 1\.00 seconds$/,
        ),
      },
    });
    expect((await world.invoke('slow', { wait: 0 })).payload).toBe(1);
    expect((await world.invoke('slow', { wait: 0 })).payload).toBe(2);
  });

  it('has its own environment and nothing of the host', async () => {
    process.env.HOST_SECRET = 'secret of the host';
    await world.create(
      'environment',
      `exports.handler = async () => process.env;`,
      { Environment: { Variables: { MINE: '1' } } },
    );
    const { payload } = await world.invoke('environment');
    delete process.env.HOST_SECRET;
    expect(payload).toMatchObject({
      MINE: '1',
      AWS_REGION: 'eu-west-1',
      AWS_LAMBDA_FUNCTION_NAME: 'environment',
      AWS_ENDPOINT_URL: world.sandbox.url,
    });
    expect(Object.keys(payload)).not.toContain('HOST_SECRET');
    expect(Object.keys(payload)).not.toContain('NODE_COMPILE_CACHE');
  });

  it('acts as its role, with the SDK of the runtime', async () => {
    await world.create(
      'sdk',
      `const { STSClient, GetCallerIdentityCommand } = require('@aws-sdk/client-sts');
       const { S3Client, ListObjectsV2Command } = require('@aws-sdk/client-s3');
       exports.handler = async () => ({
         arn: (await new STSClient({}).send(new GetCallerIdentityCommand({}))).Arn,
         s3: await new S3Client({}).send(new ListObjectsV2Command({ Bucket: 'none' })).catch(error => error.name),
         https: (await fetch('https://sts.eu-west-1.amazonaws.com/')).status,
       });`,
    );
    expect((await world.invoke('sdk')).payload).toEqual({
      arn: `arn:aws:sts::${SPOKE}:assumed-role/function/sdk`,
      s3: 'AccessDenied',
      https: 403,
    });
  });

  it('logs what it prints, without its credentials', async () => {
    await world.create(
      'talk',
      `exports.handler = async () => { console.log('hello', { a: 1 }, process.env.AWS_SECRET_ACCESS_KEY); console.error('bad'); process.stdout.write('raw\\n'); };`,
    );
    const { log } = await world.invoke('talk', {}, { LogType: 'Tail' });
    const lines = await logged('talk');
    expect(lines).toEqual([
      expect.stringMatching(/^START RequestId: [\w-]+ Version: \$LATEST$/),
      expect.stringMatching(/\tINFO\thello \{ a: 1 \} \*\*\*$/),
      expect.stringMatching(/\tERROR\tbad$/),
      'raw',
      expect.stringMatching(/^END RequestId: [\w-]+$/),
      expect.stringMatching(/^REPORT RequestId: [\w-]+\tDuration: /),
    ]);
    expect(log).toContain('hello { a: 1 } ***');
  });

  it('logs as JSON from a level on', async () => {
    await world.create(
      'json',
      `exports.handler = async () => { console.info('quiet'); console.warn('loud'); };`,
      {
        LoggingConfig: {
          LogFormat: 'JSON',
          ApplicationLogLevel: 'WARN',
          SystemLogLevel: 'WARN',
        },
      },
    );
    await world.invoke('json');
    expect((await logged('json')).map(line => JSON.parse(line))).toEqual([
      {
        timestamp: expect.any(String),
        level: 'WARN',
        requestId: expect.any(String),
        message: 'loud',
      },
    ]);
  });

  it('does not log where its role may not', async () => {
    await world.create(
      'mute',
      `exports.handler = async () => console.log(1);`,
      {
        Role: await world.role('mute'),
      },
    );
    expect((await world.invoke('mute')).status).toBe(200);
    await expect(logged('mute')).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  it('runs new code after an update', async () => {
    await world.create('change', `exports.handler = async () => 'old';`);
    expect((await world.invoke('change')).payload).toBe('old');
    await world.lambda.send(
      new UpdateFunctionCodeCommand({
        FunctionName: 'change',
        ZipFile: await zipOf({
          'index.js': `exports.handler = async () => 'new';`,
        }),
      }),
    );
    expect((await world.invoke('change')).payload).toBe('new');
  });
});

describe('invocations', () => {
  it('are tried again when nobody waits for them', async () => {
    await world.create(
      'flaky',
      `exports.handler = async event => { console.log('attempt'); throw new Error('no'); };`,
    );
    await world.lambda.send(
      new PutFunctionEventInvokeConfigCommand({
        FunctionName: 'flaky',
        MaximumRetryAttempts: 1,
      }),
    );
    const { status } = await world.invoke(
      'flaky',
      {},
      { InvocationType: 'Event' },
    );
    expect(status).toBe(202);
    const attempts = await eventually(
      async () =>
        (
          await logged('flaky').catch(() => [])
        ).filter(line => line.endsWith('attempt')),
      lines => lines.length === 2,
    );
    expect(attempts).toHaveLength(2);
    await new Promise(done => setTimeout(done, 400));
    expect(
      (await logged('flaky')).filter(line => line.endsWith('attempt')),
    ).toHaveLength(2);
  });

  it('run beside each other up to the reserved concurrency', async () => {
    await world.create(
      'narrow',
      `exports.handler = async () => new Promise(done => setTimeout(() => done(process.pid), 500));`,
    );
    const both = await Promise.all([
      world.invoke('narrow'),
      world.invoke('narrow'),
    ]);
    expect(new Set(both.map(({ payload }) => payload)).size).toBe(2);
    await world.lambda.send(
      new PutFunctionConcurrencyCommand({
        FunctionName: 'narrow',
        ReservedConcurrentExecutions: 0,
      }),
    );
    await expect(world.invoke('narrow')).rejects.toMatchObject({
      name: 'TooManyRequestsException',
      $metadata: { httpStatusCode: 429 },
    });
  });

  it('can be tried without being made', async () => {
    expect(
      (await world.invoke('echo', {}, { InvocationType: 'DryRun' })).status,
    ).toBe(204);
  });

  it.each<[string, string, string, string]>([
    ['an unknown function', 'none', '{}', 'ResourceNotFoundException'],
    [
      'a payload that is not JSON',
      'echo',
      '{',
      'InvalidRequestContentException',
    ],
    [
      'a payload that is too large',
      'echo',
      JSON.stringify('x'.repeat(6 * 1024 * 1024)),
      'RequestTooLargeException',
    ],
    ['another version', 'echo:7', '{}', 'NotImplemented'],
    ['a name with a wildcard', 'ec*', '{}', 'ValidationException'],
    [
      'another region',
      `arn:aws:lambda:us-east-1:${SPOKE}:function:echo`,
      '{}',
      'ResourceNotFoundException',
    ],
  ])('are refused for %s', async (_, FunctionName, text, name) => {
    await expect(
      world.lambda.send(
        new InvokeCommand({ FunctionName, Payload: Buffer.from(text) }),
      ),
    ).rejects.toMatchObject({ name });
  });
});
