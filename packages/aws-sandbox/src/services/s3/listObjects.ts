import type {
  CommonPrefix,
  DeleteMarkerEntry,
  ListObjectsOutput,
  ListObjectsRequest,
  ListObjectsV2Output,
  ListObjectsV2Request,
  ListObjectVersionsOutput,
  ListObjectVersionsRequest,
  ObjectVersion as ListedVersion,
  _Object as ListedObject,
} from '@aws-sdk/client-s3';
import { CallContext, Operation } from '../../core/types';
import { accessBucket } from './accessBucket';
import { invalidArgument } from './errors';
import { Bucket, ObjectVersion } from './S3State';

const MAX_KEYS = 1000;
const TOKEN_PREFIX = 'after:';

interface ListQuery {
  prefix: string;
  delimiter?: string;
  /** Only what sorts after this. */
  after?: string;
  maxKeys: number;
}

/** What a page of a listing is made of, in the order of keys. */
type Entry = { kind: 'key'; key: string } | { kind: 'prefix'; key: string };

/** Operations that list objects and their versions. */
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

  ListObjectVersions(
    context: CallContext,
    input: ListObjectVersionsRequest,
  ): ListObjectVersionsOutput {
    const bucket = openForList(context, input, 's3:ListBucketVersions');
    const encode = encoder(input.EncodingType);
    const { entries, truncated } = listEntries([...bucket.objects.keys()], {
      prefix: input.Prefix ?? '',
      delimiter: input.Delimiter,
      after: input.KeyMarker,
      maxKeys: maxKeys(input.MaxKeys),
    });
    const versions: ListedVersion[] = [];
    const markers: DeleteMarkerEntry[] = [];
    for (const { key } of entries.filter(entry => entry.kind === 'key')) {
      for (const [index, version] of bucket.objects.get(key)!.entries()) {
        const common = {
          Key: encode(key),
          VersionId: version.versionId,
          IsLatest: index === 0,
          LastModified: version.lastModified,
          Owner: { ID: bucket.accountId },
        };
        if (version.deleteMarker) {
          markers.push(common);
        } else {
          versions.push({
            ...common,
            ETag: version.etag,
            Size: version.body.length,
            StorageClass: 'STANDARD',
          });
        }
      }
    }
    return {
      Name: bucket.name,
      Prefix: encode(input.Prefix ?? ''),
      KeyMarker: encode(input.KeyMarker ?? ''),
      Delimiter: input.Delimiter && encode(input.Delimiter),
      EncodingType: input.EncodingType,
      MaxKeys: maxKeys(input.MaxKeys),
      IsTruncated: truncated,
      NextKeyMarker: truncated
        ? encode(entries[entries.length - 1].key)
        : undefined,
      Versions: versions,
      DeleteMarkers: markers,
      CommonPrefixes: commonPrefixes(entries, encode),
    };
  },
};

function openForList(
  context: CallContext,
  input: {
    Bucket?: string;
    Prefix?: string;
    Delimiter?: string;
    MaxKeys?: number;
    ExpectedBucketOwner?: string;
  },
  action: string,
): Bucket {
  return accessBucket(context, {
    bucket: input.Bucket!,
    action,
    conditions: {
      's3:prefix': input.Prefix ?? '',
      ...(input.Delimiter ? { 's3:delimiter': input.Delimiter } : {}),
      ...(input.MaxKeys === undefined
        ? {}
        : { 's3:max-keys': String(input.MaxKeys) }),
    },
    expectedOwner: input.ExpectedBucketOwner,
  });
}

function currentKeys(bucket: Bucket): string[] {
  return [...bucket.objects]
    .filter(([, [latest]]) => !latest.deleteMarker)
    .map(([key]) => key);
}

/** One page of keys and common prefixes, in the order of their UTF-8 bytes. */
function listEntries(
  keys: string[],
  query: ListQuery,
): { entries: Entry[]; truncated: boolean } {
  const found = new Map<string, Entry>();
  for (const key of keys.filter(candidate =>
    candidate.startsWith(query.prefix),
  )) {
    const cut = query.delimiter
      ? key.indexOf(query.delimiter, query.prefix.length)
      : -1;
    const name = cut < 0 ? key : key.slice(0, cut + query.delimiter!.length);
    found.set(name, { kind: cut < 0 ? 'key' : 'prefix', key: name });
  }
  const sorted = [...found.values()]
    .filter(
      entry =>
        query.after === undefined || compareBytes(entry.key, query.after) > 0,
    )
    .sort((left, right) => compareBytes(left.key, right.key));
  const entries = sorted.slice(0, query.maxKeys);
  return {
    entries,
    truncated: entries.length > 0 && sorted.length > entries.length,
  };
}

function compareBytes(left: string, right: string): number {
  return Buffer.compare(Buffer.from(left), Buffer.from(right));
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

function commonPrefixes(
  entries: Entry[],
  encode: (text: string) => string,
): CommonPrefix[] {
  return entries
    .filter(entry => entry.kind === 'prefix')
    .map(entry => ({ Prefix: encode(entry.key) }));
}

function encoder(encodingType: string | undefined): (text: string) => string {
  return encodingType === 'url'
    ? text => encodeURIComponent(text).replace(/%2F/g, '/')
    : text => text;
}

function maxKeys(requested: number | undefined): number {
  if (requested !== undefined && requested < 0) {
    throw invalidArgument(
      `Argument maxKeys must be an integer between 0 and 2147483647: ${requested}`,
    );
  }
  return Math.min(requested ?? MAX_KEYS, MAX_KEYS);
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
