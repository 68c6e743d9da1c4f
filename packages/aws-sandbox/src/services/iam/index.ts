export { accessDenied } from './accessDenied';
export { decodeMessage } from './encodedMessage';
export { IamAuthorizer } from './IamAuthorizer';
export { iamService } from './iamService';
export type { IamIdentity, IamPolicy, IamRole, IamUser } from './IamState';
export { IamState } from './IamState';
export { iamStateOf, iamStateOfAccount } from './iamStateOf';
export { managedPolicyDocument } from './managedPolicies';
export { managedPolicy, validateTrustPolicy } from './policyDocuments';
