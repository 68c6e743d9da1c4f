export { DefaultOperationService } from './DefaultOperationService';
export { requireOperation } from './holdLease';
export type { OperationService, StartOptions } from './OperationService';
export { stateAfter } from './operationStates';
