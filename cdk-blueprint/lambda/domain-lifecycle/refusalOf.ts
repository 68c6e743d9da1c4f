import { errorMessage, errorName } from '../shared/errorName';
import { Refusal } from './Refusal';

/** How the errors of an operation are taken. */
export interface Tolerance {
  /** Names of errors that mean that nothing is to be done any more. */
  readonly gone: readonly string[];

  /** Names of errors that mean that it is too early. */
  readonly notYet?: readonly string[];
}

/** Runs an operation that AWS may refuse for a while. */
export async function refusalOf(
  operation: Promise<unknown>,
  { gone, notYet = [] }: Tolerance,
): Promise<Refusal> {
  try {
    await operation;
    return undefined;
  } catch (error) {
    const name = errorName(error);
    if (gone.includes(name)) return undefined;
    if (notYet.includes(name)) return errorMessage(error);
    throw error;
  }
}

/** Runs an operation; nothing when what it is about does not exist. */
export async function unlessGone<T>(
  operation: Promise<T>,
  gone: readonly string[],
): Promise<T | undefined> {
  try {
    return await operation;
  } catch (error) {
    if (gone.includes(errorName(error))) return undefined;
    throw error;
  }
}
