import { randomBytes } from 'crypto';

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const LOWER = 'abcdefghijklmnopqrstuvwxyz0123456789';

function randomFrom(alphabet: string, length: number): string {
  return Array.from(
    randomBytes(length),
    byte => alphabet[byte % alphabet.length],
  ).join('');
}

/** `prefix` and characters as in IAM ids: `uniqueId('AROA')` → `AROA…` of 21 characters. */
export function uniqueId(prefix: string, length = 21): string {
  return prefix + randomFrom(BASE32, length - prefix.length);
}

/** Lower-case letters and digits, as in `d-…` of a domain. */
export function lowerCaseId(length: number): string {
  return randomFrom(LOWER, length);
}
