export type { AwsClients } from './AwsClients';
export { classifyAwsError } from './classifyAwsError';
export type { AwsErrorKind } from './classifyAwsError';
export { DefaultAwsClients } from './DefaultAwsClients';
