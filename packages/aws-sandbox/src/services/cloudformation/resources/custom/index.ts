export { customResourceHandler } from './customResource';
export { CustomResponses } from './CustomResponses';
export { isCustomType } from './customType';
