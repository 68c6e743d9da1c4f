import {
  AbortMultipartUploadCommand,
  DeleteObjectsCommand,
  GetBucketPolicyCommand,
  GetBucketTaggingCommand,
  ListMultipartUploadsCommand,
  ListObjectVersionsCommand,
  PutBucketPolicyCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { errorName } from '../shared/errorName';
import { bucketNameOf } from './bucketNameOf';
import { Buckets, ErrorCode, ObjectVersion, PartialUpload } from './Buckets';
import { unlessGone } from './refusalOf';

const BUCKET_GONE = 'NoSuchBucket';

/** The most that one request deletes. */
const DELETED_AT_ONCE = 1000;

const DENIAL = 'DenyWrites';

interface PolicyDocument {
  readonly Version: string;
  readonly Statement: readonly { readonly Sid?: string }[];
}

/** Buckets, through the API of S3. */
export class S3Buckets implements Buckets {
  constructor(private readonly client: S3Client) {}

  async tagsOf(Bucket: string): Promise<Record<string, string> | undefined> {
    try {
      const { TagSet = [] } = await this.client.send(
        new GetBucketTaggingCommand({ Bucket }),
      );
      return Object.fromEntries(TagSet.map(({ Key, Value }) => [Key, Value]));
    } catch (error) {
      if (errorName(error) === BUCKET_GONE) return undefined;
      if (errorName(error) === 'NoSuchTagSet') return {};
      throw error;
    }
  }

  // The policy that came with the bucket may be gone already, with its statements.
  async denyWrites(bucketArn: string): Promise<void> {
    const Bucket = bucketNameOf(bucketArn);
    const answer = await unlessGone(
      this.client.send(new GetBucketPolicyCommand({ Bucket })),
      ['NoSuchBucketPolicy'],
    );
    const policy: PolicyDocument = JSON.parse(
      answer?.Policy ?? '{"Version":"2012-10-17","Statement":[]}',
    );
    const statements = [policy.Statement].flat();
    if (statements.some(({ Sid }) => Sid === DENIAL)) return;
    const denial = {
      Sid: DENIAL,
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:PutObject',
      Resource: `${bucketArn}/*`,
    };
    await this.client.send(
      new PutBucketPolicyCommand({
        Bucket,
        Policy: JSON.stringify({
          ...policy,
          Statement: [...statements, denial],
        }),
      }),
    );
  }

  async firstVersions(Bucket: string): Promise<ObjectVersion[]> {
    const { Versions = [], DeleteMarkers = [] } = await this.client.send(
      new ListObjectVersionsCommand({ Bucket, EncodingType: 'url' }),
    );
    return [...Versions, ...DeleteMarkers].map(({ Key, VersionId }) => ({
      key: decoded(Key!),
      versionId: VersionId!,
    }));
  }

  async deleteVersions(
    Bucket: string,
    versions: readonly ObjectVersion[],
  ): Promise<ErrorCode[]> {
    const codes: ErrorCode[] = [];
    for (let start = 0; start < versions.length; start += DELETED_AT_ONCE) {
      const { Errors = [] } = await this.client.send(
        new DeleteObjectsCommand({
          Bucket,
          Delete: {
            Quiet: true,
            Objects: versions
              .slice(start, start + DELETED_AT_ONCE)
              .map(({ key, versionId }) => ({
                Key: key,
                VersionId: versionId,
              })),
          },
        }),
      );
      codes.push(...Errors.map(({ Code }) => Code ?? 'Unknown'));
    }
    return codes;
  }

  async firstUploads(Bucket: string): Promise<PartialUpload[]> {
    const { Uploads = [] } = await this.client.send(
      new ListMultipartUploadsCommand({ Bucket, EncodingType: 'url' }),
    );
    return Uploads.map(({ Key, UploadId }) => ({
      key: decoded(Key!),
      uploadId: UploadId!,
    }));
  }

  async abortUpload(
    Bucket: string,
    { key, uploadId }: PartialUpload,
  ): Promise<ErrorCode | undefined> {
    try {
      await this.client.send(
        new AbortMultipartUploadCommand({
          Bucket,
          Key: key,
          UploadId: uploadId,
        }),
      );
      return undefined;
    } catch (error) {
      const code = errorName(error);
      if (code === 'NoSuchUpload') return undefined;
      if (code === BUCKET_GONE) throw error;
      return code;
    }
  }
}

/** A key that S3 has encoded, since XML cannot hold every character that a key can. */
function decoded(key: string): string {
  return decodeURIComponent(key.replaceAll('+', ' '));
}
