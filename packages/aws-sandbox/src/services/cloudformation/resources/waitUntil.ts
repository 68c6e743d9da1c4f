import { AwsError } from '../../../core/AwsError';
import { Clock } from '../../../core/types';

/** How a waited-for resource stands; `failed` carries the reason. */
export type Progress = 'ready' | 'waiting' | { readonly failed: string };

/**
 * Asks again and again until a resource is ready.
 *
 * @param intervalMs AWS time between questions
 * @param timeoutMs AWS time after which the resource counts as not stabilized
 */
export async function waitUntil(options: {
  clock: Clock;
  what: string;
  probe: () => Promise<Progress>;
  intervalMs?: number;
  timeoutMs?: number;
}): Promise<void> {
  const {
    clock,
    what,
    probe,
    intervalMs = 5_000,
    timeoutMs = 3_600_000,
  } = options;
  for (let waited = 0; waited < timeoutMs; waited += intervalMs) {
    const progress = await probe();
    if (progress === 'ready') {
      return;
    }
    if (progress !== 'waiting') {
      throw new AwsError(
        'NotStabilized',
        `${what} did not stabilize: ${progress.failed}`,
      );
    }
    await clock.sleep(intervalMs);
  }
  throw new AwsError('NotStabilized', `Exceeded attempts to wait for ${what}`);
}
