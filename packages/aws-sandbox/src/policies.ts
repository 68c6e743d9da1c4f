// For whoever wants to ask what policies allow without a running AWS.
export {
  decide,
  type AuthorizationInput,
  type Decision,
} from './authorization/decide';
export { parsePolicy, type PolicyUse } from './authorization/parsePolicy';
export type {
  ConditionValues,
  Policy,
  PolicyPrincipal,
} from './authorization/types';
export { managedPolicyDocument } from './services/iam/managedPolicies';
