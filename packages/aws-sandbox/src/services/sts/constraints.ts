import { Constraints } from '../../validation';

const SESSION_NAME = /[\w+=,.@-]*/;

/** Limits of STS's service model for AssumeRole. */
export const ASSUME_ROLE_CONSTRAINTS: Constraints = {
  RoleArn: {
    minLength: 20,
    maxLength: 2048,
    pattern: /[\t\n\r\u0020-\u007E\u0085\u00A0-\uFFFF]+/,
  },
  RoleSessionName: { minLength: 2, maxLength: 64, pattern: SESSION_NAME },
  SourceIdentity: { minLength: 2, maxLength: 64, pattern: SESSION_NAME },
  ExternalId: { minLength: 2, maxLength: 1224, pattern: /[\w+=,.@:/-]*/ },
  DurationSeconds: { min: 900, max: 43_200 },
  Policy: { minLength: 1, maxLength: 2048 },
  PolicyArns: { maxItems: 10 },
  Tags: { maxItems: 50 },
  'Tags[].Key': {
    minLength: 1,
    maxLength: 128,
    pattern: /[\p{L}\p{Z}\p{N}_.:/=+\-@]+/u,
  },
  'Tags[].Value': {
    minLength: 0,
    maxLength: 256,
    pattern: /[\p{L}\p{Z}\p{N}_.:/=+\-@]*/u,
  },
  TransitiveTagKeys: { maxItems: 50 },
};
