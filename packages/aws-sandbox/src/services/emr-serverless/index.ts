export { emrServerlessService } from './emrServerlessService';
