import { createHash } from 'node:crypto';
import { DEFAULT_NAMESPACE, parseEntityRef } from '@backstage/catalog-model';

const MAX_LENGTH = 63;
const HASH_LENGTH = 10;
const ENDS_LIKE_A_HASH = /-[0-9a-f]{10}$/;

/**
 * Profile name of a person: the user's name, as it is where Studio allows that.
 *
 * | user | profile |
 * | --- | --- |
 * | `user:default/ana` | `ana` |
 * | `user:default/ana.diaz` | `ana-diaz-` and 10 digits of the ref's hash |
 * | `user:partners/ana` | `partners-ana-` and the hash |
 *
 * A name that had to be changed, belongs to another namespace, is too long or has one character only carries the hash, and so
 * does a name that looks as if it did: two different people never get the same name. Always lower case, since AWS does not
 * tell cases apart.
 *
 * @public
 */
export function defaultProfileName(userEntityRef: string): string {
  const { namespace, name } = parseEntityRef(
    userEntityRef.toLocaleLowerCase('en-US'),
  );
  const wanted =
    namespace === DEFAULT_NAMESPACE ? name : `${namespace}-${name}`;
  const legal = wanted.replace(/[^a-z0-9-]+/g, '-').replace(/^-+|-+$/g, '');
  const isUntouched =
    legal === name &&
    legal.length >= 2 &&
    legal.length <= MAX_LENGTH &&
    !ENDS_LIKE_A_HASH.test(legal);
  return isUntouched ? legal : withHash(legal, userEntityRef);
}

function withHash(name: string, userEntityRef: string): string {
  const hash = createHash('sha256')
    .update(userEntityRef.toLocaleLowerCase('en-US'))
    .digest('hex')
    .slice(0, HASH_LENGTH);
  const head = name.slice(0, MAX_LENGTH - HASH_LENGTH - 1).replace(/-+$/, '');
  return head ? `${head}-${hash}` : `u-${hash}`;
}
