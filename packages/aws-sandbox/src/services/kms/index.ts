export { kmsService } from './kmsService';
