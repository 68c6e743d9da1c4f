import { Buckets, ObjectVersion, PartialUpload } from '../Buckets';

/** A bucket in memory. Pages are short; everything that is asked of it is in `calls`. */
export class FakeBuckets implements Buckets {
  readonly calls: string[] = [];
  tags: Record<string, string> | undefined = {};
  versions: ObjectVersion[] = [];
  uploads: PartialUpload[] = [];

  /** Error codes of objects and uploads that cannot be deleted, by key. */
  readonly codes = new Map<string, string>();

  constructor(private readonly pageSize = 2) {}

  /** Adds versions of objects, each with its number. */
  fill(count: number): void {
    for (let number = 0; number < count; number += 1) {
      this.versions.push({ key: `key-${number}`, versionId: `v-${number}` });
    }
  }

  async tagsOf(bucket: string) {
    this.calls.push(`tagsOf ${bucket}`);
    return this.tags;
  }

  async denyWrites(bucketArn: string) {
    this.calls.push(`denyWrites ${bucketArn}`);
    this.requireBucket();
  }

  async firstVersions() {
    this.requireBucket();
    return this.versions.slice(0, this.pageSize);
  }

  async deleteVersions(_bucket: string, versions: readonly ObjectVersion[]) {
    this.calls.push(`delete ${versions.length}`);
    const stays = ({ key }: ObjectVersion) => this.codes.has(key);
    this.versions = this.versions.filter(
      version =>
        stays(version) ||
        !versions.some(({ versionId }) => versionId === version.versionId),
    );
    return versions.filter(stays).map(({ key }) => this.codes.get(key)!);
  }

  async firstUploads() {
    this.requireBucket();
    return this.uploads.slice(0, this.pageSize);
  }

  async abortUpload(_bucket: string, { key, uploadId }: PartialUpload) {
    this.calls.push(`abort ${uploadId}`);
    const code = this.codes.get(key);
    if (code !== undefined) return code;
    this.uploads = this.uploads.filter(other => other.uploadId !== uploadId);
    return undefined;
  }

  private requireBucket(): void {
    if (this.tags) return;
    throw Object.assign(new Error('There is no such bucket'), {
      name: 'NoSuchBucket',
    });
  }
}
