import type { PatchOperation } from '@aws-sdk/client-api-gateway';
import { badRequest } from './apiGatewayError';

/** One change of a PATCH request, its path taken apart. */
export interface Patch {
  readonly op: 'add' | 'replace' | 'remove';
  /** The path as it came. */
  readonly path: string;
  /** Segments with `~1` and `~0` read as `/` and `~`. */
  readonly segments: readonly string[];
  readonly value?: string;
}

/** Reads the changes of a PATCH request; operations other than add, replace and remove are refused. */
export function readPatches(
  operations: readonly PatchOperation[] | undefined,
): Patch[] {
  return (operations ?? []).map(({ op, path = '', value }) => {
    if (op !== 'add' && op !== 'replace' && op !== 'remove') {
      throw badRequest(
        `Patch operation ${op} on ${path} is not implemented by the local AWS`,
      );
    }
    const segments = path
      .split('/')
      .slice(1)
      .map(segment => segment.replace(/~1/g, '/').replace(/~0/g, '~'));
    return { op, path, segments, value };
  });
}

/** The error for a path that cannot be changed. */
export function invalidPatchPath({ path, op }: Patch): Error {
  return badRequest(`Invalid patch path '${path}' specified for op '${op}'`);
}

/** A value that means a boolean. */
export function booleanOf({ value, path }: Patch): boolean {
  if (value !== 'true' && value !== 'false') {
    throw badRequest(`Invalid boolean value '${value}' for ${path}`);
  }
  return value === 'true';
}

/** A value that means a number of at least 0. */
export function numberOf({ value, path }: Patch): number {
  const number = Number(value);
  if (value === undefined || value.trim() === '' || !(number >= 0)) {
    throw badRequest(`Invalid number '${value}' for ${path}`);
  }
  return number;
}
