export { cloudTrailService } from './cloudTrailService';
export { recordEvent } from './recordEvent';
