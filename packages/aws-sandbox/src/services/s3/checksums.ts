import { createHash } from 'crypto';
import { crc32 } from 'zlib';
import { AwsError } from '../../core/AwsError';

/** Checksum members of the SDK with how each is computed; those without are stored as the client gives them. */
const CHECKSUMS: Record<string, ((body: Buffer) => string) | undefined> = {
  ChecksumCRC32: body => {
    const buffer = Buffer.alloc(4);
    buffer.writeUInt32BE(crc32(body));
    return buffer.toString('base64');
  },
  ChecksumCRC32C: undefined,
  ChecksumCRC64NVME: undefined,
  ChecksumSHA1: body => createHash('sha1').update(body).digest('base64'),
  ChecksumSHA256: body => createHash('sha256').update(body).digest('base64'),
};

/**
 * Checks a body against all digests that came with it.
 *
 * @returns the checksums to keep, by SDK member
 * @throws AwsError `BadDigest`
 */
export function verifyChecksums(
  input: object,
  body: Buffer,
): Record<string, string> {
  const values = input as Record<string, string | undefined>;
  if (
    values.ContentMD5 !== undefined &&
    values.ContentMD5 !== createHash('md5').update(body).digest('base64')
  ) {
    throw badDigest('Content-MD5');
  }
  const kept: Record<string, string> = {};
  for (const [member, compute] of Object.entries(CHECKSUMS)) {
    const given = values[member];
    if (given === undefined) {
      continue;
    }
    if (compute && compute(body) !== given) {
      throw badDigest(member.replace('Checksum', ''));
    }
    kept[member] = given;
  }
  return kept;
}

/** S3's entity tag of a body in one piece, with its quotes. */
export function entityTag(body: Buffer): string {
  return `"${createHash('md5').update(body).digest('hex')}"`;
}

function badDigest(name: string): AwsError {
  return new AwsError(
    'BadDigest',
    `The ${name} you specified did not match what we received.`,
  );
}
