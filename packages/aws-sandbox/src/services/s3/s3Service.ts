import { Service } from '../../core/types';
import { bucketPolicyOperations } from './bucketPolicies';
import { bucketOperations } from './buckets';
import { bucketSettingOperations } from './bucketSettings';
import { deleteOperations } from './deleteObjects';
import { listOperations } from './listObjects';
import { listUploadOperations } from './listUploads';
import { listVersionOperations } from './listVersions';
import { multipartOperations } from './multipart';
import { objectOperations } from './objects';
import { S3State } from './S3State';

/** Amazon S3. */
export const s3Service: Service = {
  name: 's3',
  operations: {
    ...bucketOperations,
    ...bucketSettingOperations,
    ...bucketPolicyOperations,
    ...objectOperations,
    ...deleteOperations,
    ...listOperations,
    ...listVersionOperations,
    ...listUploadOperations,
    ...multipartOperations,
  },
  stateClasses: [S3State],
};
