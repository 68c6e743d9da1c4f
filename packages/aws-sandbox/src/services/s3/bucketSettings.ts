import { AwsError } from '../../core/AwsError';
import { CallContext, Operation } from '../../core/types';
import { accessBucket } from './accessBucket';
import { createBucketRecord } from './createBucketRecord';
import { Bucket } from './S3State';

/** One setting of a bucket, which is read, written and perhaps deleted as a whole. */
interface BucketSetting {
  /** Operation names without `Get`, `Put` and `Delete`. */
  operation: string;
  /** Where reading and writing are called otherwise than deleting. */
  deleteOperation?: string;
  /** IAM actions; deleting a setting needs the permission to write it unless told otherwise. */
  actions: { get: string; put: string; delete?: string };
  read: (bucket: Bucket) => object | undefined;
  write: (bucket: Bucket, input: any) => void;
  /** Absent where S3 has no delete operation. */
  remove?: (bucket: Bucket) => void;
  /** The error for a setting that is absent; without one the answer is empty. */
  missing?: { code: string; message: string };
}

const SETTINGS: BucketSetting[] = [
  {
    operation: 'BucketEncryption',
    actions: {
      get: 's3:GetEncryptionConfiguration',
      put: 's3:PutEncryptionConfiguration',
    },
    read: bucket => ({ ServerSideEncryptionConfiguration: bucket.encryption }),
    write: (bucket, input) => {
      const rules = input.ServerSideEncryptionConfiguration?.Rules;
      const algorithm =
        rules?.[0]?.ApplyServerSideEncryptionByDefault?.SSEAlgorithm;
      if (!['AES256', 'aws:kms', 'aws:kms:dsse'].includes(algorithm)) {
        throw new AwsError(
          'MalformedXML',
          `Unknown encryption algorithm ${algorithm} of bucket ${bucket.name}`,
        );
      }
      bucket.encryption = { Rules: rules };
    },
    // Deleting the setting gives a bucket back what every new bucket has.
    remove: bucket => {
      bucket.encryption = createBucketRecord(bucket).encryption;
    },
  },
  {
    operation: 'BucketVersioning',
    actions: { get: 's3:GetBucketVersioning', put: 's3:PutBucketVersioning' },
    read: bucket => ({ Status: bucket.versioning }),
    write: (bucket, input) => {
      const status = input.VersioningConfiguration?.Status;
      if (status !== 'Enabled' && status !== 'Suspended') {
        throw new AwsError(
          'IllegalVersioningConfigurationException',
          `Unknown versioning status ${status}`,
        );
      }
      bucket.versioning = status;
    },
  },
  {
    operation: 'PublicAccessBlock',
    actions: {
      get: 's3:GetBucketPublicAccessBlock',
      put: 's3:PutBucketPublicAccessBlock',
    },
    read: bucket =>
      bucket.publicAccessBlock && {
        PublicAccessBlockConfiguration: bucket.publicAccessBlock,
      },
    write: (bucket, { PublicAccessBlockConfiguration: block }) => {
      bucket.publicAccessBlock = {
        BlockPublicAcls: block.BlockPublicAcls ?? false,
        BlockPublicPolicy: block.BlockPublicPolicy ?? false,
        IgnorePublicAcls: block.IgnorePublicAcls ?? false,
        RestrictPublicBuckets: block.RestrictPublicBuckets ?? false,
      };
    },
    remove: bucket => {
      bucket.publicAccessBlock = undefined;
    },
    missing: {
      code: 'NoSuchPublicAccessBlockConfiguration',
      message: 'The public access block configuration was not found',
    },
  },
  {
    operation: 'BucketTagging',
    actions: { get: 's3:GetBucketTagging', put: 's3:PutBucketTagging' },
    read: bucket => bucket.tags && { TagSet: bucket.tags },
    write: (bucket, input) => {
      bucket.tags = input.Tagging.TagSet;
    },
    remove: bucket => {
      bucket.tags = undefined;
    },
    missing: { code: 'NoSuchTagSet', message: 'The TagSet does not exist' },
  },
  {
    operation: 'BucketLogging',
    actions: { get: 's3:GetBucketLogging', put: 's3:PutBucketLogging' },
    read: bucket => ({ LoggingEnabled: bucket.logging }),
    write: (bucket, input) => {
      bucket.logging = input.BucketLoggingStatus.LoggingEnabled;
    },
  },
  {
    operation: 'BucketLifecycleConfiguration',
    deleteOperation: 'BucketLifecycle',
    actions: {
      get: 's3:GetLifecycleConfiguration',
      put: 's3:PutLifecycleConfiguration',
    },
    read: bucket => bucket.lifecycle && { Rules: bucket.lifecycle },
    write: (bucket, input) => {
      bucket.lifecycle = input.LifecycleConfiguration?.Rules ?? [];
    },
    remove: bucket => {
      bucket.lifecycle = undefined;
    },
    missing: {
      code: 'NoSuchLifecycleConfiguration',
      message: 'The lifecycle configuration does not exist',
    },
  },
  {
    operation: 'BucketOwnershipControls',
    actions: {
      get: 's3:GetBucketOwnershipControls',
      put: 's3:PutBucketOwnershipControls',
    },
    read: bucket => bucket.ownership && { OwnershipControls: bucket.ownership },
    write: (bucket, input) => {
      bucket.ownership = input.OwnershipControls;
    },
    remove: bucket => {
      bucket.ownership = undefined;
    },
    missing: {
      code: 'OwnershipControlsNotFoundError',
      message: 'The bucket ownership controls were not found',
    },
  },
  {
    operation: 'BucketCors',
    actions: { get: 's3:GetBucketCORS', put: 's3:PutBucketCORS' },
    read: bucket => bucket.cors,
    write: (bucket, input) => {
      bucket.cors = input.CORSConfiguration;
    },
    remove: bucket => {
      bucket.cors = undefined;
    },
    missing: {
      code: 'NoSuchCORSConfiguration',
      message: 'The CORS configuration does not exist',
    },
  },
];

interface SettingInput {
  Bucket: string;
  ExpectedBucketOwner?: string;
}

/** Reading, writing and deleting each setting. */
export const bucketSettingOperations: Record<string, Operation> = Object.assign(
  {},
  ...SETTINGS.map(operationsOf),
);

function operationsOf(setting: BucketSetting): Record<string, Operation> {
  const open = (context: CallContext, input: SettingInput, action: string) =>
    accessBucket(context, {
      bucket: input.Bucket,
      action,
      expectedOwner: input.ExpectedBucketOwner,
    });
  const operations: Record<string, Operation> = {
    [`Get${setting.operation}`]: (context, input: SettingInput) => {
      const value = setting.read(open(context, input, setting.actions.get));
      if (value === undefined) {
        throw new AwsError(
          setting.missing?.code ?? 'NoSuchConfiguration',
          `${setting.missing?.message}: ${input.Bucket}`,
          404,
        );
      }
      return value;
    },
    [`Put${setting.operation}`]: (context, input: SettingInput) => {
      setting.write(open(context, input, setting.actions.put), input);
      return {};
    },
  };
  if (setting.remove) {
    operations[`Delete${setting.deleteOperation ?? setting.operation}`] = (
      context,
      input: SettingInput,
    ) => {
      setting.remove!(
        open(context, input, setting.actions.delete ?? setting.actions.put),
      );
      return {};
    };
  }
  return operations;
}
