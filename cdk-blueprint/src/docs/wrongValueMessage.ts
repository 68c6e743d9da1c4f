import type { z } from 'zod';

/** What a schema says to a wrong value at a path, or at the first member of a list there; empty when it says nothing. */
export function wrongValueMessage(
  schema: z.ZodType,
  path: readonly string[],
  value: unknown,
): string {
  const input = path.reduceRight<unknown>(
    (inner, key) => ({ [key]: inner }),
    value,
  );
  const result = schema.safeParse(input);
  const wanted = Array.isArray(value) ? [...path, 0] : path;
  return (
    result.error?.issues.find(
      issue => issue.path.join('.') === wanted.join('.'),
    )?.message ?? ''
  );
}
