import { Service } from '../../core/types';
import { parameterOperations } from './parameters';
import { taggingOperations } from './tagging';

/** AWS Systems Manager, as far as its Parameter Store. */
export const ssmService: Service = {
  name: 'ssm',
  operations: { ...parameterOperations, ...taggingOperations },
};
