import { isError } from '@backstage/errors';
import { errorKind } from '../access/errorKind';

/**
 * Cuts a refusal down to what it says. The scaffolder prints the stack of an error into the task's log; for a person whose
 * name is taken, it is noise. Other errors keep it: there it is what leads to the cause.
 */
export function withoutTrace(error: unknown): unknown {
  if (isError(error) && errorKind(error) !== 'Other') {
    error.stack = `${error.name}: ${error.message}`;
  }
  return error;
}
