import { Service } from '../../core/types';
import { applicationLifecycleOperations } from './applicationLifecycle';
import { applicationOperations } from './applications';
import { taggingOperations } from './tagging';

/** Amazon EMR Serverless: applications without jobs. */
export const emrServerlessService: Service = {
  name: 'emr-serverless',
  operations: {
    ...applicationOperations,
    ...applicationLifecycleOperations,
    ...taggingOperations,
  },
};
