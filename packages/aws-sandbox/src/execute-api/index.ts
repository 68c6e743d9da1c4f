export { RestApiEndpoint } from './RestApiEndpoint';
export type { ApiAnswer } from './types';
