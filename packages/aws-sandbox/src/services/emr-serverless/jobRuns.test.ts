import {
  CancelJobRunCommand,
  CreateApplicationCommand,
  EMRServerlessClient,
  GetApplicationCommand,
  GetJobRunCommand,
  ListJobRunsCommand,
  StartJobRunCommand,
  StopApplicationCommand,
  UpdateApplicationCommand,
} from '@aws-sdk/client-emr-serverless';
import { CreateRoleCommand } from '@aws-sdk/client-iam';
import {
  eventually,
  policy,
  SPOKE,
  startTestSandbox,
  TestSandbox,
} from '../../testing/startTestSandbox';

const ROLE = `arn:aws:iam::${SPOKE}:role/spark`;

describe('job runs', () => {
  let sandbox: TestSandbox;
  let emr: EMRServerlessClient;

  beforeAll(async () => {
    sandbox = await startTestSandbox({ timeScale: 0.001 });
    const { iam, emrServerless } = sandbox.clients(sandbox.admin(SPOKE));
    emr = emrServerless;
    await iam.send(
      new CreateRoleCommand({
        RoleName: 'spark',
        AssumeRolePolicyDocument: policy({
          Effect: 'Allow',
          Action: 'sts:AssumeRole',
          Principal: { Service: 'emr-serverless.amazonaws.com' },
        }),
      }),
    );
    await sandbox.control('PUT', 'quotas', {
      accountId: SPOKE,
      region: 'eu-west-1',
      serviceCode: 'emr-serverless',
      quotaCode: 'L-D05C8A75',
      value: 400,
    });
  });
  afterAll(() => sandbox.stop());

  const stateOf = async (applicationId: string) =>
    (await emr.send(new GetApplicationCommand({ applicationId }))).application!
      .state;
  const application = async (autoStart = true) => {
    const { applicationId } = await emr.send(
      new CreateApplicationCommand({
        type: 'SPARK',
        releaseLabel: 'emr-7.14.0',
        autoStartConfiguration: { enabled: autoStart },
        autoStopConfiguration: { enabled: true, idleTimeoutMinutes: 1 },
      }),
    );
    await eventually(
      () => stateOf(applicationId!),
      state => state === 'CREATED',
    );
    return applicationId!;
  };
  const start = (applicationId: string, rest: object = {}) =>
    emr.send(
      new StartJobRunCommand({
        applicationId,
        executionRoleArn: ROLE,
        jobDriver: { sparkSubmit: { entryPoint: 's3://code/job.py' } },
        ...rest,
      }),
    );
  const reaches = (applicationId: string, jobRunId: string, state: string) =>
    eventually(
      async () =>
        (await emr.send(new GetJobRunCommand({ applicationId, jobRunId })))
          .jobRun!,
      run => run.state === state,
    );

  it('start their application, keep it up, and let it stop when they are done', async () => {
    const applicationId = await application();
    const { jobRunId, arn } = await start(applicationId, {
      name: 'nightly',
      tags: { team: 'a' },
    });
    expect(arn).toBe(
      `arn:aws:emr-serverless:eu-west-1:${SPOKE}:/applications/${applicationId}/jobruns/${jobRunId}`,
    );
    await expect(
      reaches(applicationId, jobRunId!, 'RUNNING'),
    ).resolves.toMatchObject({
      name: 'nightly',
      executionRole: ROLE,
      tags: { team: 'a' },
      jobDriver: { sparkSubmit: { entryPoint: 's3://code/job.py' } },
    });
    // Ten times the idle time, and still at work.
    await reaches(applicationId, jobRunId!, 'SUCCESS');
    expect(await stateOf(applicationId)).toBe('STARTED');
    await eventually(
      () => stateOf(applicationId),
      state => state === 'STOPPED',
    );
  });

  it('keep their application from being stopped or changed until they are cancelled', async () => {
    const applicationId = await application();
    const { jobRunId } = await start(applicationId);
    const other = await start(applicationId);
    await reaches(applicationId, jobRunId!, 'RUNNING');
    await expect(
      emr.send(new StopApplicationCommand({ applicationId })),
    ).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining(other.jobRunId!),
    });
    await expect(
      emr.send(
        new UpdateApplicationCommand({
          applicationId,
          maximumCapacity: { cpu: '4 vCPU', memory: '16 GB' },
        }),
      ),
    ).rejects.toMatchObject({ message: expect.stringContaining('STARTED') });
    const { jobRuns } = await emr.send(
      new ListJobRunsCommand({ applicationId, states: ['RUNNING'] }),
    );
    expect(jobRuns!.map(({ id }) => id).sort()).toEqual(
      [jobRunId, other.jobRunId].sort(),
    );
    for (const run of jobRuns!) {
      await emr.send(
        new CancelJobRunCommand({ applicationId, jobRunId: run.id }),
      );
      await reaches(applicationId, run.id!, 'CANCELLED');
    }
    await expect(
      emr.send(new CancelJobRunCommand({ applicationId, jobRunId })),
    ).rejects.toMatchObject({ message: expect.stringContaining('CANCELLED') });
    await emr.send(new StopApplicationCommand({ applicationId }));
    await eventually(
      () => stateOf(applicationId),
      state => state === 'STOPPED',
    );
  });

  it('fail at their timeout', async () => {
    const applicationId = await application();
    const { jobRunId } = await start(applicationId, {
      executionTimeoutMinutes: 1,
    });
    await expect(
      reaches(applicationId, jobRunId!, 'FAILED'),
    ).resolves.toMatchObject({
      stateDetails: expect.stringContaining('1 minutes'),
    });
  });

  it('are the same for the same token', async () => {
    const applicationId = await application();
    const first = await start(applicationId, { clientToken: 'again' });
    const second = await start(applicationId, { clientToken: 'again' });
    expect(second.jobRunId).toBe(first.jobRunId);
  });

  it('need a role that trusts the service, and an application that may start', async () => {
    const applicationId = await application(false);
    await expect(
      start(applicationId, { executionRoleArn: `${ROLE}-none` }),
    ).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining('does not trust'),
    });
    await expect(start(applicationId)).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining('job runs need it STARTED'),
    });
    await expect(
      emr.send(new GetJobRunCommand({ applicationId, jobRunId: '00nothere' })),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});
