import {
  DeployOptions,
  DeployResult,
  DeployRun,
  EnvironmentConfig,
  EnvironmentRunner,
  RunnerEvent,
} from '@gco/analytics-blueprint';
import { ServiceUnavailableError } from '@backstage/errors';

/** What a scripted run can do. */
export interface Stage extends DeployOptions {
  /** Sends an event about a resource. */
  resource(
    status: string,
    resource: string,
    extra?: Partial<RunnerEvent>,
  ): void;
  /** Rejects once the run is stopped. */
  stopped: Promise<never>;
}

/** A runner whose runs play a script; without one, they deploy at once. */
export class ScriptedRunner implements EnvironmentRunner {
  readonly configs: EnvironmentConfig[] = [];
  stops = 0;
  #eventCount = 0;

  constructor(
    private readonly script: (
      stage: Stage,
    ) => Promise<DeployResult> = async () => deployed(),
  ) {}

  deploy(options: DeployOptions): DeployRun {
    this.configs.push(options.config);
    let stop: () => void = () => {};
    const stopped = new Promise<never>((_, reject) => {
      stop = () => {
        this.stops += 1;
        reject(new ServiceUnavailableError('The child was stopped'));
      };
    });
    stopped.catch(() => {});
    const result = this.script({
      ...options,
      stopped,
      resource: (status, resource, extra) => {
        this.#eventCount += 1;
        options.onEvent({
          kind: 'resource',
          at: '2026-01-01T10:00:00.000Z',
          id: `event-${this.#eventCount}`,
          message: `${status} ${resource}`,
          resource,
          resourceType: 'AWS::S3::Bucket',
          status,
          ...extra,
        });
      },
    });
    return { pid: 4711, result, stop };
  }
}

export function deployed(overrides: Partial<DeployResult> = {}): DeployResult {
  return {
    stackName: 'gco-analytics-forecast',
    stackArn:
      'arn:aws:cloudformation:eu-west-1:444455556666:stack/gco-analytics-forecast/1',
    outputs: { DomainId: 'd-1234567890ab', EmrApplicationId: '00abc' },
    changed: true,
    ...overrides,
  };
}
