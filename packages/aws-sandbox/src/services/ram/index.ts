export { isSharedWith } from './isSharedWith';
export { ramService } from './ramService';
