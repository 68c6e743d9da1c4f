import { InputError, NotFoundError } from '@backstage/errors';
import { Generation } from '../core/Generation';
import { ScaledClock } from '../core/ScaledClock';
import { World } from '../core/World';
import { SnapshotSummary, WorldSnapshots } from '../core/WorldSnapshots';
import { SnapshotStorage } from './SnapshotStorage';
import { WorldCodec } from './WorldCodec';

const NAME = /^[a-zA-Z0-9][a-zA-Z0-9_-]{0,63}$/;

/** Snapshots of a world, one thing at a time. */
export class DefaultWorldSnapshots implements WorldSnapshots {
  readonly #world: World;
  readonly #codec: WorldCodec;
  readonly #storage: SnapshotStorage;
  readonly #seed: () => Promise<void>;
  readonly #scale: number;
  #latest: Promise<unknown> = Promise.resolve();

  /**
   * @param options.seed fills the empty world as at the start
   * @param options.scale of time, as at the start
   */
  constructor(options: {
    world: World;
    codec: WorldCodec;
    storage: SnapshotStorage;
    seed: () => Promise<void>;
    scale: number;
  }) {
    this.#world = options.world;
    this.#codec = options.codec;
    this.#storage = options.storage;
    this.#seed = options.seed;
    this.#scale = options.scale;
  }

  take(
    name: string,
    options: { limitMs?: number } = {},
  ): Promise<SnapshotSummary> {
    return this.#inTurn(async () => {
      requireName(name);
      await this.#world.settle(options);
      const body = this.#codec.encode(this.#world.generation);
      const takenAt = new Date();
      this.#storage.put(name, body, takenAt);
      return { name, takenAt, bytes: body.length };
    });
  }

  async list(): Promise<SnapshotSummary[]> {
    return this.#storage
      .list()
      .sort((one, other) => one.takenAt.getTime() - other.takenAt.getTime());
  }

  restore(name: string): Promise<void> {
    return this.#inTurn(async () => {
      requireName(name);
      const body = this.#storage.get(name);
      if (!body) {
        throw new NotFoundError(`There is no snapshot '${name}'`);
      }
      const { scale } = this.#world.clock;
      this.#world.begin(this.#codec.decode(body, scale));
    });
  }

  remove(name: string): Promise<void> {
    return this.#inTurn(async () => {
      requireName(name);
      if (!this.#storage.remove(name)) {
        throw new NotFoundError(`There is no snapshot '${name}'`);
      }
    });
  }

  reset(): Promise<void> {
    return this.#inTurn(async () => {
      const clock = new ScaledClock({ scale: this.#scale });
      this.#world.begin(new Generation({ clock }));
      const seeded = this.#seed();
      this.#world.ready = seeded.catch(() => {});
      await seeded;
    });
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#latest.then(work);
    this.#latest = done.catch(() => {});
    return done;
  }
}

/** Names become file names. */
function requireName(name: string): void {
  if (!NAME.test(name)) {
    throw new InputError(
      `A snapshot's name has 1 to 64 letters, digits, hyphens and underscores and begins with a letter or digit, unlike '${name}'`,
    );
  }
}
