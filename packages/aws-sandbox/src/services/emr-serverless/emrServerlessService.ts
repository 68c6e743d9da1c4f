import { Service } from '../../core/types';
import { applicationOperations } from './applications';
import { taggingOperations } from './tagging';

/** Amazon EMR Serverless: applications without jobs. */
export const emrServerlessService: Service = {
  name: 'emr-serverless',
  operations: { ...applicationOperations, ...taggingOperations },
};
