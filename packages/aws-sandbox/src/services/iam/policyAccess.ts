import { validatePolicy } from '../../authorization';
import { IAM_QUOTAS } from './quotas';
import { limitExceeded, noSuchEntity } from './errors';
import { IamPolicy, IamState } from './IamState';
import { managedPolicyDocument } from './managedPolicies';
import { policySize } from './policyDocuments';

/** Refuses a document that cannot be a managed policy. */
export function validateDocument(document: string): void {
  validatePolicy(document, 'identity');
  if (policySize(document) > IAM_QUOTAS.managedPolicySize) {
    throw limitExceeded('PolicySize', IAM_QUOTAS.managedPolicySize);
  }
}

/** The account's own policy of that ARN. */
export function requirePolicy(state: IamState, arn: string): IamPolicy {
  const policy = state.policies.get(arn);
  if (!policy) {
    throw noSuchEntity(`Policy ${arn} was not found.`);
  }
  return policy;
}

/** The document of AWS's own policy of that ARN. */
export function requireAwsManaged(arn: string): string {
  const document = managedPolicyDocument(arn);
  if (document === undefined) {
    throw noSuchEntity(`Policy ${arn} was not found.`);
  }
  return document;
}
