import { Service } from '../../core/types';
import { customerPolicyOperations } from './customerPolicies';
import { identityOperations } from './identityOperations';
import { instanceProfileOperations } from './instanceProfiles';
import { policyVersionOperations } from './policyVersions';
import { roleOperations } from './roles';
import { userOperations } from './users';
import { IamState } from './IamState';

/** AWS Identity and Access Management. */
export const iamService: Service = {
  name: 'iam',
  operations: {
    ...roleOperations,
    ...userOperations,
    ...identityOperations('Role'),
    ...identityOperations('User'),
    ...customerPolicyOperations,
    ...instanceProfileOperations,
    ...policyVersionOperations,
  },
  stateClasses: [IamState],
};
