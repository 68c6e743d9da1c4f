export {
  decide,
  type AuthorizationInput,
  type Decision,
  type PolicyKind,
} from './decide';
export { denialMessage } from './denialMessage';
export { parsePolicy, type PolicyUse } from './parsePolicy';
export { requestConditions, type RequestFacts } from './requestConditions';
export type {
  ConditionValues,
  Policy,
  PolicyPrincipal,
  PolicyRequest,
  PolicyStatement,
} from './types';
