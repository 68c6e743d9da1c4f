import { createHash } from 'crypto';
import type {
  AbortMultipartUploadRequest,
  CompleteMultipartUploadOutput,
  CompleteMultipartUploadRequest,
  CreateMultipartUploadOutput,
  CreateMultipartUploadRequest,
  ListPartsOutput,
  ListPartsRequest,
  UploadPartOutput,
  UploadPartRequest,
} from '@aws-sdk/client-s3';
import { AwsError } from '../../core/AwsError';
import { lowerCaseId } from '../../core/identifiers';
import { CallContext, Operation } from '../../core/types';
import { accessBucket } from './accessBucket';
import { entityTag, verifyChecksums } from './checksums';
import { invalidArgument, noSuchUpload } from './errors';
import {
  decrypt,
  encrypt,
  encryptionConditions,
  encryptionFor,
} from './encryptWithKey';
import { written } from './objectAnswers';
import { objectConditions } from './objectConditions';
import { addVersion } from './objectVersions';
import { Bucket, MultipartUpload } from './S3State';
import { toBuffer } from './toBuffer';

const MIN_PART_BYTES = 5 * 1024 * 1024;
const MAX_PARTS = 10_000;

/** Operations on uploads in parts. */
export const multipartOperations: Record<string, Operation> = {
  async CreateMultipartUpload(
    context: CallContext,
    input: CreateMultipartUploadRequest,
  ): Promise<CreateMultipartUploadOutput> {
    const bucket = open(context, input, 's3:PutObject', {
      ...encryptionConditions(input),
      ...objectConditions(input),
    });
    const encryption = await encrypt(
      context,
      bucket,
      input.Key!,
      encryptionFor(bucket, input),
    );
    const upload: MultipartUpload = {
      uploadId: lowerCaseId(64),
      key: input.Key!,
      initiated: context.clock.now(),
      contentType: input.ContentType,
      metadata: input.Metadata ?? {},
      encryption,
      parts: new Map(),
    };
    bucket.uploads.set(upload.uploadId, upload);
    return {
      Bucket: bucket.name,
      Key: input.Key,
      UploadId: upload.uploadId,
      ServerSideEncryption: encryption.algorithm as 'AES256',
      SSEKMSKeyId: encryption.kmsKeyId,
      ChecksumAlgorithm: input.ChecksumAlgorithm,
    };
  },

  async UploadPart(
    context: CallContext,
    input: UploadPartRequest & { Body?: unknown },
  ): Promise<UploadPartOutput> {
    const bucket = open(context, input, 's3:PutObject');
    const upload = requireUpload(bucket, input);
    const number = input.PartNumber!;
    if (!(number >= 1 && number <= MAX_PARTS)) {
      throw invalidArgument(
        `Part number must be an integer between 1 and ${MAX_PARTS}, inclusive: ${number}`,
      );
    }
    await decrypt(context, bucket, upload);
    const body = toBuffer(input.Body);
    const checksums = verifyChecksums(input, body);
    const etag = entityTag(body);
    upload.parts.set(number, { body, etag, lastModified: context.clock.now() });
    return {
      ETag: etag,
      ...checksums,
      ServerSideEncryption: upload.encryption.algorithm as 'AES256',
      SSEKMSKeyId: upload.encryption.kmsKeyId,
    };
  },

  async CompleteMultipartUpload(
    context: CallContext,
    input: CompleteMultipartUploadRequest,
  ): Promise<CompleteMultipartUploadOutput> {
    const bucket = open(context, input, 's3:PutObject');
    const upload = requireUpload(bucket, input);
    const parts = chosenParts(upload, input);
    await decrypt(context, bucket, upload);
    const digests = parts.map(part =>
      Buffer.from(part.etag.replace(/"/g, ''), 'hex'),
    );
    const version = addVersion(bucket, {
      key: upload.key,
      deleteMarker: false,
      body: Buffer.concat(parts.map(part => part.body)),
      etag: `"${createHash('md5')
        .update(Buffer.concat(digests))
        .digest('hex')}-${parts.length}"`,
      lastModified: context.clock.now(),
      contentType: upload.contentType ?? 'binary/octet-stream',
      headers: {},
      metadata: upload.metadata,
      checksums: {},
      encryption: upload.encryption,
    });
    bucket.uploads.delete(upload.uploadId);
    return {
      Location: `/${bucket.name}/${upload.key}`,
      Bucket: bucket.name,
      Key: upload.key,
      ...written(bucket, version),
    };
  },

  AbortMultipartUpload(
    context: CallContext,
    input: AbortMultipartUploadRequest,
  ): object {
    const bucket = open(context, input, 's3:AbortMultipartUpload');
    bucket.uploads.delete(requireUpload(bucket, input).uploadId);
    return {};
  },

  ListParts(context: CallContext, input: ListPartsRequest): ListPartsOutput {
    const bucket = open(context, input, 's3:ListMultipartUploadParts');
    const upload = requireUpload(bucket, input);
    const after = Number(input.PartNumberMarker ?? 0);
    const rest = [...upload.parts]
      .filter(([number]) => number > after)
      .sort(([left], [right]) => left - right);
    const page = rest.slice(0, Math.min(input.MaxParts ?? 1000, 1000));
    const truncated = page.length < rest.length;
    return {
      Bucket: bucket.name,
      Key: upload.key,
      UploadId: upload.uploadId,
      IsTruncated: truncated,
      NextPartNumberMarker: truncated
        ? String(page[page.length - 1]?.[0] ?? after)
        : undefined,
      Parts: page.map(([number, part]) => ({
        PartNumber: number,
        ETag: part.etag,
        Size: part.body.length,
        LastModified: part.lastModified,
      })),
    };
  },
};

function open(
  context: CallContext,
  input: { Bucket?: string; Key?: string; ExpectedBucketOwner?: string },
  action: string,
  conditions: Record<string, string | string[]> = {},
): Bucket {
  return accessBucket(context, {
    bucket: input.Bucket!,
    key: input.Key!,
    action,
    conditions,
    expectedOwner: input.ExpectedBucketOwner,
  });
}

function requireUpload(
  bucket: Bucket,
  input: { Key?: string; UploadId?: string },
): MultipartUpload {
  const upload = bucket.uploads.get(input.UploadId!);
  if (!upload || upload.key !== input.Key) {
    throw noSuchUpload(input.UploadId!);
  }
  return upload;
}

function chosenParts(
  upload: MultipartUpload,
  input: CompleteMultipartUploadRequest,
) {
  const listed = input.MultipartUpload?.Parts ?? [];
  if (listed.length === 0) {
    throw new AwsError('MalformedXML', 'You must specify at least one part');
  }
  const numbers = listed.map(part => part.PartNumber!);
  if (
    numbers.some((number, index) => index > 0 && number <= numbers[index - 1])
  ) {
    throw new AwsError(
      'InvalidPartOrder',
      'The list of parts was not in ascending order. Parts must be ordered by part number.',
    );
  }
  return listed.map(({ PartNumber, ETag }, index) => {
    const part = upload.parts.get(PartNumber!);
    if (!part || part.etag.replace(/"/g, '') !== ETag?.replace(/"/g, '')) {
      throw new AwsError(
        'InvalidPart',
        `One or more of the specified parts could not be found: ${PartNumber}`,
      );
    }
    if (index < listed.length - 1 && part.body.length < MIN_PART_BYTES) {
      throw new AwsError(
        'EntityTooSmall',
        `Your proposed upload is smaller than the minimum allowed size: part ${PartNumber}`,
      );
    }
    return part;
  });
}
