import { Service } from '../../core/types';
import { changeSetOperations } from './operations/changeSets';
import { driftOperations } from './operations/drift';
import { eventOperations } from './operations/events';
import { exportOperations } from './operations/exports';
import { stackLifecycleOperations } from './operations/stackLifecycle';
import { stackQueryOperations } from './operations/stackQueries';
import { stackRecoveryOperations } from './operations/stackRecovery';
import { templateOperations } from './operations/templates';
import { Stack, StackStore } from './model';

/** CloudFormation: stacks over the other services of the local AWS. */
export const cloudformationService: Service = {
  name: 'cloudformation',
  operations: {
    ...changeSetOperations,
    ...driftOperations,
    ...eventOperations,
    ...exportOperations,
    ...stackLifecycleOperations,
    ...stackQueryOperations,
    ...stackRecoveryOperations,
    ...templateOperations,
  },
  stateClasses: [Stack, StackStore],
};
