import type {
  ListMultipartUploadsOutput,
  ListMultipartUploadsRequest,
} from '@aws-sdk/client-s3';
import { CallContext, Operation } from '../../core/types';
import { encoder, maxKeys, openForList } from './listing';
import { MultipartUpload } from './S3State';

/** The operation that lists uploads in parts that are under way. */
export const listUploadOperations: Record<string, Operation> = {
  ListMultipartUploads(
    context: CallContext,
    input: ListMultipartUploadsRequest,
  ): ListMultipartUploadsOutput {
    const bucket = openForList(
      context,
      {
        Bucket: input.Bucket,
        Prefix: input.Prefix,
        ExpectedBucketOwner: input.ExpectedBucketOwner,
      },
      's3:ListBucketMultipartUploads',
    );
    const encode = encoder(input.EncodingType);
    const rest = [...bucket.uploads.values()]
      .filter(({ key }) => key.startsWith(input.Prefix ?? ''))
      .filter(upload => isAfter(upload, input))
      .sort(compare);
    const page = rest.slice(0, maxKeys(input.MaxUploads));
    const last = page[page.length - 1];
    const truncated = last !== undefined && page.length < rest.length;
    return {
      Bucket: bucket.name,
      KeyMarker: encode(input.KeyMarker ?? ''),
      UploadIdMarker: input.UploadIdMarker ?? '',
      EncodingType: input.EncodingType,
      MaxUploads: maxKeys(input.MaxUploads),
      IsTruncated: truncated,
      NextKeyMarker: truncated ? encode(last.key) : undefined,
      NextUploadIdMarker: truncated ? last.uploadId : undefined,
      Uploads: page.map(({ key, uploadId, initiated }) => ({
        Key: encode(key),
        UploadId: uploadId,
        Initiated: initiated,
        StorageClass: 'STANDARD',
        Owner: { ID: bucket.accountId },
        Initiator: { ID: bucket.accountId },
      })),
    };
  },
};

/** By key, then by id: markers and pages go by the same order. */
function compare(
  one: Pick<MultipartUpload, 'key' | 'uploadId'>,
  other: Pick<MultipartUpload, 'key' | 'uploadId'>,
): number {
  return (
    Buffer.compare(Buffer.from(one.key), Buffer.from(other.key)) ||
    Buffer.compare(Buffer.from(one.uploadId), Buffer.from(other.uploadId))
  );
}

// Without a key, S3 takes no notice of the id; without an id, all uploads of the key have been seen.
function isAfter(
  upload: MultipartUpload,
  { KeyMarker, UploadIdMarker }: ListMultipartUploadsRequest,
): boolean {
  if (!KeyMarker) return true;
  if (!UploadIdMarker && upload.key === KeyMarker) return false;
  return (
    compare(upload, { key: KeyMarker, uploadId: UploadIdMarker ?? '' }) > 0
  );
}
