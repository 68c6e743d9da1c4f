import { createHash } from 'crypto';
import type { FunctionCode as CodeInput } from '@aws-sdk/client-lambda';
import type JSZip from 'jszip';
import { AwsError } from '../../core/AwsError';
import { CallContext } from '../../core/types';
import { invalidParameter, notImplementedSetting } from './lambdaErrors';
import { FunctionCode } from './LambdaState';

const MAXIMUM_INLINE_BYTES = 50 * 1024 * 1024;
const MAXIMUM_UNZIPPED_BYTES = 250 * 1024 * 1024;

/** Loaded with the first function that is made. */
function loadJSZip(): typeof JSZip {
  return require('jszip');
}

/** Where a deployment package is: inline or in S3. */
export type CodeLocation = Pick<
  CodeInput,
  'ZipFile' | 'S3Bucket' | 'S3Key' | 'S3ObjectVersion' | 'ImageUri'
>;

/** Fetches and checks a deployment package; from S3 with the caller's own permissions. */
export async function functionCode(
  context: CallContext,
  location: CodeLocation,
): Promise<FunctionCode> {
  const zip = await bytes(context, location);
  await checkArchive(zip);
  return { zip, sha256: createHash('sha256').update(zip).digest('base64') };
}

async function bytes(
  context: CallContext,
  location: CodeLocation,
): Promise<Buffer> {
  if (location.ImageUri) {
    throw notImplementedSetting('ImageUri');
  }
  if (location.ZipFile) {
    if (location.ZipFile.length > MAXIMUM_INLINE_BYTES) {
      throw new AwsError(
        'RequestEntityTooLargeException',
        `The zip file has ${location.ZipFile.length} bytes; ${MAXIMUM_INLINE_BYTES} is the most for a direct upload`,
        413,
      );
    }
    return Buffer.from(location.ZipFile);
  }
  const { S3Bucket, S3Key, S3ObjectVersion } = location;
  if (!S3Bucket || !S3Key) {
    throw invalidParameter(
      'Please provide a source for function code: ZipFile, or S3Bucket and S3Key',
    );
  }
  try {
    const { Body } = await context.invoke('s3', 'GetObject', {
      Bucket: S3Bucket,
      Key: S3Key,
      VersionId: S3ObjectVersion,
    });
    return Buffer.from(Body);
  } catch (error) {
    if (!(error instanceof AwsError)) {
      throw error;
    }
    throw error.code === 'AccessDenied'
      ? new AwsError(
          'AccessDeniedException',
          `Your access has been denied by S3, please make sure your request credentials have permission to GetObject for ${S3Bucket}/${S3Key}. S3 Error Code: AccessDenied. S3 Error Message: ${error.message}`,
          403,
        )
      : invalidParameter(
          `Error occurred while GetObject. S3 Error Code: ${error.code}. S3 Error Message: ${error.message}`,
        );
  }
}

async function checkArchive(zip: Buffer): Promise<void> {
  if (zip.length === 0) {
    throw invalidParameter('Uploaded file must be a non-empty zip');
  }
  const size = (await readArchive(zip)).reduce(
    (sum, file) => sum + file.content.length,
    0,
  );
  if (size > MAXIMUM_UNZIPPED_BYTES) {
    throw invalidParameter(
      `Unzipped size must be smaller than ${MAXIMUM_UNZIPPED_BYTES} bytes`,
    );
  }
}

/** One file of a deployment package. */
export interface ArchivedFile {
  /** Relative, without leading `/` or `..`. */
  readonly path: string;
  readonly content: Buffer;
}

/** The files of a deployment package; throws when it is none. */
export async function readArchive(zip: Buffer): Promise<ArchivedFile[]> {
  let archive: JSZip;
  try {
    archive = await loadJSZip().loadAsync(zip);
  } catch {
    throw invalidParameter(
      'Could not unzip uploaded file. Please check your file, then try to upload again.',
    );
  }
  return Promise.all(
    Object.values(archive.files)
      .filter(entry => !entry.dir)
      .map(async entry => ({
        path: entry.name,
        content: await entry.async('nodebuffer'),
      })),
  );
}
