export { ssmService } from './ssmService';
export { ssmStateOfRegion } from './ssmStateOf';
export type { Parameter } from './SsmState';
