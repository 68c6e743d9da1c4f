export { cloudWatchService } from './cloudWatchService';
