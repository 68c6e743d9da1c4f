export { sageMakerService } from './sageMakerService';
