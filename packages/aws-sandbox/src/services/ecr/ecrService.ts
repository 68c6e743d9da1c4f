import { Service } from '../../core/types';
import { imageOperations } from './images';
import { policyOperations } from './policies';
import { replicationOperations } from './replication';
import { repositoryOperations } from './repositories';
import { taggingOperations } from './tagging';
import { EcrState } from './EcrState';

/** Elastic Container Registry: repositories, the manifests in them, and replication. */
export const ecrService: Service = {
  name: 'ecr',
  operations: {
    ...imageOperations,
    ...policyOperations,
    ...replicationOperations,
    ...repositoryOperations,
    ...taggingOperations,
  },
  stateClasses: [EcrState],
};
