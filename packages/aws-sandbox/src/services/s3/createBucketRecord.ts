import { Bucket } from './S3State';

/** A bucket as S3 makes it today: encrypted, private, without access lists. */
export function createBucketRecord(options: {
  name: string;
  accountId: string;
  region: string;
  creationDate: Date;
}): Bucket {
  return {
    ...options,
    encryption: {
      Rules: [
        {
          ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' },
          BucketKeyEnabled: false,
        },
      ],
    },
    publicAccessBlock: {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    },
    ownership: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
    objects: new Map(),
    uploads: new Map(),
  };
}
