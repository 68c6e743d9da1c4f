export { cloudformationService } from './cloudformationService';
export { CustomResponses } from './resources';
export { seedStack } from './seedStack';
export type { SeededStack } from './seedStack';
