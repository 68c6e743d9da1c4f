import {
  PublicAccessBlockConfiguration,
  ServerSideEncryptionConfiguration,
} from '@aws-sdk/client-s3';
import { ResourceStatus } from '@gco/plugin-gco-analytics-common';

/** Settings of a bucket; undefined where the bucket has none. */
export interface BucketSettings {
  encryption?: ServerSideEncryptionConfiguration;
  /** `Enabled`, `Suspended`, or undefined when it was never switched on. */
  versioning?: string;
  publicAccessBlock?: PublicAccessBlockConfiguration;
}

/** A bucket from its settings: it has no state of its own, but open or unencrypted it is not in order. */
export function bucketStatus(
  settings: BucketSettings,
): Omit<ResourceStatus, 'kind' | 'id' | 'title'> {
  const algorithm =
    settings.encryption?.Rules?.[0]?.ApplyServerSideEncryptionByDefault
      ?.SSEAlgorithm;
  const block = settings.publicAccessBlock;
  const isBlocked = Boolean(
    block?.BlockPublicAcls &&
      block.BlockPublicPolicy &&
      block.IgnorePublicAcls &&
      block.RestrictPublicBuckets,
  );
  const problems = [
    ...(algorithm ? [] : ['Encryption is not configured']),
    ...(isBlocked ? [] : ['Public access is not blocked completely']),
  ];
  return {
    state: 'Available',
    health: problems.length > 0 ? 'failed' : 'healthy',
    ...(problems.length > 0 && { reason: problems.join('. ') }),
    facts: {
      encryption: algorithm ?? 'None',
      versioning: settings.versioning ?? 'Off',
      'public access': isBlocked ? 'Blocked' : 'Open',
    },
  };
}
