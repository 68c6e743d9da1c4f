import { lowerCaseId } from '../../core/identifiers';
import { Bucket, ObjectVersion } from './S3State';

/** `null` is S3's name for the version of an object in a bucket without versioning. */
const UNVERSIONED = 'null';

/** The version that a read without version id means; a delete marker counts as one. */
export function latestVersion(
  bucket: Bucket,
  key: string,
): ObjectVersion | undefined {
  return bucket.objects.get(key)?.[0];
}

/** The named version. */
export function findVersion(
  bucket: Bucket,
  key: string,
  versionId: string,
): ObjectVersion | undefined {
  return bucket.objects
    .get(key)
    ?.find(version => version.versionId === versionId);
}

/** Puts a version before all others, or in the place of the unversioned one, as the bucket's versioning has it. */
export function addVersion(
  bucket: Bucket,
  content: Omit<ObjectVersion, 'versionId'>,
): ObjectVersion {
  const versionId =
    bucket.versioning === 'Enabled' ? lowerCaseId(32) : UNVERSIONED;
  const version = { ...content, versionId };
  const earlier = bucket.objects.get(content.key) ?? [];
  const kept =
    versionId === UNVERSIONED
      ? earlier.filter(other => other.versionId !== UNVERSIONED)
      : earlier;
  bucket.objects.set(content.key, [version, ...kept]);
  return version;
}

/** Deletes for good. */
export function removeVersion(
  bucket: Bucket,
  key: string,
  versionId: string,
): ObjectVersion | undefined {
  const versions = bucket.objects.get(key) ?? [];
  const removed = versions.find(version => version.versionId === versionId);
  const rest = versions.filter(version => version !== removed);
  if (rest.length > 0) {
    bucket.objects.set(key, rest);
  } else {
    bucket.objects.delete(key);
  }
  return removed;
}

/** Deletes as a call without version id does: a delete marker where versioning is or was on. */
export function deleteLatest(
  bucket: Bucket,
  key: string,
  now: Date,
): ObjectVersion | undefined {
  if (bucket.versioning === undefined) {
    removeVersion(bucket, key, UNVERSIONED);
    return undefined;
  }
  return addVersion(bucket, {
    key,
    deleteMarker: true,
    body: Buffer.alloc(0),
    etag: '',
    lastModified: now,
    contentType: '',
    headers: {},
    metadata: {},
    checksums: {},
    encryption: { algorithm: '' },
  });
}
