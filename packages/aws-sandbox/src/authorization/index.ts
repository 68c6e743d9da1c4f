export {
  decide,
  type AuthorizationInput,
  type Decision,
  type PolicyKind,
} from './decide';
export {
  denialMessage,
  denialSubject,
  type DeniedQuestion,
} from './denialMessage';
export {
  evaluatePolicies,
  evaluateResourcePolicy,
  type Verdict,
} from './evaluatePolicy';
export { parsePolicy, type PolicyUse } from './parsePolicy';
export {
  networkConditions,
  requestConditions,
  type RequestFacts,
} from './requestConditions';
export type {
  ConditionValues,
  Policy,
  PolicyPrincipal,
  PolicyRequest,
  PolicyStatement,
} from './types';
export { validatePolicy } from './validatePolicy';
