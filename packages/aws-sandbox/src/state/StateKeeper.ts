import { staysQuiet } from '../core/settle';
import { UnsettledError } from '../core/UnsettledError';
import { World } from '../core/World';
import { StateFile } from './StateFile';
import { StateFileLock } from './StateFileLock';
import { WorldCodec } from './WorldCodec';

/** How often to look whether there is something to save. */
const LOOK_MS = 250;
/** Shortest time between two saves, in wall time. */
const DEFAULT_INTERVAL_MS = 2_000;
/** Saving takes at most one part of so many of the time, as nothing is answered meanwhile. */
const SHARE_OF_TIME = 10;
/** How long the world has at the end to come to rest. */
const DEFAULT_END_LIMIT_MS = 30_000;

/** Options of {@link StateKeeper}. */
export interface StateKeeperOptions {
  readonly world: World;
  readonly codec: WorldCodec;
  /** Path of the file. */
  readonly path: string;
  /** Is told what a person should know, in a line. */
  readonly report: (line: string) => void;
  readonly intervalMs?: number;
  readonly endLimitMs?: number;
}

/**
 * Keeps the state of a world in a file: loads it, saves it while the world runs, whenever something has changed and
 * nothing is under way, and at the end.
 */
export class StateKeeper {
  readonly #options: StateKeeperOptions;
  readonly #file: StateFile;
  readonly #lock: StateFileLock;
  #timer: NodeJS.Timeout | undefined;
  #savedMark: unknown[] = [];
  #savedAt = 0;
  #saveMs = 0;
  #isLooking = false;

  constructor(options: StateKeeperOptions) {
    this.#options = options;
    this.#file = new StateFile(options.path);
    this.#lock = new StateFileLock(this.#file.path);
  }

  /**
   * Takes the file for this process and gives the world the state in it.
   *
   * @returns whether there was one
   * @throws ConflictError when another process has the file
   * @throws UnreadableStateError when the file is no state; it stays as it is
   */
  load(): boolean {
    this.#file.prepareFolder();
    this.#lock.take();
    try {
      this.#file.removeDrafts();
      const saved = this.#file.read();
      if (saved) {
        const { world, codec } = this.#options;
        world.begin(
          this.#file.explaining(() =>
            codec.decode(saved.body, world.clock.scale),
          ),
        );
        this.#savedMark = this.#mark();
      }
      return saved !== undefined;
    } catch (error) {
      this.#lock.release();
      throw error;
    }
  }

  /** Saves from now on by itself. */
  begin(): void {
    this.#timer = setInterval(() => void this.#look(), LOOK_MS);
    this.#timer.unref();
  }

  /** Gives the file free without saving anything. */
  release(): void {
    clearInterval(this.#timer);
    this.#lock.release();
  }

  /** Lets everything come to rest, saves it and gives the file free; what does not rest is told, and the last quiet state stays. */
  async end(): Promise<void> {
    clearInterval(this.#timer);
    const { world, report, endLimitMs = DEFAULT_END_LIMIT_MS } = this.#options;
    try {
      await world.settle({ limitMs: endLimitMs });
      this.#save();
    } catch (error) {
      const reason =
        error instanceof UnsettledError
          ? `${error.message}. The state from before that was kept`
          : `The state could not be saved: ${(error as Error).message}`;
      report(reason);
    } finally {
      this.#lock.release();
    }
  }

  async #look(): Promise<void> {
    const { world, report, intervalMs = DEFAULT_INTERVAL_MS } = this.#options;
    const pause = Math.max(intervalMs, this.#saveMs * SHARE_OF_TIME);
    if (this.#isLooking || Date.now() - this.#savedAt < pause) {
      return;
    }
    this.#isLooking = true;
    try {
      if (this.#hasChanged() && (await staysQuiet(world))) {
        this.#save();
      }
    } catch (error) {
      this.#savedAt = Date.now();
      report(`The state could not be saved: ${(error as Error).message}`);
    } finally {
      this.#isLooking = false;
    }
  }

  #save(): void {
    if (!this.#hasChanged()) {
      return;
    }
    const { world, codec } = this.#options;
    const mark = this.#mark();
    const begunAt = Date.now();
    this.#file.write(codec.encode(world.generation), new Date());
    this.#savedMark = mark;
    this.#savedAt = Date.now();
    this.#saveMs = this.#savedAt - begunAt;
  }

  #hasChanged(): boolean {
    const mark = this.#mark();
    return mark.some((part, index) => part !== this.#savedMark[index]);
  }

  /** Differs from an earlier one when the state may. */
  #mark(): unknown[] {
    const { generation } = this.#options.world;
    return [generation, generation.changes, generation.clock.advanced];
  }
}
