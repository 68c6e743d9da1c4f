import { Service } from '../../core/types';
import { customerPolicyOperations } from './customerPolicies';
import { identityOperations } from './identityOperations';
import { policyVersionOperations } from './policyVersions';
import { roleOperations } from './roles';
import { userOperations } from './users';

/** AWS Identity and Access Management. */
export const iamService: Service = {
  name: 'iam',
  operations: {
    ...roleOperations,
    ...userOperations,
    ...identityOperations('Role'),
    ...identityOperations('User'),
    ...customerPolicyOperations,
    ...policyVersionOperations,
  },
};
