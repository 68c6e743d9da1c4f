import type {
  DeleteObjectOutput,
  DeleteObjectRequest,
  DeleteObjectsOutput,
  DeleteObjectsRequest,
} from '@aws-sdk/client-s3';
import { AwsError } from '../../core/AwsError';
import { CallContext, Operation } from '../../core/types';
import { accessBucket } from './accessBucket';
import { deleteLatest, removeVersion } from './objectVersions';
import { Bucket } from './S3State';

const MAX_DELETES = 1000;

/** Operations that delete objects. */
export const deleteOperations: Record<string, Operation> = {
  DeleteObject(
    context: CallContext,
    input: DeleteObjectRequest,
  ): DeleteObjectOutput {
    const bucket = accessBucket(context, {
      bucket: input.Bucket!,
      key: input.Key!,
      action: input.VersionId ? 's3:DeleteObjectVersion' : 's3:DeleteObject',
      expectedOwner: input.ExpectedBucketOwner,
    });
    return deleteOne(context, bucket, {
      Key: input.Key!,
      VersionId: input.VersionId,
    });
  },

  DeleteObjects(
    context: CallContext,
    input: DeleteObjectsRequest,
  ): DeleteObjectsOutput {
    const objects = input.Delete?.Objects ?? [];
    if (objects.length === 0 || objects.length > MAX_DELETES) {
      throw new AwsError(
        'MalformedXML',
        `A request must name 1 to ${MAX_DELETES} objects, not ${objects.length}`,
      );
    }
    const output: Required<Pick<DeleteObjectsOutput, 'Deleted' | 'Errors'>> = {
      Deleted: [],
      Errors: [],
    };
    for (const { Key, VersionId } of objects) {
      try {
        const action = VersionId ? 's3:DeleteObjectVersion' : 's3:DeleteObject';
        const bucket = accessBucket(context, {
          bucket: input.Bucket!,
          key: Key!,
          action,
        });
        const { DeleteMarker, VersionId: made } = deleteOne(context, bucket, {
          Key: Key!,
          VersionId,
        });
        const marker = DeleteMarker
          ? { DeleteMarker, DeleteMarkerVersionId: made }
          : {};
        output.Deleted.push({ Key, VersionId, ...marker });
      } catch (error) {
        if (!(error instanceof AwsError) || error.code === 'NoSuchBucket') {
          throw error;
        }
        output.Errors.push({
          Key,
          VersionId,
          Code: error.code,
          Message: error.message,
        });
      }
    }
    return input.Delete?.Quiet ? { Errors: output.Errors } : output;
  },
};

function deleteOne(
  context: CallContext,
  bucket: Bucket,
  { Key, VersionId }: { Key: string; VersionId?: string },
): DeleteObjectOutput {
  if (VersionId) {
    const removed = removeVersion(bucket, Key, VersionId);
    return { VersionId, DeleteMarker: removed?.deleteMarker || undefined };
  }
  const marker = deleteLatest(bucket, Key, context.clock.now());
  return marker ? { DeleteMarker: true, VersionId: marker.versionId } : {};
}
