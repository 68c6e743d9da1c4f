export { openapi } from './openapi';
