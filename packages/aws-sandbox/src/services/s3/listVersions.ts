import type {
  DeleteMarkerEntry,
  ListObjectVersionsOutput,
  ListObjectVersionsRequest,
  ObjectVersion as ListedVersion,
} from '@aws-sdk/client-s3';
import { CallContext, Operation } from '../../core/types';
import {
  commonPrefixes,
  encoder,
  listEntries,
  maxKeys,
  openForList,
} from './listing';

/** The operation that lists versions. */
export const listVersionOperations: Record<string, Operation> = {
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
