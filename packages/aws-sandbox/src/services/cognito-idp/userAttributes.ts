import type { AttributeType } from '@aws-sdk/client-cognito-identity-provider';
import { invalidParameter } from './cognitoError';
import { User, UserPool } from './records';

/** The standard attributes of OpenID Connect that every pool has. */
const STANDARD = new Set([
  'address',
  'birthdate',
  'email',
  'email_verified',
  'family_name',
  'gender',
  'given_name',
  'locale',
  'middle_name',
  'name',
  'nickname',
  'phone_number',
  'phone_number_verified',
  'picture',
  'preferred_username',
  'profile',
  'updated_at',
  'website',
  'zoneinfo',
]);

/** Reads attributes of a request; names that the pool does not have are refused. */
export function readAttributes(
  pool: UserPool,
  attributes: readonly AttributeType[] | undefined,
): Map<string, string> {
  const read = new Map<string, string>();
  for (const { Name, Value } of attributes ?? []) {
    const name = String(Name);
    if (name === 'sub') {
      throw invalidParameter('Cannot modify the non-mutable attribute sub');
    }
    if (!STANDARD.has(name) && !pool.customAttributes.has(name)) {
      throw invalidParameter(
        `Attributes did not conform to the schema: ${name}: Attribute does not exist in the schema.`,
      );
    }
    if (name === 'email' && !/^[^@\s]+@[^@\s]+$/.test(Value ?? '')) {
      throw invalidParameter('Invalid email address format.');
    }
    read.set(name, Value ?? '');
  }
  return read;
}

/** A user's attributes as they are shown, `sub` among them. */
export function shownAttributes(user: User): AttributeType[] {
  return [...user.attributes, ['sub', user.sub]].map(([Name, Value]) => ({
    Name,
    Value,
  }));
}
