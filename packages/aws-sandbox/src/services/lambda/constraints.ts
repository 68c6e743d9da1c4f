import { Constraints } from '../../validation';

/** Limits of Lambda's service model. */
export const LAMBDA_CONSTRAINTS: Constraints = {
  FunctionName: { minLength: 1, maxLength: 170 },
  Role: {
    pattern: /arn:(aws[a-zA-Z-]*)?:iam::\d{12}:role\/?[a-zA-Z_0-9+=,.@\-_/]+/,
  },
  Handler: { minLength: 1, maxLength: 128, pattern: /[^\s]+/ },
  Description: { maxLength: 256 },
  Timeout: { min: 1, max: 900 },
  MemorySize: { min: 128, max: 10_240 },
  'EphemeralStorage.Size': { min: 512, max: 10_240 },
  'TracingConfig.Mode': { enum: ['Active', 'PassThrough'] },
  'VpcConfig.SubnetIds': { maxItems: 16 },
  'VpcConfig.SecurityGroupIds': { maxItems: 5 },
  FileSystemConfigs: { maxItems: 1 },
  'FileSystemConfigs[].Arn': {
    maxLength: 200,
    pattern:
      /arn:aws[a-zA-Z-]*:elasticfilesystem:[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:\d{12}:access-point\/fsap-[a-f0-9]{17}/,
  },
  'FileSystemConfigs[].LocalMountPath': {
    maxLength: 160,
    pattern: /\/mnt\/[a-zA-Z0-9-_.]+/,
  },
  'LoggingConfig.LogFormat': { enum: ['JSON', 'Text'] },
  'LoggingConfig.ApplicationLogLevel': {
    enum: ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'],
  },
  'LoggingConfig.SystemLogLevel': { enum: ['DEBUG', 'INFO', 'WARN'] },
  'LoggingConfig.LogGroup': {
    minLength: 1,
    maxLength: 512,
    pattern: /[.\-_/#A-Za-z0-9]+/,
  },
  Architectures: { minItems: 1, maxItems: 1 },
  PackageType: { enum: ['Image', 'Zip'] },
  ReservedConcurrentExecutions: { min: 0 },
  MaximumRetryAttempts: { min: 0, max: 2 },
  MaximumEventAgeInSeconds: { min: 60, max: 21_600 },
  UpdateRuntimeOn: { enum: ['Auto', 'Manual', 'FunctionUpdate'] },
  StatementId: { minLength: 1, maxLength: 100, pattern: /([a-zA-Z0-9-_]+)/ },
  Action: { pattern: /(lambda:[*]|lambda:[a-zA-Z]+|[*])/ },
  SourceAccount: { maxLength: 12, pattern: /\d{12}/ },
  MaxItems: { min: 1, max: 10_000 },
  InvocationType: { enum: ['Event', 'RequestResponse', 'DryRun'] },
  LogType: { enum: ['None', 'Tail'] },
};
