export { createBucketRecord } from './createBucketRecord';
export { s3Service } from './s3Service';
export type { Bucket } from './S3State';
export { s3StateOf, s3StateOfWorld } from './s3StateOf';
