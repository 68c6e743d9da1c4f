import { Service } from '../../core/types';
import { appOperations } from './apps';
import { domainOperations } from './domains';
import { lifecycleConfigOperations } from './lifecycleConfigs';
import { presignedUrlOperations } from './presignedUrls';
import { spaceOperations } from './spaces';
import { taggingOperations } from './tagging';
import { userProfileOperations } from './userProfiles';
import { SageMakerState } from './SageMakerState';

/** Amazon SageMaker, as far as Studio. */
export const sageMakerService: Service = {
  name: 'sagemaker',
  operations: {
    ...domainOperations,
    ...userProfileOperations,
    ...spaceOperations,
    ...appOperations,
    ...lifecycleConfigOperations,
    ...taggingOperations,
    ...presignedUrlOperations,
  },
  stateClasses: [SageMakerState],
};
