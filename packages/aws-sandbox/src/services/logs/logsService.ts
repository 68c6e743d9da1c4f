import { Service } from '../../core/types';
import { logGroupOperations } from './logGroups';
import { taggingOperations } from './tagging';

/** CloudWatch Logs: log groups. */
export const logsService: Service = {
  name: 'logs',
  operations: { ...logGroupOperations, ...taggingOperations },
};
