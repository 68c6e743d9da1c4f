import { mockServices } from '@backstage/backend-test-utils';
import {
  ConflictError,
  InputError,
  ServiceUnavailableError,
} from '@backstage/errors';
import {
  DeployResult,
  parseEnvironmentConfig,
  RunnerError,
  RunnerEvent,
} from '@gco/analytics-blueprint';
import {
  OperationOutcome,
  OperationReporter,
} from '../operation/OperationReporter';
import { deployed, ScriptedRunner, Stage } from '../__testUtils__';
import { deployEnvironment } from './deployEnvironment';
import { DeploymentLog } from './DeploymentLog';

const config = parseEnvironmentConfig({
  environment: { name: 'forecast', owner: 'group:default/forecasting' },
  account: '444455556666',
  region: 'eu-west-1',
});

/** Keeps what it is told. */
class RecordingReporter implements OperationReporter {
  readonly losing = new AbortController();
  readonly lost = this.losing.signal;
  readonly events: RunnerEvent[] = [];
  readonly outcomes: OperationOutcome[] = [];

  report(event: RunnerEvent): void {
    this.events.push(event);
  }

  async complete(outcome: OperationOutcome): Promise<void> {
    this.outcomes.push(outcome);
  }

  close(): void {}
}

describe('deployEnvironment', () => {
  const logger = mockServices.logger.mock();
  const cancelling = () => new AbortController();
  let log: DeploymentLog;
  let reporter: RecordingReporter;

  beforeEach(() => {
    log = new DeploymentLog({ logger });
    reporter = new RecordingReporter();
  });

  afterEach(() => {
    log.close();
    jest.clearAllMocks();
  });

  function deploy(
    script: (stage: Stage) => Promise<DeployResult>,
    cancelled?: AbortSignal,
  ) {
    const runner = new ScriptedRunner(script);
    const outcome = deployEnvironment({
      runner,
      config,
      credentials: async () => ({ accessKeyId: 'a', secretAccessKey: 's' }),
      pollIntervalMs: 5_000,
      reporter,
      log,
      cancelled,
    });
    return { runner, outcome };
  }

  it('tells log and portal of every event, and ends the operation with the outputs', async () => {
    const { outcome } = deploy(async stage => {
      stage.resource('CREATE_COMPLETE', 'StudioBucket', {
        progress: { completed: 1, total: 2 },
      });
      return deployed();
    });

    await expect(outcome).resolves.toEqual(deployed());
    expect(logger.info).toHaveBeenCalledWith(
      '1/2 CREATE_COMPLETE AWS::S3::Bucket StudioBucket',
    );
    expect(reporter.events).toEqual([
      expect.objectContaining({
        resource: 'StudioBucket',
        status: 'CREATE_COMPLETE',
      }),
    ]);
    expect(reporter.outcomes).toEqual([
      { state: 'succeeded', outputs: deployed().outputs },
    ]);
  });

  it('fails with resource, reason and next step, and records the failure', async () => {
    const { outcome } = deploy(async () => {
      throw new RunnerError({
        code: 'ResourceFailed',
        message: 'The stack gco-analytics-forecast failed',
        resource: 'StudioDomain',
        resourceType: 'AWS::SageMaker::Domain',
        reason: 'ResourceLimitExceeded: the limit for domains is 1',
      });
    });

    const error = await outcome.catch(caught => caught);
    expect(error.name).toBe('DeploymentError');
    expect(error.message.split('\n')).toEqual([
      'StudioDomain (AWS::SageMaker::Domain) failed: ResourceLimitExceeded: the limit for domains is 1.',
      'The account has reached one of its limits in this region.',
      expect.stringMatching(
        /^Next step: Ask the platform team to raise the limit of account 444455556666/,
      ),
    ]);
    expect(reporter.outcomes).toEqual([
      {
        state: 'failed',
        failure: {
          resource: 'StudioDomain',
          resourceType: 'AWS::SageMaker::Domain',
          reason: 'ResourceLimitExceeded: the limit for domains is 1',
        },
      },
    ]);
  });

  it("shows people no trace of the portal's code", async () => {
    const { outcome } = deploy(async () => {
      throw new RunnerError({ code: 'Failed', message: 'It failed' });
    });

    const error = await outcome.catch(caught => caught);
    expect(error.stack).toBe(`DeploymentError: ${error.message}`);
  });

  it('records a failure that is not AWS’s', async () => {
    const { outcome } = deploy(async () => {
      throw new ServiceUnavailableError('The child could not be started');
    });

    await expect(outcome).rejects.toThrow(
      'Stack gco-analytics-forecast failed: The child could not be started.',
    );
    expect(reporter.outcomes).toEqual([
      {
        state: 'failed',
        failure: expect.objectContaining({
          reason: 'The child could not be started',
        }),
      },
    ]);
  });

  it('records that the child could not even be started', async () => {
    const runner = new ScriptedRunner();
    runner.deploy = () => {
      throw new ServiceUnavailableError('No space left on device');
    };

    await expect(
      deployEnvironment({
        runner,
        config,
        credentials: async () => ({ accessKeyId: 'a', secretAccessKey: 's' }),
        pollIntervalMs: 5_000,
        reporter,
        log,
      }),
    ).rejects.toThrow('No space left on device');
    expect(reporter.outcomes).toEqual([
      {
        state: 'failed',
        failure: expect.objectContaining({ reason: 'No space left on device' }),
      },
    ]);
  });

  it('fails when the portal does not accept the outputs of the stack', async () => {
    const { outcome } = deploy(async () => deployed());
    reporter.complete = async given => {
      reporter.outcomes.push(given);
      if (given.state === 'succeeded') {
        throw new InputError(
          "Output AccessRoleArn is not a role of account '444455556666'",
        );
      }
    };

    await expect(outcome).rejects.toThrow(
      "Output AccessRoleArn is not a role of account '444455556666'",
    );
    expect(reporter.outcomes.map(({ state }) => state)).toEqual([
      'succeeded',
      'failed',
    ]);
  });

  it('stops the child when the task is cancelled, and says that CloudFormation goes on', async () => {
    const controller = cancelling();
    let childGone = false;
    const { runner, outcome } = deploy(
      ({ stopped }) =>
        stopped.catch(error => {
          childGone = true;
          throw error;
        }),
      controller.signal,
    );
    controller.abort();

    await expect(outcome).rejects.toThrow(
      /task was cancelled.\nCloudFormation goes on with stack gco-analytics-forecast in account 444455556666, eu-west-1/,
    );
    expect(runner.stops).toBe(1);
    expect(childGone).toBe(true);
    expect(reporter.outcomes).toEqual([{ state: 'cancelled' }]);
  });

  it('takes a deployment for done that got to its end before the child could be stopped', async () => {
    const controller = cancelling();
    const { outcome } = deploy(
      ({ stopped }) => stopped.catch(() => deployed()),
      controller.signal,
    );
    controller.abort();

    await expect(outcome).resolves.toEqual(deployed());
    expect(reporter.outcomes.map(({ state }) => state)).toEqual(['succeeded']);
  });

  it('stops the child when the lease is lost, and leaves the operation to the other attempt', async () => {
    const { runner, outcome } = deploy(({ stopped }) => stopped);
    reporter.losing.abort(new ConflictError('Another attempt has taken over'));

    await expect(outcome).rejects.toThrow(
      /^Stopped: environment 'forecast' is in the hands of another attempt/,
    );
    await expect(outcome).rejects.toMatchObject({ name: 'ConflictError' });
    expect(runner.stops).toBe(1);
    expect(reporter.outcomes).toEqual([]);
  });

  it('does not take a deployment for cancelled that ended before', async () => {
    const controller = cancelling();
    const { runner, outcome } = deploy(
      async () => deployed(),
      controller.signal,
    );
    await outcome;
    controller.abort();

    expect(runner.stops).toBe(0);
    expect(reporter.outcomes).toEqual([
      { state: 'succeeded', outputs: deployed().outputs },
    ]);
  });
});
