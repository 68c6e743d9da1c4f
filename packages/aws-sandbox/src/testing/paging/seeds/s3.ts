import { each, Seed } from './Seed';

/** Several items in each of the service's lists. */
export const s3: Seed = {
  service: 's3',
  async fill(call) {
    const on = (operation: string, input: object) =>
      call('s3', operation, input);
    await each(name =>
      on('CreateBucket', {
        Bucket: `${name}-paged`,
        CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' },
      }),
    );
    const Bucket = 'ant-paged';
    await on('PutBucketVersioning', {
      Bucket,
      VersioningConfiguration: { Status: 'Enabled' },
    });
    await each(Key => on('PutObject', { Bucket, Key, Body: Key }));
    await on('PutObject', { Bucket, Key: 'ant', Body: 'again' });
    await each(Key => on('CreateMultipartUpload', { Bucket, Key }));
    const { UploadId } = await on('CreateMultipartUpload', {
      Bucket,
      Key: 'parts',
    });
    await each((name, index) =>
      on('UploadPart', {
        Bucket,
        Key: 'parts',
        UploadId,
        PartNumber: index + 1,
        Body: name,
      }),
    );
    return {
      ListMultipartUploads: { input: { Bucket }, items: 'Uploads' },
      ListBuckets: { items: 'Buckets' },
      ListObjectsV2: { input: { Bucket }, items: 'Contents' },
      ListParts: { input: { Bucket, Key: 'parts', UploadId }, items: 'Parts' },
    };
  },
};
