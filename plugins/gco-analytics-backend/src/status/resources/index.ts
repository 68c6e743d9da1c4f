export { bucketStatus } from './bucketStatus';
export { domainStatus } from './domainStatus';
export { emrStatus } from './emrStatus';
export { fileSystemStatus } from './fileSystemStatus';
