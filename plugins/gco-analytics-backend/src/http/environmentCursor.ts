import { InputError } from '@backstage/errors';
import { isEnvironmentName } from '@gco/plugin-gco-analytics-common';

const VERSION = 1;

/** Position in the list of environments, which is in the order of names: after this one. */
export function encodeCursor(lastName: string): string {
  return Buffer.from(JSON.stringify([VERSION, lastName])).toString('base64url');
}

/** @throws InputError when it is none of ours */
export function decodeCursor(cursor: string): string {
  const [version, name] = parse(cursor);
  if (
    version !== VERSION ||
    typeof name !== 'string' ||
    !isEnvironmentName(name)
  ) {
    throw new InputError(`'${cursor}' is not a cursor of this list`);
  }
  return name;
}

function parse(cursor: string): unknown[] {
  try {
    const value = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
