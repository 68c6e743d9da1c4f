export { seedEmpty } from './seedEmpty';
export { seedPortal } from './seedPortal';
