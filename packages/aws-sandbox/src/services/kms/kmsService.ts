import { Service } from '../../core/types';
import { aliasOperations } from './aliases';
import { keyPolicyOperations } from './keyPolicies';
import { keyOperations } from './keys';
import { taggingOperations } from './tagging';

/** Key Management Service: keys, their policies and aliases; no cryptography. */
export const kmsService: Service = {
  name: 'kms',
  operations: {
    ...aliasOperations,
    ...keyOperations,
    ...keyPolicyOperations,
    ...taggingOperations,
  },
};
