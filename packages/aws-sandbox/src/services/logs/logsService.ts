import { Service } from '../../core/types';
import { logEventOperations } from './logEvents';
import { logGroupOperations } from './logGroups';
import { logStreamOperations } from './logStreams';
import { resourcePolicyOperations } from './resourcePolicies';
import { taggingOperations } from './tagging';
import { LogsState } from './LogsState';

/** CloudWatch Logs: log groups, streams and events. */
export const logsService: Service = {
  name: 'logs',
  operations: {
    ...logEventOperations,
    ...logGroupOperations,
    ...logStreamOperations,
    ...resourcePolicyOperations,
    ...taggingOperations,
  },
  stateClasses: [LogsState],
};
