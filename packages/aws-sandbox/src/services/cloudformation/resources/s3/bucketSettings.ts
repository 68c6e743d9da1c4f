import { Properties } from '../Properties';
import { lifecycleRule } from './lifecycleRule';

/** How one property of a bucket is set and taken away through S3's own calls. */
export interface BucketSetting {
  readonly property: string;
  readonly put: string;
  /** Request members besides the bucket. */
  readonly input: (properties: Properties, bucket: string) => object;
  readonly remove: { readonly operation: string; readonly input?: object };
  /** A value that a new bucket has by itself. */
  readonly isInitial?: (properties: Properties) => boolean;
}

function encryption(properties: Properties): object {
  const rules = properties
    .object('BucketEncryption')!
    .only('ServerSideEncryptionConfiguration')
    .objects('ServerSideEncryptionConfiguration');
  return {
    ServerSideEncryptionConfiguration: {
      Rules: rules.map(rule => {
        rule.only(
          'ServerSideEncryptionByDefault',
          'BucketKeyEnabled',
          'BlockedEncryptionTypes',
        );
        return {
          ApplyServerSideEncryptionByDefault: rule.raw(
            'ServerSideEncryptionByDefault',
          ),
          BucketKeyEnabled: rule.boolean('BucketKeyEnabled'),
        };
      }),
    },
  };
}

function logging(properties: Properties, bucket: string): object {
  const target = properties
    .object('LoggingConfiguration')!
    .only('DestinationBucketName', 'LogFilePrefix', 'TargetObjectKeyFormat');
  return {
    BucketLoggingStatus: {
      LoggingEnabled: {
        TargetBucket: target.optionalText('DestinationBucketName') ?? bucket,
        TargetPrefix: target.optionalText('LogFilePrefix') ?? '',
        TargetObjectKeyFormat: target.raw('TargetObjectKeyFormat'),
      },
    },
  };
}

function publicAccess(properties: Properties): object {
  const block = properties
    .object('PublicAccessBlockConfiguration')!
    .only(
      'BlockPublicAcls',
      'BlockPublicPolicy',
      'IgnorePublicAcls',
      'RestrictPublicBuckets',
    );
  return {
    PublicAccessBlockConfiguration: Object.fromEntries(
      block.names.map(name => [name, block.boolean(name)]),
    ),
  };
}

function cors(properties: Properties): object {
  const rules = properties
    .object('CorsConfiguration')!
    .only('CorsRules')
    .objects('CorsRules');
  return {
    CORSConfiguration: {
      CORSRules: rules.map(rule => ({
        ID: rule.optionalText('Id'),
        AllowedHeaders: rule.texts('AllowedHeaders'),
        AllowedMethods: rule.texts('AllowedMethods'),
        AllowedOrigins: rule.texts('AllowedOrigins'),
        ExposeHeaders: rule.texts('ExposedHeaders'),
        MaxAgeSeconds: rule.number('MaxAge'),
      })),
    },
  };
}

/** `LogDeliveryWrite` → `log-delivery-write`. */
function cannedAcl(name: string): string {
  return name.replace(/(?<=[a-z])[A-Z]/g, letter => `-${letter}`).toLowerCase();
}

/** Settings in the order in which they can be made: ownership before ACLs. */
export const bucketSettings: readonly BucketSetting[] = [
  {
    property: 'OwnershipControls',
    put: 'PutBucketOwnershipControls',
    input: properties => ({
      OwnershipControls: properties
        .object('OwnershipControls')!
        .only('Rules') && {
        Rules: properties.object('OwnershipControls')!.raw('Rules'),
      },
    }),
    remove: { operation: 'DeleteBucketOwnershipControls' },
  },
  {
    property: 'AccessControl',
    put: 'PutBucketAcl',
    input: properties => ({ ACL: cannedAcl(properties.text('AccessControl')) }),
    remove: { operation: 'PutBucketAcl', input: { ACL: 'private' } },
    isInitial: properties => properties.text('AccessControl') === 'Private',
  },
  {
    property: 'PublicAccessBlockConfiguration',
    put: 'PutPublicAccessBlock',
    input: publicAccess,
    remove: { operation: 'DeletePublicAccessBlock' },
  },
  {
    property: 'BucketEncryption',
    put: 'PutBucketEncryption',
    input: encryption,
    remove: { operation: 'DeleteBucketEncryption' },
  },
  {
    property: 'VersioningConfiguration',
    put: 'PutBucketVersioning',
    input: properties => ({
      VersioningConfiguration: {
        Status: properties
          .object('VersioningConfiguration')!
          .only('Status')
          .text('Status'),
      },
    }),
    remove: {
      operation: 'PutBucketVersioning',
      input: { VersioningConfiguration: { Status: 'Suspended' } },
    },
  },
  {
    property: 'LoggingConfiguration',
    put: 'PutBucketLogging',
    input: logging,
    remove: {
      operation: 'PutBucketLogging',
      input: { BucketLoggingStatus: {} },
    },
  },
  {
    property: 'LifecycleConfiguration',
    put: 'PutBucketLifecycleConfiguration',
    input: properties => ({
      LifecycleConfiguration: {
        Rules: properties
          .object('LifecycleConfiguration')!
          .only('Rules')
          .objects('Rules')
          .map(lifecycleRule),
      },
    }),
    remove: { operation: 'DeleteBucketLifecycle' },
  },
  {
    property: 'CorsConfiguration',
    put: 'PutBucketCors',
    input: cors,
    remove: { operation: 'DeleteBucketCors' },
  },
];
