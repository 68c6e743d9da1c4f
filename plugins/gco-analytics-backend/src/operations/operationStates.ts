import {
  EnvironmentState,
  Operation,
  OperationKind,
} from '@gco/plugin-gco-analytics-common';

/** How one kind of operation moves its environment. */
interface OperationStates {
  /** States of a deployed environment in which it may start, given that nobody works on it: `changing` is then abandoned. */
  readonly startsFrom: readonly EnvironmentState[];
  /** While it runs; undefined leaves the state as it is. */
  readonly during?: EnvironmentState;
  /** After success; undefined leaves the state as it is. */
  readonly succeeded?: EnvironmentState;
}

const states: Record<OperationKind, OperationStates> = {
  // A deployed environment is changed, not deployed again.
  deploy: { startsFrom: [], during: 'changing', succeeded: 'active' },
  change: {
    startsFrom: ['active', 'changing'],
    during: 'changing',
    succeeded: 'active',
  },
  upgrade: {
    startsFrom: ['active', 'changing'],
    during: 'changing',
    succeeded: 'active',
  },
  drift: { startsFrom: ['active'] },
  retire: {
    startsFrom: ['active', 'changing', 'failed', 'retiring'],
    during: 'retiring',
    succeeded: 'retired',
  },
};

/** Whether an operation of this kind may start on an environment that nobody works on. */
export function mayStart(
  kind: OperationKind,
  environment: { state: EnvironmentState; isDeployed: boolean },
): boolean {
  if (!environment.isDeployed) {
    // What never came up can be deployed again, or cleared away.
    return (
      (kind === 'deploy' || kind === 'retire') &&
      environment.state !== 'retired'
    );
  }
  return states[kind].startsFrom.includes(environment.state);
}

/** State of the environment while the operation runs. */
export function stateDuring(
  kind: OperationKind,
  environment: { state: EnvironmentState; isDeployed: boolean },
): EnvironmentState {
  if (kind === 'deploy' && !environment.isDeployed) {
    return 'deploying';
  }
  return states[kind].during ?? environment.state;
}

/** State of the environment after the operation ended. */
export function stateAfter(
  kind: OperationKind,
  ended: Exclude<Operation['state'], 'running'>,
  environment: { state: EnvironmentState; isDeployed: boolean },
): EnvironmentState {
  const { during, succeeded } = states[kind];
  if (!during) {
    return environment.state;
  }
  if (ended === 'succeeded') {
    return succeeded ?? environment.state;
  }
  // CloudFormation rolls a failed change back: what was deployed before still stands.
  const stillStands = environment.isDeployed && kind !== 'retire';
  return stillStands ? 'active' : 'failed';
}
