import { EmrActor } from '../../testing/lifecycle/EmrActor';
import { LifecycleWorld } from '../../testing/lifecycle/LifecycleWorld';
import { QUOTAS, raiseQuota } from '../servicequotas';
import { capacityOf, initialCapacityOf } from './capacity';

const MINUTE = 60;

describe('what a job run needs', () => {
  it.each([
    ['', { vcpus: 16, memoryGb: 64 }],
    [
      '--conf spark.executor.instances=1 --conf spark.executor.cores=2 --conf spark.driver.cores=1 --conf spark.executor.memory=4g --conf spark.driver.memory=2048m',
      { vcpus: 3, memoryGb: 8 },
    ],
  ])('is by its parameters %s', (sparkSubmitParameters, capacity) => {
    expect(
      capacityOf({
        sparkSubmit: { entryPoint: 's3://code/job.py', sparkSubmitParameters },
      }),
    ).toEqual(capacity);
  });

  it('is by worker type where an application keeps some warm', () => {
    expect(
      initialCapacityOf({
        initialCapacity: {
          Driver: {
            workerCount: 1,
            workerConfiguration: { cpu: '2 vCPU', memory: '8 GB' },
          },
          Executor: {
            workerCount: 3,
            workerConfiguration: { cpu: '4vCPU', memory: '16GB' },
          },
        },
      }),
    ).toEqual({ vcpus: 14, memoryGb: 56 });
  });
});

