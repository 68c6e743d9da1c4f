export { backupService } from './backupService';
