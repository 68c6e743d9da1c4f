import { AwsError } from '../../core/AwsError';

export const noSuchBucket = (name: string) =>
  new AwsError(
    'NoSuchBucket',
    `The specified bucket does not exist: ${name}`,
    404,
  );

export const noSuchKey = (key: string) =>
  new AwsError('NoSuchKey', `The specified key does not exist: ${key}`, 404);

export const noSuchUpload = (uploadId: string) =>
  new AwsError(
    'NoSuchUpload',
    `The specified multipart upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed: ${uploadId}`,
    404,
  );

export const invalidArgument = (message: string) =>
  new AwsError('InvalidArgument', message, 400);
