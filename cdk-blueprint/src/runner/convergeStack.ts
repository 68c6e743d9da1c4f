import type { EnvironmentConfig } from '../config';
import { fixedTags } from '../environment/environmentTags';
import { DeployedStack, StackState } from './DeployedStack';
import { isStackBusy } from './explainFailure';
import { followStack } from './followStack';
import { Reporter } from './Reporter';
import { RunnerError } from './RunnerError';
import { neverActive, stackStep } from './stackStep';
import { DeployResult } from './types';

/** Looks at the stack, and steps to mend it, before giving up on one that never comes to rest. */
const MAX_ROUNDS = 6;

const SUCCESS = new Set([
  'CREATE_COMPLETE',
  'UPDATE_COMPLETE',
  'IMPORT_COMPLETE',
]);

/** What can be done to a stack. */
export interface StackDeployment {
  /** Creates or updates it. */
  deploy(): Promise<DeployResult>;
  /** Continues the way back of an update whose way back failed. */
  rollBack(): Promise<void>;
}

/** Options of {@link convergeStack}. */
export interface ConvergeStackOptions {
  readonly config: EnvironmentConfig;
  readonly stackName: string;
  readonly stack: DeployedStack;
  readonly deployment: StackDeployment;
  readonly reporter: Reporter;
  readonly pollIntervalMs: number;
  /** Number of resources in the template. */
  readonly resources: number;
}

/**
 * Brings a stack to what its template says, whatever state it is found in. Doing it again is always safe: an operation
 * that runs is followed, one that is stuck is continued, and what is right already stays untouched.
 *
 * @throws RunnerError when the stack belongs to something else or needs a person's hand; otherwise what the deployment
 *   threw
 */
export async function convergeStack(
  options: ConvergeStackOptions,
): Promise<DeployResult> {
  const { stack, deployment, reporter, stackName } = options;
  let followedToSuccess = false;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const state = await stack.describe();
    const step = stackStep(state?.status);
    if (state) assertDeployable(options, state);
    if (state && step === 'follow') {
      followedToSuccess = await follow(options, state);
    } else if (step === 'roll-back') {
      reporter.phase('Continuing the rollback of the last update');
      await deployment.rollBack();
    } else {
      reporter.phase(describeDeployment(stackName, state));
      reporter.progress.reset();
      try {
        const result = await deployment.deploy();
        reporter.log(
          result.changed
            ? `Stack ${stackName} is deployed`
            : 'Nothing was to be changed',
        );
        return { ...result, changed: result.changed || followedToSuccess };
      } catch (error) {
        if (!isStackBusy(error)) throw error;
      }
    }
  }
  throw new RunnerError({
    code: 'StackBusy',
    message: `Stack ${stackName} is being changed by somebody else over and over: try again when that has ended.`,
  });
}

async function follow(
  options: ConvergeStackOptions,
  state: StackState,
): Promise<boolean> {
  const { stack, reporter, pollIntervalMs, resources } = options;
  reporter.phase(
    `CloudFormation is at work on the stack already (${state.status}): following it`,
  );
  const total =
    state.status === 'CREATE_IN_PROGRESS' ? resources + 1 : undefined;
  const after = await followStack({
    stack,
    state,
    reporter,
    pollIntervalMs,
    total,
  });
  reporter.log(
    after ? `The stack is now in ${after.status}` : 'The stack is deleted',
  );
  return after !== undefined && SUCCESS.has(after.status);
}

function assertDeployable(
  { config, stackName }: ConvergeStackOptions,
  { status, reason, tags }: StackState,
): void {
  // Somebody once prepared a change set and never executed it: there is nothing in the stack, not even its tags.
  if (status === 'REVIEW_IN_PROGRESS') return;
  const foreign = Object.entries(fixedTags(config)).some(
    ([key, value]) => tags[key] !== value,
  );
  if (foreign) {
    throw new RunnerError({
      code: 'StackTaken',
      message:
        `Stack ${stackName} exists in account ${config.account}, region ${config.region}, and is not environment ` +
        `${config.environment.name} of project ${config.projectName}: choose another name.`,
    });
  }
  if (stackStep(status) === 'refuse') {
    throw new RunnerError({
      code: 'StackNotDeployable',
      message: `Stack ${stackName} is in ${status} and has to be mended by hand before it can be deployed.`,
      reason,
    });
  }
}

function describeDeployment(
  stackName: string,
  state: StackState | undefined,
): string {
  if (!state) return `Creating stack ${stackName}`;
  if (neverActive(state.status))
    return `Removing what is left of a failed creation, then creating stack ${stackName}`;
  return `Bringing stack ${stackName} up to date`;
}
