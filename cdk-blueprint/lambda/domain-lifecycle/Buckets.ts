/** A version of an object, or the marker of its deletion. */
export interface ObjectVersion {
  readonly key: string;
  readonly versionId: string;
}

/** An upload in parts that was never completed. */
export interface PartialUpload {
  readonly key: string;
  readonly uploadId: string;
}

/** The code of an error about a single object, as S3 names it. Messages are left out: they name the object. */
export type ErrorCode = string;

/** What is done to buckets. Everything but `tagsOf` fails with `NoSuchBucket` when the bucket is gone. */
export interface Buckets {
  /** Nothing when there is no such bucket. */
  tagsOf(bucket: string): Promise<Readonly<Record<string, string>> | undefined>;

  /** Lets nobody put objects into a bucket any more, AWS included; any number of times. */
  denyWrites(bucketArn: string): Promise<void>;

  /** The first versions and markers of a bucket, a thousand or so; none when the bucket is empty. */
  firstVersions(bucket: string): Promise<ObjectVersion[]>;

  /** Deletes for good; what could not be deleted is told by the codes of its errors. */
  deleteVersions(
    bucket: string,
    versions: readonly ObjectVersion[],
  ): Promise<ErrorCode[]>;

  /** The first uploads of a bucket, a thousand at most. */
  firstUploads(bucket: string): Promise<PartialUpload[]>;

  /** Nothing happens when the upload is gone. */
  abortUpload(
    bucket: string,
    upload: PartialUpload,
  ): Promise<ErrorCode | undefined>;
}
