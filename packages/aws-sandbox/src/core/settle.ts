import { setImmediate as nextTurn, setTimeout as wait } from 'timers/promises';
import { UnsettledError } from './UnsettledError';
import type { World } from './World';

/** How long one look at work that takes wall time waits for it. */
const WALL_STEP_MS = 20;
/** Turns of the event loop without anything new before it counts as quiet. */
const QUIET_TURNS = 10;
const DEFAULT_LIMIT_MS = 30_000;
const MOST_NAMED = 10;

/** Whether nothing is under way and nobody waits for time to pass. */
function isQuiet({ generation }: World): boolean {
  return generation.clock.pending === 0 && generation.underWay().length === 0;
}

/**
 * Lets everything that is under way come to its end: advances the time to whatever waits for it, and waits for what takes wall
 * time, such as functions. When it returns, the world is quiet until the caller gives way to somebody else.
 *
 * @param options.limitMs how long to try, in wall time; 30 s by default
 * @throws UnsettledError naming what is still under way
 */
export async function settle(
  world: World,
  options: { limitMs?: number } = {},
): Promise<void> {
  const limitMs = options.limitMs ?? DEFAULT_LIMIT_MS;
  const deadline = Date.now() + limitMs;
  while (!(await staysQuiet(world))) {
    if (Date.now() > deadline) {
      throw unsettled(world, limitMs);
    }
    const { clock } = world;
    if (clock.pending > 0 && !world.generation.holdsTime()) {
      await clock.advance(clock.untilNext ?? 0);
    } else {
      await wait(WALL_STEP_MS);
    }
  }
}

/** Whether the world is quiet now and does not stir by itself; true until the caller gives way to somebody else. */
export async function staysQuiet(world: World): Promise<boolean> {
  for (let turn = 0; turn < QUIET_TURNS; turn++) {
    if (!isQuiet(world)) {
      return false;
    }
    await nextTurn();
  }
  return isQuiet(world);
}

function unsettled(world: World, limitMs: number): UnsettledError {
  const { clock } = world;
  const underWay = world.generation.underWay();
  if (clock.pending > 0) {
    underWay.push(`${clock.pending} that wait for time to pass`);
  }
  const named = underWay.slice(0, MOST_NAMED).join(', ');
  const more = underWay.length - MOST_NAMED;
  return new UnsettledError(
    `The local AWS does not come to rest within ${
      limitMs / 1000
    } s; still under way: ${named}${more > 0 ? ` and ${more} more` : ''}`,
    underWay,
  );
}
