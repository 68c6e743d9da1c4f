import { setTimeout as sleep } from 'node:timers/promises';
import { DeployedStack, StackState } from './DeployedStack';
import { Reporter } from './Reporter';
import { stackStep } from './stackStep';

/** Options of {@link followStack}. */
export interface FollowStackOptions {
  readonly stack: DeployedStack;
  /** The stack as it was found, with an operation running. */
  readonly state: StackState;
  readonly reporter: Reporter;
  readonly pollIntervalMs: number;
  /** Number of resources that the operation works on, when known. */
  readonly total?: number;
}

/**
 * Reports the events of an operation that somebody else started, from its beginning, until it has ended.
 *
 * @returns the stack afterwards; undefined when the operation deleted it
 */
export async function followStack(
  options: FollowStackOptions,
): Promise<StackState | undefined> {
  const { stack, state, reporter, pollIntervalMs, total } = options;
  const seen = new Set<string>();
  reporter.progress.reset();
  for (;;) {
    // The state first: events that come between the two looks are then not missed at the end.
    const current = await stack.describe(state.id);
    for (const event of await stack.events(state.id)) {
      if (!event.EventId || seen.has(event.EventId)) continue;
      seen.add(event.EventId);
      reporter.resource(event, { total });
    }
    if (!current || current.status === 'DELETE_COMPLETE') return undefined;
    if (stackStep(current.status) !== 'follow') return current;
    await sleep(pollIntervalMs);
  }
}
