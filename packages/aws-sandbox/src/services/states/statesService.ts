import { Service } from '../../core/types';
import { executionOperations } from './executions';
import { stateMachineOperations } from './stateMachines';
import { taggingOperations } from './tagging';
import { StatesState } from './StatesState';

/** Step Functions: state machines whose tasks are Lambda functions. */
export const statesService: Service = {
  name: 'states',
  operations: {
    ...executionOperations,
    ...stateMachineOperations,
    ...taggingOperations,
  },
  stateClasses: [StatesState],
};
