export {
  grantKeyToService,
  isKeyError,
  type ServiceKeyUse,
} from './grantKeyToService';
export { kmsService } from './kmsService';
