/** Quotas of an account, in characters without white space or in numbers; AWS's defaults. */
export const IAM_QUOTAS = {
  trustPolicySize: 2048,
  inlinePoliciesSize: { role: 10_240, user: 2048 },
  managedPolicySize: 6144,
  policyVersions: 5,
  accessKeysPerUser: 2,
};
