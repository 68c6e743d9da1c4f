import { createHash, randomBytes, randomInt, timingSafeEqual } from 'crypto';
import { AwsError } from '../../core/AwsError';
import type { UserPool } from './records';

/** A password as it is kept. */
export interface PasswordHash {
  readonly salt: Buffer;
  readonly hash: Buffer;
}

const SYMBOLS = '^$*.[]{}()?-"!@#%&/\\,><\':;|_~`+= ';

function digest(password: string, salt: Buffer): Buffer {
  return createHash('sha256').update(salt).update(password).digest();
}

/** What is kept of a password. Sign-ins of tests are many, so the hash is a fast one. */
export function hashPassword(password: string): PasswordHash {
  const salt = randomBytes(16);
  return { salt, hash: digest(password, salt) };
}

export function matchesPassword(
  password: string,
  kept: PasswordHash | undefined,
): boolean {
  return (
    kept !== undefined &&
    timingSafeEqual(kept.hash, digest(password, kept.salt))
  );
}

/** Throws `InvalidPasswordException` with the first rule of the pool that the password breaks. */
export function checkPassword(
  password: string,
  { passwordPolicy: policy }: Pick<UserPool, 'passwordPolicy'>,
): void {
  const rules: Array<[boolean, string]> = [
    [password.length < policy.MinimumLength, 'Password not long enough'],
    [password.length > 256, 'Password too long'],
    [
      policy.RequireUppercase && !/[A-Z]/.test(password),
      'Password must have uppercase characters',
    ],
    [
      policy.RequireLowercase && !/[a-z]/.test(password),
      'Password must have lowercase characters',
    ],
    [
      policy.RequireNumbers && !/[0-9]/.test(password),
      'Password must have numeric characters',
    ],
    [
      policy.RequireSymbols && ![...password].some(c => SYMBOLS.includes(c)),
      'Password must have symbol characters',
    ],
    [password !== password.trim(), 'Password cannot begin or end with a space'],
  ];
  const broken = rules.find(([isBroken]) => isBroken);
  if (broken) {
    throw new AwsError(
      'InvalidPasswordException',
      `Password did not conform with policy: ${broken[1]}`,
    );
  }
}

/** A temporary password as Cognito makes one up where the caller gives none. */
export function madeUpPassword(length: number): string {
  const classes = [
    'ABCDEFGHJKLMNPQRSTUVWXYZ',
    'abcdefghijkmnpqrstuvwxyz',
    '23456789',
    '!@#%&?-_',
  ];
  const every = classes.join('');
  return Array.from({ length: Math.max(length, 12) }, (_, index) => {
    const from = classes[index] ?? every;
    return from[randomInt(from.length)];
  }).join('');
}
