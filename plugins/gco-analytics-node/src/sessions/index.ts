export { AssumeRoleError } from './AssumeRoleError';
export { DefaultAwsSessions } from './DefaultAwsSessions';
export type { AwsSessionsOptions } from './DefaultAwsSessions';
export { sessionKey } from './sessionKey';
export type { AssumeRoleInput, AwsSessions } from './types';
