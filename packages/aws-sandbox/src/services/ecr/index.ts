export { ecrService } from './ecrService';
