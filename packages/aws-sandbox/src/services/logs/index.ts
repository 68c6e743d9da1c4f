export { logsService } from './logsService';
