import { ConflictError, toError } from '@backstage/errors';
import {
  DeployOptions,
  DeployResult,
  DeployRun,
  EnvironmentConfig,
  EnvironmentRunner,
  environmentStackName,
  RunnerError,
  RunnerFailure,
} from '@gco/analytics-blueprint';
import { errorKind } from '../access/errorKind';
import { OperationReporter } from '../operation/OperationReporter';
import { DeploymentError } from './DeploymentError';
import { DeploymentLog } from './DeploymentLog';
import { explainFailure, reasonOf } from './explainFailure';

export interface DeployEnvironmentOptions
  extends Pick<DeployOptions, 'credentials'> {
  runner: EnvironmentRunner;
  /** In full, with its `access` section. */
  config: EnvironmentConfig;
  /** Milliseconds between two looks at CloudFormation. */
  pollIntervalMs: number;
  reporter: OperationReporter;
  log: DeploymentLog;
  /** Aborted when the task is cancelled. */
  cancelled?: AbortSignal;
}

type Ending =
  | { kind: 'deployed'; result: DeployResult }
  | { kind: 'failed'; error: unknown }
  | { kind: 'cancelled' }
  | { kind: 'lost'; error: unknown };

/**
 * Deploys an environment and ends its operation, whichever way it goes.
 *
 * Throws `DeploymentError` when the deployment failed or was cancelled, `ConflictError` when another attempt has taken the
 * operation over. In both cases CloudFormation goes on with what it has begun; the next attempt follows it.
 */
export async function deployEnvironment(
  options: DeployEnvironmentOptions,
): Promise<DeployResult> {
  const { config, reporter, cancelled } = options;
  const ending = await endOf(() => start(options), {
    cancelled,
    lost: reporter.lost,
  });
  switch (ending.kind) {
    case 'deployed':
      return succeed(ending.result, options);
    case 'failed':
      return fail(ending.error, options);
    case 'cancelled':
      return cancel(options);
    default:
      throw lostLease(ending.error, config);
  }
}

function start(options: DeployEnvironmentOptions): DeployRun {
  const { runner, config, credentials, pollIntervalMs, reporter, log } =
    options;
  return runner.deploy({
    config,
    credentials,
    pollIntervalMs,
    onEvent: event => {
      log.event(event);
      reporter.report(event);
    },
  });
}

/** Waits for the run to end, or ends it when the task is cancelled or the lease is lost. */
async function endOf(
  begin: () => DeployRun,
  signals: { cancelled?: AbortSignal; lost: AbortSignal },
): Promise<Ending> {
  let run: DeployRun;
  try {
    run = begin();
  } catch (error) {
    return { kind: 'failed', error };
  }
  const listening = new AbortController();
  const result = run.result.then(
    (value): Ending => ({ kind: 'deployed', result: value }),
    (error): Ending => ({ kind: 'failed', error }),
  );
  const aborted = new Promise<Ending>(resolve => {
    onAbort(signals.cancelled, listening.signal, () =>
      resolve({ kind: 'cancelled' }),
    );
    onAbort(signals.lost, listening.signal, () =>
      resolve({ kind: 'lost', error: signals.lost.reason }),
    );
  });
  const ending = await Promise.race([result, aborted]);
  listening.abort();
  if (ending.kind === 'deployed' || ending.kind === 'failed') {
    return ending;
  }
  run.stop();
  // Only when the child is gone may another attempt begin. It may have got to its end before the signal did.
  const last = await result;
  return ending.kind === 'cancelled' && last.kind === 'deployed'
    ? last
    : ending;
}

function onAbort(
  signal: AbortSignal | undefined,
  listening: AbortSignal,
  act: () => void,
): void {
  if (signal?.aborted) {
    act();
  }
  signal?.addEventListener('abort', act, { once: true, signal: listening });
}

async function succeed(
  result: DeployResult,
  options: DeployEnvironmentOptions,
): Promise<DeployResult> {
  try {
    await options.reporter.complete({
      state: 'succeeded',
      outputs: result.outputs,
    });
    return result;
  } catch (error) {
    // The portal does not accept what the stack gave out: there is nothing to keep the lease for.
    if (errorKind(error) === 'InputError') {
      return fail(error, options);
    }
    throw error;
  }
}

async function fail(
  error: unknown,
  { config, reporter }: DeployEnvironmentOptions,
): Promise<never> {
  const failure = toFailure(error);
  const { what, meaning, nextStep } = explainFailure(failure, config);
  await reporter.complete({
    state: 'failed',
    failure: {
      resource: failure.resource,
      resourceType: failure.resourceType,
      reason: reasonOf(failure),
    },
  });
  throw new DeploymentError(
    `${what}\n${meaning}\nNext step: ${nextStep}`,
    toError(error) as Error,
  );
}

async function cancel({
  config,
  reporter,
}: DeployEnvironmentOptions): Promise<never> {
  const { name } = config.environment;
  await reporter.complete({ state: 'cancelled' });
  throw new DeploymentError(
    `The deployment of environment '${name}' is no longer watched because its task was cancelled.\n` +
      `CloudFormation goes on with stack ${environmentStackName(
        config,
      )} in account ${config.account}, ${config.region}.\n` +
      `Next step: retry the task to follow it to its end.`,
  );
}

function lostLease(error: unknown, config: EnvironmentConfig): ConflictError {
  return new ConflictError(
    `Stopped: environment '${config.environment.name}' is in the hands of another attempt. ` +
      `CloudFormation goes on with stack ${environmentStackName(
        config,
      )}; the environment's page shows how it stands`,
    error,
  );
}

function toFailure(error: unknown): RunnerFailure {
  if (error instanceof RunnerError) {
    return error.failure;
  }
  const { name, message } = toError(error);
  return { code: name, message };
}
