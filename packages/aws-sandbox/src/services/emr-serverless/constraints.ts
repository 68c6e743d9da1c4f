import { Constraints } from '../../validation';

const NAME = /[A-Za-z0-9._/#-]+/;
const CPU = /[1-9][0-9]*(\s)?(vCPU|vcpu|VCPU)?/;
const MEMORY = /[1-9][0-9]*(\s)?(GB|gb|gB|Gb)?/;
const DISK = /[1-9][0-9]*(\s)?(GB|gb|gB|Gb|TB|tb|tB|Tb)/;

/** Limits of EMR Serverless's service model. */
export const APPLICATION_CONSTRAINTS: Constraints = {
  name: { minLength: 1, maxLength: 64, pattern: NAME },
  releaseLabel: { minLength: 1, maxLength: 64, pattern: /[A-Za-z0-9._-]+/ },
  type: { minLength: 1, maxLength: 64 },
  clientToken: { minLength: 1, maxLength: 64, pattern: /[A-Za-z0-9._-]+/ },
  applicationId: { minLength: 1, maxLength: 64, pattern: /[0-9a-z]+/ },
  architecture: { enum: ['ARM64', 'X86_64'] },
  'maximumCapacity.cpu': { minLength: 1, maxLength: 15, pattern: CPU },
  'maximumCapacity.memory': { minLength: 1, maxLength: 15, pattern: MEMORY },
  'maximumCapacity.disk': { minLength: 1, maxLength: 15, pattern: DISK },
  'autoStopConfiguration.idleTimeoutMinutes': { min: 1, max: 10_080 },
  'networkConfiguration.subnetIds': { maxItems: 16 },
  'networkConfiguration.securityGroupIds': { maxItems: 5 },
  maxResults: { min: 1, max: 50 },
};

/** Limits of what is said about job runs. */
export const JOB_RUN_CONSTRAINTS: Constraints = {
  applicationId: { minLength: 1, maxLength: 64, pattern: /[0-9a-z]+/ },
  clientToken: { minLength: 1, maxLength: 64, pattern: /[A-Za-z0-9._-]+/ },
  executionRoleArn: {
    minLength: 20,
    maxLength: 2048,
    pattern:
      /arn:(aws[a-zA-Z0-9-]*):iam::([0-9]{12}):(role((\u002F)|(\u002F[\u0021-\u007F]+\u002F))[\w+=,.@-]+)/,
  },
  executionTimeoutMinutes: { min: 0, max: 1_000_000 },
  mode: { enum: ['BATCH', 'STREAMING'] },
  name: { minLength: 1, maxLength: 256 },
  maxResults: { min: 1, max: 50 },
};
