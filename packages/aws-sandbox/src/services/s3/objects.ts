import type {
  CopyObjectOutput,
  CopyObjectRequest,
  GetObjectRequest,
  HeadObjectOutput,
  PutObjectOutput,
  PutObjectRequest,
} from '@aws-sdk/client-s3';
import { AwsError } from '../../core/AwsError';
import { CallContext, Operation } from '../../core/types';
import { accessBucket } from './accessBucket';
import { entityTag, verifyChecksums } from './checksums';
import { invalidArgument } from './errors';
import { addVersion, latestVersion } from './objectVersions';
import { byteRange } from './byteRange';
import {
  decrypt,
  encrypt,
  encryptionConditions,
  encryptionFor,
} from './encryptWithKey';
import { written } from './objectAnswers';
import { objectConditions } from './objectConditions';
import { readObject } from './readObject';
import { Bucket, ObjectVersion } from './S3State';
import { toBuffer } from './toBuffer';

const MAX_KEY_BYTES = 1024;
const STORED_HEADERS = [
  'CacheControl',
  'ContentDisposition',
  'ContentEncoding',
  'ContentLanguage',
] as const;

/** Operations on objects in one piece. */
export const objectOperations: Record<string, Operation> = {
  async PutObject(
    context: CallContext,
    input: PutObjectRequest & { Body?: unknown },
  ): Promise<PutObjectOutput> {
    const key = input.Key!;
    const bucket = accessBucket(context, {
      bucket: input.Bucket!,
      key,
      action: 's3:PutObject',
      conditions: {
        ...encryptionConditions(input),
        ...objectConditions(input),
      },
      expectedOwner: input.ExpectedBucketOwner,
    });
    if (Buffer.byteLength(key) > MAX_KEY_BYTES) {
      throw new AwsError(
        'KeyTooLongError',
        `Your key is too long: ${Buffer.byteLength(key)} bytes`,
      );
    }
    const current = latestVersion(bucket, key);
    if (input.IfNoneMatch === '*' && current && !current.deleteMarker) {
      throw new AwsError(
        'PreconditionFailed',
        'At least one of the pre-conditions you specified did not hold',
        412,
      );
    }
    const body = toBuffer(input.Body);
    const checksums = verifyChecksums(input, body);
    const encryption = await encrypt(
      context,
      bucket,
      key,
      encryptionFor(bucket, input),
    );
    const version = addVersion(bucket, {
      key,
      deleteMarker: false,
      body,
      etag: entityTag(body),
      lastModified: context.clock.now(),
      contentType: input.ContentType ?? 'binary/octet-stream',
      headers: storedHeaders(input),
      metadata: input.Metadata ?? {},
      checksums,
      encryption,
    });
    return { ...written(bucket, version), ...version.checksums };
  },

  async GetObject(
    context: CallContext,
    input: GetObjectRequest,
  ): Promise<object> {
    const { bucket, version } = readObject(context, input);
    await decrypt(context, bucket, version);
    const range = byteRange(input.Range, version.body.length);
    const body = range
      ? version.body.subarray(range.start, range.end + 1)
      : version.body;
    return {
      ...described(bucket, version),
      Body: body,
      ContentLength: body.length,
      ContentRange:
        range && `bytes ${range.start}-${range.end}/${version.body.length}`,
      ...(input.ChecksumMode === 'ENABLED' && !range ? version.checksums : {}),
    };
  },

  HeadObject(context: CallContext, input: GetObjectRequest): HeadObjectOutput {
    const { bucket, version } = readObject(context, input);
    return {
      ...described(bucket, version),
      ContentLength: version.body.length,
    };
  },

  async CopyObject(
    context: CallContext,
    input: CopyObjectRequest,
  ): Promise<CopyObjectOutput> {
    const key = input.Key!;
    const { bucket: from, version: source } = readObject(
      context,
      parseCopySource(input.CopySource!),
    );
    const bucket = accessBucket(context, {
      bucket: input.Bucket!,
      key,
      action: 's3:PutObject',
      conditions: {
        ...encryptionConditions(input),
        ...objectConditions(input),
        's3:x-amz-copy-source': input.CopySource!,
      },
      expectedOwner: input.ExpectedBucketOwner,
    });
    await decrypt(context, from, source);
    const encryption = await encrypt(
      context,
      bucket,
      key,
      encryptionFor(bucket, input),
    );
    const replaced = input.MetadataDirective === 'REPLACE';
    const version = addVersion(bucket, {
      ...source,
      key,
      lastModified: context.clock.now(),
      contentType:
        (replaced ? input.ContentType : undefined) ?? source.contentType,
      metadata: replaced ? input.Metadata ?? {} : source.metadata,
      encryption,
    });
    const { ETag, ...rest } = written(bucket, version);
    return {
      CopyObjectResult: { ETag, LastModified: version.lastModified },
      ...rest,
    };
  },
};

/** `bucket/key` or `bucket/key?versionId=…`, the key escaped. */
function parseCopySource(copySource: string): {
  Bucket: string;
  Key: string;
  VersionId?: string;
} {
  const [, bucket, key, versionId] =
    /^\/?([^/]+)\/([^?]+)(?:\?versionId=(.+))?$/.exec(copySource) ?? [];
  if (!key) {
    throw invalidArgument(
      `Copy Source must mention the source bucket and key: ${copySource}`,
    );
  }
  return { Bucket: bucket, Key: decodeURIComponent(key), VersionId: versionId };
}

function described(bucket: Bucket, version: ObjectVersion): HeadObjectOutput {
  return {
    ...version.headers,
    ...written(bucket, version),
    AcceptRanges: 'bytes',
    LastModified: version.lastModified,
    ContentType: version.contentType,
    Metadata: version.metadata,
  };
}

function storedHeaders(input: PutObjectRequest): Record<string, string> {
  return Object.fromEntries(
    STORED_HEADERS.flatMap(name =>
      input[name] === undefined ? [] : [[name, input[name]!]],
    ),
  );
}
