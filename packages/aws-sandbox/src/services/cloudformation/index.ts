export { cloudformationService } from './cloudformationService';
export { seedStack } from './seedStack';
export type { SeededStack } from './seedStack';
