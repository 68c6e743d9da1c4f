import type {
  ListObjectsOutput,
  ListObjectsRequest,
  ListObjectsV2Output,
  ListObjectsV2Request,
  _Object as ListedObject,
} from '@aws-sdk/client-s3';
import { CallContext, Operation } from '../../core/types';
import { invalidArgument } from './errors';
import {
  commonPrefixes,
  encoder,
  Entry,
  listEntries,
  maxKeys,
  openForList,
} from './listing';
import { Bucket, ObjectVersion } from './S3State';

const TOKEN_PREFIX = 'after:';

/** Operations that list objects. */
export const listOperations: Record<string, Operation> = {
  ListObjectsV2(
    context: CallContext,
    input: ListObjectsV2Request,
  ): ListObjectsV2Output {
    const bucket = openForList(context, input, 's3:ListBucket');
    const encode = encoder(input.EncodingType);
    const { entries, truncated } = listEntries(currentKeys(bucket), {
      prefix: input.Prefix ?? '',
      delimiter: input.Delimiter,
      after:
        input.ContinuationToken === undefined
          ? input.StartAfter
          : decodeToken(input.ContinuationToken),
      maxKeys: maxKeys(input.MaxKeys),
    });
    return {
      Name: bucket.name,
      Prefix: encode(input.Prefix ?? ''),
      Delimiter: input.Delimiter && encode(input.Delimiter),
      StartAfter: input.StartAfter && encode(input.StartAfter),
      EncodingType: input.EncodingType,
      MaxKeys: maxKeys(input.MaxKeys),
      KeyCount: entries.length,
      IsTruncated: truncated,
      ContinuationToken: input.ContinuationToken,
      NextContinuationToken: truncated
        ? encodeToken(entries[entries.length - 1].key)
        : undefined,
      Contents: contents(bucket, entries, encode),
      CommonPrefixes: commonPrefixes(entries, encode),
    };
  },

  ListObjects(
    context: CallContext,
    input: ListObjectsRequest,
  ): ListObjectsOutput {
    const bucket = openForList(context, input, 's3:ListBucket');
    const encode = encoder(input.EncodingType);
    const { entries, truncated } = listEntries(currentKeys(bucket), {
      prefix: input.Prefix ?? '',
      delimiter: input.Delimiter,
      after: input.Marker,
      maxKeys: maxKeys(input.MaxKeys),
    });
    return {
      Name: bucket.name,
      Prefix: encode(input.Prefix ?? ''),
      Marker: encode(input.Marker ?? ''),
      Delimiter: input.Delimiter && encode(input.Delimiter),
      EncodingType: input.EncodingType,
      MaxKeys: maxKeys(input.MaxKeys),
      IsTruncated: truncated,
      NextMarker:
        truncated && input.Delimiter
          ? encode(entries[entries.length - 1].key)
          : undefined,
      Contents: contents(bucket, entries, encode),
      CommonPrefixes: commonPrefixes(entries, encode),
    };
  },
};

function currentKeys(bucket: Bucket): string[] {
  return [...bucket.objects]
    .filter(([, [latest]]) => !latest.deleteMarker)
    .map(([key]) => key);
}

function contents(
  bucket: Bucket,
  entries: Entry[],
  encode: (text: string) => string,
): ListedObject[] {
  return entries
    .filter(entry => entry.kind === 'key')
    .map(({ key }) => listed(bucket.objects.get(key)![0], encode(key)));
}

function listed(version: ObjectVersion, key: string): ListedObject {
  return {
    Key: key,
    ETag: version.etag,
    LastModified: version.lastModified,
    Size: version.body.length,
    StorageClass: 'STANDARD',
  };
}

function encodeToken(key: string): string {
  return Buffer.from(TOKEN_PREFIX + key).toString('base64url');
}

function decodeToken(token: string): string {
  const text = Buffer.from(token, 'base64url').toString('utf8');
  if (!text.startsWith(TOKEN_PREFIX)) {
    throw invalidArgument('The continuation token provided is incorrect');
  }
  return text.slice(TOKEN_PREFIX.length);
}
