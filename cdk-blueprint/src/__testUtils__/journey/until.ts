import { setTimeout as sleep } from 'node:timers/promises';

/** Looks again and again until it is so; Jest's time limit ends what never is. */
export async function until(isDone: () => Promise<boolean>): Promise<void> {
  while (!(await isDone())) await sleep(50);
}
