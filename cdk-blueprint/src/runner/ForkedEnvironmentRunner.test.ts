import { readdirSync } from 'node:fs';
import { exampleConfig } from '../__testUtils__/configs';
import { LocalAws } from '../__testUtils__/localAws';
import { emptyDirectory } from '../__testUtils__/templates';
import type { EnvironmentConfigInput } from '../config';
import { ForkedEnvironmentRunner } from './ForkedEnvironmentRunner';
import { DeployOptions, DeployRun, RunnerEvent } from './types';

jest.setTimeout(240_000);

let aws: LocalAws;
const workDirectory = emptyDirectory();

beforeAll(async () => {
  aws = await LocalAws.start(0.005);
});

afterAll(async () => {
  await aws.stop();
});

afterEach(async () => {
  await aws.clearFaults();
});

/** The config of an environment of its own. */
const environment = (
  name: string,
  changes: Partial<EnvironmentConfigInput> = {},
) =>
  exampleConfig({
    environment: { name, owner: 'group:default/forecasting' },
    ...changes,
  });

interface Started {
  run: DeployRun;
  events: RunnerEvent[];
}

function deploy(
  config: DeployOptions['config'],
  options: {
    on?: LocalAws;
    credentials?: DeployOptions['credentials'];
    onEvent?: (event: RunnerEvent, run: DeployRun) => void;
  } = {},
): Started {
  const events: RunnerEvent[] = [];
  const { on = aws } = options;
  const runner = new ForkedEnvironmentRunner({
    workDirectory,
    env: { AWS_ENDPOINT_URL: on.url },
  });
  const run = runner.deploy({
    config,
    credentials: options.credentials ?? on.hubCredentials,
    pollIntervalMs: 100,
    onEvent: event => {
      events.push(event);
      options.onEvent?.(event, run);
    },
  });
  return { run, events };
}

const failureOf = async ({ run }: Started) => {
  const error = await run.result.then(
    () => undefined,
    reason => reason,
  );
  expect(error).toMatchObject({ name: 'RunnerError' });
  return error.failure;
};

const isDomainStarting = ({ resource, status }: RunnerEvent) =>
  resource === 'StudioDomain' && status === 'CREATE_IN_PROGRESS';

it('deploys an environment, then finds nothing to do, then changes it in place', async () => {
  const config = environment('whole');
  const secrets = new Set<string>();
  const first = deploy(config, {
    credentials: async () => {
      const given = await aws.hubCredentials();
      [given.accessKeyId, given.secretAccessKey, given.sessionToken!].forEach(
        secret => secrets.add(secret),
      );
      return given;
    },
  });
  const created = await first.run.result;

  // Asked for once, and neither in an event nor left in a file.
  expect(secrets.size).toBe(3);
  secrets.forEach(secret =>
    expect(JSON.stringify(first.events)).not.toContain(secret),
  );
  expect(readdirSync(workDirectory)).toEqual([]);

  expect(created).toMatchObject({
    stackName: 'gco-analytics-whole',
    changed: true,
  });
  expect(created.stackArn).toMatch(
    /^arn:aws:cloudformation:eu-west-1:444455556666:stack\/gco-analytics-whole\//,
  );
  expect(created.outputs).toMatchObject({
    BlueprintVersion: expect.any(String),
    DomainId: expect.stringMatching(/^d-/),
    DomainArn: expect.stringContaining(':domain/d-'),
    DomainUrl: expect.stringMatching(/^https:/),
    ExecutionRoleArn: expect.stringContaining(
      ':role/AmazonSageMaker-gco_whole_eu-west-1',
    ),
    AccessRoleArn:
      'arn:aws:iam::444455556666:role/gco/gco_whole_eu-west-1-access',
    ProfileRoleArn:
      'arn:aws:iam::444455556666:role/gco/gco_whole_eu-west-1-profile',
    PrivateSubnetIds: expect.stringMatching(/^subnet-\w+,subnet-\w+$/),
  });
  expect(Object.keys(created.outputs)).toHaveLength(26);

  const resources = first.events.filter(({ kind }) => kind === 'resource');
  expect(new Set(resources.map(({ id }) => id)).size).toBe(resources.length);
  const { progress } = resources.at(-1)!;
  expect(progress!.completed).toBe(progress!.total);
  expect(resources.find(isDomainStarting)).toMatchObject({
    resourceType: 'AWS::SageMaker::Domain',
  });
  expect(
    first.events
      .filter(({ kind }) => kind === 'phase')
      .map(({ message }) => message),
  ).toEqual([
    'Synthesizing the template',
    'Creating stack gco-analytics-whole',
    'CloudFormation is at work',
  ]);

  const second = deploy(config);
  expect(await second.run.result).toEqual({ ...created, changed: false });
  expect(second.events.filter(({ kind }) => kind === 'resource')).toEqual([]);

  const third = deploy(
    environment('whole', { studio: { idleShutdown: { timeoutMinutes: 90 } } }),
  );
  const changed = await third.run.result;
  expect(changed).toEqual({ ...created, changed: true });
  expect([
    ...new Set(third.events.map(({ resource }) => resource).filter(Boolean)),
  ]).toEqual(['gco-analytics-whole', 'StudioDomain']);
});

