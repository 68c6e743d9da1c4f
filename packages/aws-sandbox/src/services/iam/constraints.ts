import { Constraints } from '../../validation';

const NAME = /[\w+=,.@-]+/;
const PATH = /(\u002F)|(\u002F[\u0021-\u007E]+\u002F)/;
const TAG_KEY = /[\p{L}\p{Z}\p{N}_.:/=+\-@]+/u;
const TAG_VALUE = /[\p{L}\p{Z}\p{N}_.:/=+\-@]*/u;

/** Limits of IAM's service model; every operation is checked against those of its members that it has. */
export const IAM_CONSTRAINTS: Constraints = {
  RoleName: { minLength: 1, maxLength: 64, pattern: NAME },
  UserName: { minLength: 1, maxLength: 128, pattern: NAME },
  PolicyName: { minLength: 1, maxLength: 128, pattern: NAME },
  PolicyArn: { minLength: 20, maxLength: 2048 },
  PermissionsBoundary: { minLength: 20, maxLength: 2048 },
  Path: { minLength: 1, maxLength: 512, pattern: PATH },
  PathPrefix: {
    minLength: 1,
    maxLength: 512,
    pattern: /\u002F[\u0021-\u007F]*/,
  },
  Description: { maxLength: 1000 },
  MaxSessionDuration: { min: 3600, max: 43_200 },
  MaxItems: { min: 1, max: 1000 },
  PolicyDocument: { minLength: 1, maxLength: 131_072 },
  AssumeRolePolicyDocument: { minLength: 1, maxLength: 131_072 },
  Tags: { maxItems: 50 },
  'Tags[].Key': { minLength: 1, maxLength: 128, pattern: TAG_KEY },
  'Tags[].Value': { maxLength: 256, pattern: TAG_VALUE },
  TagKeys: { maxItems: 50 },
};

/** Quotas of an account, in characters without white space or in numbers; AWS's defaults. */
export const IAM_QUOTAS = {
  trustPolicySize: 2048,
  inlinePoliciesSize: { role: 10_240, user: 2048 },
  managedPolicySize: 6144,
  attachedPolicies: 10,
  policyVersions: 5,
  accessKeysPerUser: 2,
};
