import { createHash } from 'node:crypto';
import {
  DEFAULT_NAMESPACE,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';

const MIN_LENGTH = 2;
const MAX_LENGTH = 64;
const HASH_LENGTH = 16;

/**
 * How AWS's audit trail names a person: session name and source identity of the role sessions made for them, 2-64 characters
 * `[\w+=,.@-]`.
 *
 * `user:default/ana` is `ana`, `user:partners/ana` is `ana@partners`. Entity names have no `@`, so different people have
 * different names; what is too long is cut and carries a hash of the ref.
 *
 * @public
 */
export function personSessionName(userEntityRef: string): string {
  const ref = parseEntityRef(userEntityRef.toLocaleLowerCase('en-US'));
  const name = ref.name.replace(/[^\w+=,.-]/g, '-');
  const isPlain =
    ref.namespace === DEFAULT_NAMESPACE &&
    name === ref.name &&
    name.length >= MIN_LENGTH;
  const full = isPlain ? name : `${name}@${ref.namespace}`;
  if (full.length <= MAX_LENGTH && name === ref.name) {
    return full;
  }
  const hash = createHash('sha256')
    .update(stringifyEntityRef(ref))
    .digest('hex')
    .slice(0, HASH_LENGTH);
  return `${full.slice(0, MAX_LENGTH - HASH_LENGTH - 1)}=${hash}`;
}
