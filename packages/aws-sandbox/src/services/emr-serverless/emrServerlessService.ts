import { Service } from '../../core/types';
import { applicationLifecycleOperations } from './applicationLifecycle';
import { applicationOperations } from './applications';
import { jobRunOperations } from './jobRuns';
import { taggingOperations } from './tagging';
import { EmrServerlessState } from './EmrServerlessState';

/** Amazon EMR Serverless: applications and their job runs. */
export const emrServerlessService: Service = {
  name: 'emr-serverless',
  operations: {
    ...applicationOperations,
    ...applicationLifecycleOperations,
    ...jobRunOperations,
    ...taggingOperations,
  },
  stateClasses: [EmrServerlessState],
};
