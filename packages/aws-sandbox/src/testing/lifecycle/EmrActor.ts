import { emrServerlessService } from '../../services/emr-serverless';
import { LifecycleWorld, Outcome } from './LifecycleWorld';
import { States } from './transitions';
import { LifecycleActor } from './walk';

/** One of the calls that a person could make, about the latest application of a name and its latest job run. */
export interface EmrCall {
  operation: string;
  name: 'etl' | 'adhoc';
  /** Executors of a job run: few or too many. */
  executors: number;
}

const SERVICE = 'emr-serverless';

/** Works with EMR Serverless in a world of its own. */
export class EmrActor implements LifecycleActor<EmrCall> {
  readonly lifecycle = LifecycleWorld.create([emrServerlessService]);
  readonly #applicationIds = new Map<string, string>();
  readonly #jobRunIds = new Map<string, string>();
  /** A role that EMR Serverless may take. */
  roleArn = '';
  #tokens = 0;

  static async create(): Promise<EmrActor> {
    const actor = new EmrActor();
    const { Role } = await actor.lifecycle.call('iam', 'CreateRole', {
      RoleName: 'spark',
      AssumeRolePolicyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: 'sts:AssumeRole',
            Principal: { Service: 'emr-serverless.amazonaws.com' },
          },
        ],
      }),
    });
    actor.roleArn = Role.Arn;
    return actor;
  }

  async attempt(call: EmrCall): Promise<Outcome> {
    const outcome = await this.lifecycle.attempt(
      SERVICE,
      call.operation,
      this.#inputOf(call),
    );
    if ('output' in outcome) {
      const { applicationId, jobRunId } = outcome.output;
      if (call.operation === 'CreateApplication') {
        this.#applicationIds.set(call.name, applicationId);
      } else if (call.operation === 'StartJobRun') {
        this.#jobRunIds.set(call.name, jobRunId);
      }
    }
    return outcome;
  }

  applications(): Promise<any[]> {
    return this.lifecycle.list(SERVICE, 'ListApplications', 'applications');
  }

  async jobRuns(): Promise<any[]> {
    const runs = await Promise.all(
      (
        await this.applications()
      ).map(({ id }) =>
        this.lifecycle.list(SERVICE, 'ListJobRuns', 'jobRuns', {
          applicationId: id,
        }),
      ),
    );
    return runs.flat();
  }

  async look(): Promise<Record<string, States>> {
    const statesOf = (items: any[]): States =>
      new Map(items.map(({ id, state }) => [id, state]));
    return {
      application: statesOf(await this.applications()),
      jobRun: statesOf(await this.jobRuns()),
    };
  }

  /** Cancels, stops and deletes what there is, and waits until nothing is shown any more. */
  async deleteAll(): Promise<void> {
    for (const { id, applicationId, state } of await this.jobRuns()) {
      if (!['SUCCESS', 'FAILED', 'CANCELLED'].includes(state)) {
        await this.lifecycle.call(SERVICE, 'CancelJobRun', {
          applicationId,
          jobRunId: id,
        });
      }
    }
    await this.lifecycle.advance(60);
    await this.#forEach('StopApplication', ['STARTED']);
    await this.lifecycle.advance(60);
    await this.#forEach('DeleteApplication', ['CREATED', 'STOPPED']);
    await this.lifecycle.advance(25 * 3600);
  }

  async #forEach(operation: string, states: readonly string[]): Promise<void> {
    for (const { id, state } of await this.applications()) {
      if (states.includes(state)) {
        await this.lifecycle.call(SERVICE, operation, { applicationId: id });
      }
    }
  }

  #inputOf({ operation, name, executors }: EmrCall): object {
    const applicationId = this.#applicationIds.get(name) ?? '00none';
    this.#tokens += 1;
    switch (operation) {
      case 'CreateApplication':
        return {
          name,
          type: 'SPARK',
          releaseLabel: 'emr-7.14.0',
          clientToken: `token-${this.#tokens}`,
          autoStartConfiguration: { enabled: executors < 3 },
          autoStopConfiguration: { enabled: true, idleTimeoutMinutes: 15 },
        };
      case 'StartJobRun':
        return {
          applicationId,
          clientToken: `token-${this.#tokens}`,
          executionRoleArn: this.roleArn,
          executionTimeoutMinutes: executors === 1 ? 5 : 0,
          jobDriver: {
            sparkSubmit: {
              entryPoint: 's3://code/job.py',
              sparkSubmitParameters: `--conf spark.executor.instances=${executors}`,
            },
          },
        };
      case 'CancelJobRun':
        return {
          applicationId,
          jobRunId: this.#jobRunIds.get(name) ?? '00none',
        };
      default:
        return { applicationId };
    }
  }
}
