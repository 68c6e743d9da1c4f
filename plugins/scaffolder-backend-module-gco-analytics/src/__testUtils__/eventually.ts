import { NotFoundError } from '@backstage/errors';

const TIMEOUT_MS = 120_000;

/** Asks until there is an answer. */
export async function eventually<T>(
  what: string,
  ask: () => Promise<T | undefined>,
): Promise<T> {
  const until = Date.now() + TIMEOUT_MS;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) {
      return answer;
    }
    if (Date.now() > until) {
      throw new NotFoundError(
        `Waited ${TIMEOUT_MS / 1_000} s in vain for ${what}`,
      );
    }
    await new Promise(next => setTimeout(next, 100));
  }
}
