import { Service } from '../../core/types';
import { alarmOperations } from './alarms';
import { CloudWatchState } from './CloudWatchState';
import { metricOperations } from './metrics';

/** CloudWatch: metrics that are put, and alarms on them; alarms start no actions, and services put no metrics. */
export const cloudWatchService: Service = {
  name: 'monitoring',
  operations: { ...alarmOperations, ...metricOperations },
  stateClasses: [CloudWatchState],
};
