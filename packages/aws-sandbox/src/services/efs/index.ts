export { efsService } from './efsService';
