import { StudioSession } from '@gco/plugin-gco-analytics-common';
import { StudioTab } from './StudioTab';

/**
 * How an attempt to open Studio ended.
 *
 * - `opened`: the tab is on its way to Studio
 * - `closed`: the person closed the tab meanwhile
 * - `timeout`: the profile was not ready in time
 */
export type StudioOutcome = 'opened' | 'closed' | 'timeout';

const PREPARATION_LIMIT_MS = 3 * 60_000;

const wait = (milliseconds: number) =>
  new Promise<void>(resolve => {
    setTimeout(resolve, milliseconds);
  });

/**
 * Asks for a Studio session until there is one, and sends the tab there.
 *
 * The address goes from the answer straight to the tab and is kept nowhere.
 *
 * @param options.onPreparing called when the person's profile is being made first
 * @throws what `openSession` throws
 */
export async function runStudioSession(options: {
  tab: StudioTab;
  openSession: () => Promise<StudioSession>;
  onPreparing: () => void;
}): Promise<StudioOutcome> {
  const { tab, openSession, onPreparing } = options;
  const deadline = Date.now() + PREPARATION_LIMIT_MS;
  for (;;) {
    const session = await openSession();
    if (tab.isClosed) return 'closed';
    if (session.status === 'ready') {
      tab.go(session.url);
      return 'opened';
    }
    onPreparing();
    if (Date.now() + session.retryAfterMs > deadline) return 'timeout';
    await wait(session.retryAfterMs);
    if (tab.isClosed) return 'closed';
  }
}
