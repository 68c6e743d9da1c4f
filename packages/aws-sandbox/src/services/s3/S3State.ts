import type {
  BucketLoggingStatus,
  BucketVersioningStatus,
  CORSConfiguration,
  LifecycleRule,
  OwnershipControls,
  PublicAccessBlockConfiguration,
  ServerSideEncryptionConfiguration,
  Tag,
} from '@aws-sdk/client-s3';

/** How an object is encrypted. */
export interface ObjectEncryption {
  /** `AES256`, `aws:kms` or `aws:kms:dsse`; empty for a delete marker. */
  algorithm: string;
  /** ARN of the key, once KMS has been asked for it; nothing for S3's own. */
  kmsKeyId?: string;
  /** The data key covers the bucket, not the single object. */
  bucketKey?: boolean;
  /** The object's data key, encrypted under the customer's key. */
  dataKey?: Buffer;
}

/** One version of an object; a delete marker has no body. */
export interface ObjectVersion {
  key: string;
  /** `null` while versioning was never on. */
  versionId: string;
  deleteMarker: boolean;
  body: Buffer;
  etag: string;
  lastModified: Date;
  contentType: string;
  /** Other headers that were stored with it, by SDK member. */
  headers: Record<string, string>;
  metadata: Record<string, string>;
  /** Checksums by SDK member, e.g. `ChecksumCRC32`. */
  checksums: Record<string, string>;
  encryption: ObjectEncryption;
}

/** A multipart upload under way. */
export interface MultipartUpload {
  uploadId: string;
  key: string;
  initiated: Date;
  contentType?: string;
  metadata: Record<string, string>;
  encryption: ObjectEncryption;
  parts: Map<number, { body: Buffer; etag: string; lastModified: Date }>;
}

/** A bucket with its settings; a setting that is absent was never made or has been deleted. */
export interface Bucket {
  name: string;
  accountId: string;
  region: string;
  creationDate: Date;
  encryption: ServerSideEncryptionConfiguration;
  versioning?: BucketVersioningStatus;
  publicAccessBlock?: PublicAccessBlockConfiguration;
  policy?: string;
  tags?: Tag[];
  logging?: BucketLoggingStatus['LoggingEnabled'];
  lifecycle?: LifecycleRule[];
  ownership?: OwnershipControls;
  cors?: CORSConfiguration;
  /** Versions by key, the latest first. */
  objects: Map<string, ObjectVersion[]>;
  uploads: Map<string, MultipartUpload>;
}

/** All buckets of the sandbox: names are unique over all accounts. */
export class S3State {
  readonly buckets = new Map<string, Bucket>();
}
