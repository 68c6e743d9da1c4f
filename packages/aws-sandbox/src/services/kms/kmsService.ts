import { Service } from '../../core/types';
import { aliasOperations } from './aliases';
import { cryptographyOperations } from './cryptography';
import { grantOperations } from './grants';
import { keyPolicyOperations } from './keyPolicies';
import { keyOperations } from './keys';
import { taggingOperations } from './tagging';
import { KmsState } from './KmsState';

/** Key Management Service: keys, their policies, grants and aliases, and encryption with symmetric keys. */
export const kmsService: Service = {
  name: 'kms',
  operations: {
    ...aliasOperations,
    ...cryptographyOperations,
    ...grantOperations,
    ...keyOperations,
    ...keyPolicyOperations,
    ...taggingOperations,
  },
  stateClasses: [KmsState],
};
