import { createHash } from 'node:crypto';

/** Studio's range of POSIX user ids. */
export const LOWEST_ID = 10_000;
export const HIGHEST_ID = 4_000_000;

const HASH_BYTES = 6;
const CANDIDATES = 8;

/**
 * POSIX user ids that a profile may get, best first. The ids of a name are always the same and do not depend on its
 * case, as Studio's names do not:
 *
 *     id(n) = 10000 + first 6 bytes of sha256(name in lower case + suffix(n)), big endian, modulo 3990001
 *     suffix(0) = '', suffix(n) = '#' + n
 *
 * The number sign is in no name, so that the second id of one name is the first of none.
 */
export function* posixIds(profileName: string): Generator<number> {
  for (let attempt = 0; attempt < CANDIDATES; attempt += 1) {
    const suffix = attempt === 0 ? '' : `#${attempt}`;
    const digest = createHash('sha256')
      .update(`${profileName.toLowerCase()}${suffix}`)
      .digest();
    yield LOWEST_ID +
      (digest.readUIntBE(0, HASH_BYTES) % (HIGHEST_ID - LOWEST_ID + 1));
  }
}
