import { LiveProperties, unlessMissing } from '../reading';
import { ReadRequest } from '../ResourceHandler';
import { readLifecycleRule } from './readLifecycleRule';

type Answer = Readonly<Record<string, any>>;

interface LiveSetting {
  readonly operation: string;
  readonly read: (answer: Answer) => unknown;
}

/** How each setting is read; who may create buckets by access lists cannot be told from them. */
const SETTINGS: Readonly<Record<string, LiveSetting>> = {
  BucketEncryption: {
    operation: 'GetBucketEncryption',
    read: ({ ServerSideEncryptionConfiguration: { Rules } }) => ({
      ServerSideEncryptionConfiguration: Rules.map((rule: Answer) => ({
        ServerSideEncryptionByDefault: rule.ApplyServerSideEncryptionByDefault,
        BucketKeyEnabled: rule.BucketKeyEnabled,
        BlockedEncryptionTypes: rule.BlockedEncryptionTypes,
      })),
    }),
  },
  CorsConfiguration: {
    operation: 'GetBucketCors',
    read: ({ CORSRules }) => ({
      CorsRules: CORSRules.map((rule: Answer) => ({
        ...rule,
        Id: rule.ID,
        ExposedHeaders: rule.ExposeHeaders,
        MaxAge: rule.MaxAgeSeconds,
      })),
    }),
  },
  LifecycleConfiguration: {
    operation: 'GetBucketLifecycleConfiguration',
    read: ({ Rules }) => ({ Rules: Rules.map(readLifecycleRule) }),
  },
  LoggingConfiguration: {
    operation: 'GetBucketLogging',
    read: ({ LoggingEnabled: target }) =>
      target && {
        DestinationBucketName: target.TargetBucket,
        LogFilePrefix: target.TargetPrefix,
        TargetObjectKeyFormat: target.TargetObjectKeyFormat,
      },
  },
  OwnershipControls: {
    operation: 'GetBucketOwnershipControls',
    read: ({ OwnershipControls }) => OwnershipControls,
  },
  PublicAccessBlockConfiguration: {
    operation: 'GetPublicAccessBlock',
    read: answer => answer.PublicAccessBlockConfiguration,
  },
  Tags: {
    operation: 'GetBucketTagging',
    read: ({ TagSet }) => TagSet,
  },
  VersioningConfiguration: {
    operation: 'GetBucketVersioning',
    read: ({ Status }) => Status && { Status },
  },
};

/** A bucket as it is now, as far as the template speaks of it. */
export async function readBucket({
  context,
  state,
  properties,
}: ReadRequest): Promise<LiveProperties | undefined> {
  const Bucket = state.physicalId;
  const exists = await unlessMissing(() =>
    context.invoke('s3', 'HeadBucket', { Bucket }),
  );
  if (!exists) {
    return undefined;
  }
  const live: Record<string, unknown> = { BucketName: Bucket };
  for (const [name, { operation, read }] of Object.entries(SETTINGS)) {
    if (properties.has(name)) {
      const answer = await unlessMissing(() =>
        context.invoke('s3', operation, { Bucket }),
      );
      live[name] = answer && read(answer);
    }
  }
  return live;
}

/** A bucket's policy as it is now. */
export function readBucketPolicy({
  context,
  state,
}: ReadRequest): Promise<LiveProperties | undefined> {
  const Bucket = state.physicalId;
  return unlessMissing(async () => {
    const { Policy } = await context.invoke('s3', 'GetBucketPolicy', {
      Bucket,
    });
    return { Bucket, PolicyDocument: Policy };
  });
}
