import { AwsError } from '../../../core/AwsError';
import { Clock } from '../../../core/types';

const INTERVAL_MS = 30_000;
const TIMEOUT_MS = 15 * 60_000;

/**
 * Deletes a part of a network as CloudFormation does: that something still needs it may pass, so it tries for a
 * quarter of an hour of AWS time before it gives up with the service's answer.
 */
export async function whileInUse(
  clock: Clock,
  remove: () => Promise<unknown>,
): Promise<void> {
  for (let waited = 0; ; waited += INTERVAL_MS) {
    try {
      await remove();
      return;
    } catch (error) {
      const passing =
        error instanceof AwsError && error.code === 'DependencyViolation';
      if (!passing || waited >= TIMEOUT_MS) {
        throw error;
      }
      await clock.sleep(INTERVAL_MS);
    }
  }
}
