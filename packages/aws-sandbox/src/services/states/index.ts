export { statesService } from './statesService';
