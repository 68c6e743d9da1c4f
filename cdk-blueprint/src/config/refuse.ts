import { z } from 'zod';

/**
 * Adds a problem that only shows when several keys are looked at together.
 *
 * @param value what the key has, which may be its default rather than something that was given
 */
export function refuse(
  context: z.RefinementCtx,
  path: (string | number)[],
  message: string,
  value: unknown,
): void {
  context.addIssue({ code: 'custom', path, message, params: { value } });
}