describe('on an AWS that takes its time', () => {
  let slow: LocalAws;

  beforeAll(async () => {
    slow = await LocalAws.start(0.05);
  });

  afterAll(async () => {
    await slow.stop();
  });

  it('goes on with the same stack after its process was killed half-way', async () => {
    const config = environment('killed');
    const first = deploy(config, {
      on: slow,
      onEvent: (event, run) => {
        if (isDomainStarting(event)) process.kill(run.pid!, 'SIGKILL');
      },
    });
    expect(await failureOf(first)).toMatchObject({ code: 'RunnerCrashed' });

    const second = deploy(config, { on: slow });
    const { changed, outputs } = await second.run.result;
    expect(changed).toBe(true);
    expect(outputs.DomainId).toMatch(/^d-/);
    expect(second.events.map(({ message }) => message)).toContain(
      'CloudFormation is at work on the stack already (CREATE_IN_PROGRESS): following it',
    );

    // The second run tells the whole story of the same operation, and CloudFormation was told only once.
    const told = new Set(second.events.map(({ id }) => id));
    first.events.forEach(({ id }) => expect(told).toContain(id));
    expect(second.events.filter(isDomainStarting).length).toBeGreaterThan(0);
    const executed = (await slow.calls()).filter(
      ({ operation }) => operation === 'ExecuteChangeSet',
    );
    expect(executed).toHaveLength(1);
  });
});

it('leaves CloudFormation alone when it is stopped', async () => {
  const config = environment('stopped');
  const first = deploy(config, {
    onEvent: ({ kind }, run) => {
      if (kind === 'resource') run.stop();
    },
  });
  expect(await failureOf(first)).toMatchObject({ code: 'RunnerStopped' });
  const { outputs } = await deploy(config).run.result;
  expect(outputs.DomainId).toMatch(/^d-/);
});

it('names the resource that failed and why, and creates the stack anew once that is mended', async () => {
  const config = environment('failing');
  await aws.failResources(
    'AWS::EMRServerless::Application',
    'The quota of applications is used up',
  );
  const failure = await failureOf(deploy(config));
  expect(failure).toMatchObject({
    code: 'ResourceFailed',
    resource: 'SparkApplication',
    resourceType: 'AWS::EMRServerless::Application',
    reason: expect.stringContaining('The quota of applications is used up'),
  });
  expect(failure.message).toContain(
    'SparkApplication (AWS::EMRServerless::Application) failed',
  );

  await aws.clearFaults();
  const second = deploy(config);
  expect((await second.run.result).changed).toBe(true);
  expect(second.events.map(({ message }) => message)).toContainEqual(
    expect.stringMatching(/^Removing what is left/),
  );
});

it('gets a stack going again whose update and rollback both failed', async () => {
  const config = environment('stuck');
  const { outputs } = await deploy(config).run.result;
  await aws.failCalls('s3', 'PutBucketLifecycleConfiguration', 'Not now');
  const changed = environment('stuck', {
    storage: { accessLogRetentionDays: 30 },
  });
  const failing = deploy(changed);
  expect(await failureOf(failing)).toMatchObject({
    code: 'ResourceFailed',
    resource: 'AccessLogBucket',
    reason: expect.stringContaining('Not now'),
  });
  expect(failing.events.map(({ status }) => status)).toContain(
    'UPDATE_ROLLBACK_FAILED',
  );

  await aws.clearFaults();
  const mended = deploy(changed);
  expect(await mended.run.result).toMatchObject({ outputs, changed: true });
  expect(mended.events.map(({ message }) => message)).toContain(
    'Continuing the rollback of the last update',
  );
});

it('deploys to several accounts and regions at once', async () => {
  const configs = [
    environment('wide'),
    environment('wide', { account: '777788889999' }),
    environment('wide', { region: 'us-east-1' }),
  ];
  const results = await Promise.all(
    configs.map(config => deploy(config).run.result),
  );
  expect(
    results.map(({ stackArn }) => stackArn.split(':').slice(3, 5).join(' ')),
  ).toEqual([
    'eu-west-1 444455556666',
    'eu-west-1 777788889999',
    'us-east-1 444455556666',
  ]);
});

describe('an account that cannot be deployed to', () => {
  it('is told to be bootstrapped', async () => {
    expect(
      await failureOf(
        deploy(environment('nowhere', { account: '123456789012' })),
      ),
    ).toMatchObject({
      code: 'BootstrapMissing',
      message: expect.stringContaining(
        'cdk bootstrap aws://123456789012/eu-west-1',
      ),
      needsBootstrap: { account: '123456789012', region: 'eu-west-1' },
    });
  });
});

it('explains that there are no credentials', async () => {
  const credentials = async () => {
    throw new Error('the hub role cannot be assumed');
  };
  expect(
    await failureOf(deploy(environment('poor'), { credentials })),
  ).toMatchObject({
    code: 'NoCredentials',
    message: expect.stringContaining('the hub role cannot be assumed'),
  });
});

it('explains that credentials are wrong', async () => {
  const credentials = async () => ({
    accessKeyId: 'AKIANOBODY',
    secretAccessKey: 'wrong',
  });
  expect(
    await failureOf(deploy(environment('wrong'), { credentials })),
  ).toMatchObject({ code: 'NoCredentials' });
});

it('explains that AWS is out of reach', async () => {
  const runner = new ForkedEnvironmentRunner({
    workDirectory,
    env: { AWS_ENDPOINT_URL: 'http://localhost:1' },
  });
  const run = runner.deploy({
    config: environment('offline'),
    credentials: async () => ({ accessKeyId: 'AKIA', secretAccessKey: 'x' }),
    onEvent: () => {},
  });
  expect(await failureOf({ run, events: [] })).toMatchObject({
    code: 'EndpointUnreachable',
  });
});

it('refuses a config that was not checked', async () => {
  const config = { ...environment('wrong'), region: 'eu-west-9' };
  expect(await failureOf(deploy(config))).toMatchObject({
    code: 'InvalidConfig',
    message: expect.stringContaining(
      'region: must be an AWS region, such as eu-west-1 (got "eu-west-9")',
    ),
  });
});
