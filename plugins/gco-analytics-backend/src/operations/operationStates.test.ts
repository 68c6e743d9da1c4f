import {
  EnvironmentState,
  OperationKind,
} from '@gco/plugin-gco-analytics-common';
import { mayStart, stateAfter, stateDuring } from './operationStates';

const kinds: OperationKind[] = [
  'deploy',
  'change',
  'upgrade',
  'drift',
  'retire',
];

const startable = (state: EnvironmentState, isDeployed: boolean) =>
  kinds.filter(kind => mayStart(kind, { state, isDeployed }));

it.each<[EnvironmentState, boolean, OperationKind[]]>([
  ['deploying', false, ['deploy', 'retire']],
  ['failed', false, ['deploy', 'retire']],
  ['retired', false, []],
  ['active', true, ['change', 'upgrade', 'drift', 'retire']],
  ['changing', true, ['change', 'upgrade', 'retire']],
  ['failed', true, ['retire']],
  ['retiring', true, ['retire']],
  ['retired', true, []],
])(
  'on a %s environment (deployed: %s) may start %j',
  (state, deployed, expected) => {
    expect(startable(state, deployed)).toEqual(expected);
  },
);

it.each<[OperationKind, EnvironmentState, boolean, EnvironmentState[]]>([
  // during, succeeded, failed, cancelled
  ['deploy', 'failed', false, ['deploying', 'active', 'failed', 'failed']],
  ['deploy', 'active', true, ['changing', 'active', 'active', 'active']],
  ['change', 'active', true, ['changing', 'active', 'active', 'active']],
  ['upgrade', 'active', true, ['changing', 'active', 'active', 'active']],
  ['drift', 'active', true, ['active', 'active', 'active', 'active']],
  ['retire', 'active', true, ['retiring', 'retired', 'failed', 'failed']],
  ['retire', 'failed', false, ['retiring', 'retired', 'failed', 'failed']],
])(
  '%s moves a %s environment (deployed: %s) to %j',
  (kind, state, isDeployed, expected) => {
    const environment = { state, isDeployed };
    const during = stateDuring(kind, environment);
    const after = (['succeeded', 'failed', 'cancelled'] as const).map(end =>
      stateAfter(kind, end, { ...environment, state: during }),
    );
    expect([during, ...after]).toEqual(expected);
  },
);
