import { createHash } from 'node:crypto';

const LENGTH = 8;

/** Eight hexadecimal digits that stand for a text which is too long for a name. */
export const fingerprintOf = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, LENGTH);
