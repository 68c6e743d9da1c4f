export { globalAcceleratorService } from './globalAcceleratorService';