describe('EMR Serverless', () => {
  let lifecycle: LifecycleWorld;
  let roleArn: string;
  let tokens = 0;

  const call = (operation: string, input: object): Promise<any> =>
    lifecycle.call('emr-serverless', operation, input);
  const attempt = (operation: string, input: object) =>
    lifecycle.attempt('emr-serverless', operation, input);
  const application = (change: object = {}) => ({
    clientToken: `token-${(tokens += 1)}`,
    name: 'etl',
    type: 'SPARK',
    releaseLabel: 'emr-7.14.0',
    ...change,
  });
  const create = async (change: object = {}): Promise<string> => {
    const { applicationId } = await call(
      'CreateApplication',
      application(change),
    );
    await lifecycle.advance(MINUTE);
    return applicationId;
  };
  const job = (applicationId: string, change: object = {}) => ({
    applicationId,
    clientToken: `token-${(tokens += 1)}`,
    executionRoleArn: roleArn,
    jobDriver: { sparkSubmit: { entryPoint: 's3://code/job.py' } },
    ...change,
  });
  const submit = async (applicationId: string) => {
    const { jobRunId } = await call('StartJobRun', job(applicationId));
    return async () =>
      (await call('GetJobRun', { applicationId, jobRunId })).jobRun;
  };
  const stateOf = async (applicationId: string) =>
    (await call('GetApplication', { applicationId })).application;

  beforeEach(async () => {
    const actor = await EmrActor.create();
    lifecycle = actor.lifecycle;
    roleArn = actor.roleArn;
  });
  afterEach(() => lifecycle.end());

  it('takes a job run through all its states and shows its times', async () => {
    const applicationId = await create();
    const run = await submit(applicationId);
    await expect(run()).resolves.toMatchObject({ state: 'SUBMITTED' });
    await lifecycle.advance(5);
    await expect(run()).resolves.toMatchObject({ state: 'PENDING' });
    await lifecycle.advance(65);
    await expect(run()).resolves.toMatchObject({ state: 'SCHEDULED' });
    await lifecycle.advance(30);
    await expect(run()).resolves.toMatchObject({ state: 'RUNNING' });
    await lifecycle.advance(10 * MINUTE);
    await expect(run()).resolves.toMatchObject({
      state: 'SUCCESS',
      startedAt: expect.any(Date),
      endedAt: expect.any(Date),
      totalExecutionDurationSeconds: 600,
    });
  });

  it('fails a job run for which the account has no vCPU left', async () => {
    const [one, two] = [await create(), await create({ name: 'other' })];
    const first = await submit(one);
    await lifecycle.advance(2 * MINUTE);
    const second = await submit(two);
    await lifecycle.advance(2 * MINUTE);
    await expect(first()).resolves.toMatchObject({ state: 'RUNNING' });
    await expect(second()).resolves.toMatchObject({
      state: 'FAILED',
      stateDetails: expect.stringContaining('ServiceQuotaExceededException'),
    });
    const { accountId, region } = LifecycleWorld;
    const quota = QUOTAS.emrServerless.concurrentVcpus;
    raiseQuota(lifecycle.world, { accountId, region, quota, value: 32 });
    const third = await submit(two);
    await lifecycle.advance(2 * MINUTE);
    await expect(third()).resolves.toMatchObject({ state: 'RUNNING' });
  });

  it('keeps to the capacity that an application may have', async () => {
    const small = await create({
      maximumCapacity: { cpu: '8 vCPU', memory: '64 GB' },
    });
    const run = await submit(small);
    await lifecycle.advance(2 * MINUTE);
    await expect(run()).resolves.toMatchObject({
      state: 'FAILED',
      stateDetails:
        'ApplicationMaxCapacityExceededException: Worker could not be allocated as the application has exceeded maximumCapacity settings: [cpu: 8 vCPU, memory: 64 GB]',
    });
    await expect(
      attempt(
        'CreateApplication',
        application({
          maximumCapacity: { cpu: '4 vCPU', memory: '16 GB' },
          initialCapacity: {
            Driver: {
              workerCount: 2,
              workerConfiguration: { cpu: '4 vCPU', memory: '8 GB' },
            },
          },
        }),
      ),
    ).resolves.toMatchObject({ error: { code: 'ValidationException' } });
  });

  it('takes a token for one request only', async () => {
    const applicationId = await create();
    const input = job(applicationId, { name: 'nightly' });
    const { jobRunId } = await call('StartJobRun', input);
    await expect(call('StartJobRun', input)).resolves.toMatchObject({
      jobRunId,
    });
    await expect(
      attempt('StartJobRun', { ...input, name: 'other' }),
    ).resolves.toMatchObject({ error: { code: 'ConflictException' } });
  });

  it('stops an application that does not start, and fails what waits for it', async () => {
    const applicationId = await create();
    lifecycle.world.faults.add({
      service: 'emr-serverless',
      resourceType: 'AWS::EMRServerless::Application',
      change: 'update',
      count: 1,
      effect: { type: 'fail', reason: 'No addresses left in the subnets' },
    });
    const run = await submit(applicationId);
    await lifecycle.advance(2 * MINUTE);
    await expect(stateOf(applicationId)).resolves.toMatchObject({
      state: 'STOPPED',
      stateDetails: 'No addresses left in the subnets',
    });
    await expect(run()).resolves.toMatchObject({
      state: 'FAILED',
      stateDetails: expect.stringContaining('could not be started'),
    });
  });

  it('ends an application that cannot be made, and forgets what is deleted after a day', async () => {
    lifecycle.world.faults.add({
      service: 'emr-serverless',
      resourceType: 'AWS::EMRServerless::Application',
      change: 'create',
      count: 1,
      effect: { type: 'fail', reason: 'Something is wrong' },
    });
    const applicationId = await create();
    await expect(stateOf(applicationId)).resolves.toMatchObject({
      state: 'TERMINATED',
      stateDetails: 'Something is wrong',
    });
    const { applications } = await call('ListApplications', {
      states: ['TERMINATED'],
    });
    expect(applications).toHaveLength(1);
    for (const operation of ['StartApplication', 'DeleteApplication']) {
      await expect(
        attempt(operation, { applicationId }),
      ).resolves.toMatchObject({ error: { code: 'ValidationException' } });
    }
    await lifecycle.advance(24 * 60 * MINUTE);
    await expect(
      attempt('GetApplication', { applicationId }),
    ).resolves.toMatchObject({
      error: { code: 'ResourceNotFoundException' },
    });
  });

  it('knows no dashboards', async () => {
    await expect(
      attempt('GetDashboardForJobRun', {
        applicationId: '00none',
        jobRunId: '00none',
      }),
    ).resolves.toMatchObject({
      error: {
        code: 'NotImplemented',
        message:
          'emr-serverless:GetDashboardForJobRun is not implemented by the local AWS',
      },
    });
  });
});
