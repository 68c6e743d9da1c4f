import { Service } from '../../core/types';
import { parameterOperations } from './parameters';
import { taggingOperations } from './tagging';
import { SsmState } from './SsmState';

/** AWS Systems Manager, as far as its Parameter Store. */
export const ssmService: Service = {
  name: 'ssm',
  operations: { ...parameterOperations, ...taggingOperations },
  stateClasses: [SsmState],
};
