import { CredentialStore } from '../core/CredentialStore';
import { Generation } from '../core/Generation';
import { ScaledClock } from '../core/ScaledClock';
import { LaterState, StateStore } from '../core/StateStore';
import { World } from '../core/World';
import { StateDecoder, StateEncoder } from './codec';
import { UnreadableStateError } from './errors';
import { StateClasses } from './StateClasses';

/** What is saved of a world. */
interface SavedWorld {
  /** How far its time of day was ahead, in milliseconds. */
  readonly advanced: number;
  readonly state: ReadonlyMap<string, unknown>;
  /** What is built when it is first asked for. */
  readonly later: ReadonlyMap<string, readonly LaterState[]>;
}

/** Turns the state of a world into bytes, and those into another life of it. */
export class WorldCodec {
  readonly #classes: StateClasses;

  constructor(world: Pick<World, 'services'>) {
    this.#classes = new StateClasses([
      CredentialStore,
      ...world.services().flatMap(service => service.stateClasses ?? []),
    ]);
  }

  /**
   * Everything that lives in a world in which nothing is under way.
   *
   * @throws UnkeepableStateError
   */
  encode(generation: Generation): Buffer {
    generation.prepareSave();
    const { clock, state } = generation;
    const saved: SavedWorld = {
      advanced: clock.advanced,
      state: state.entries(),
      later: state.later(),
    };
    return new StateEncoder(this.#classes).encode(saved);
  }

  /**
   * @param scale of the new life's clock
   * @throws UnreadableStateError
   */
  decode(bytes: Buffer, scale: number): Generation {
    const saved = new StateDecoder(this.#classes, bytes).decode() as SavedWorld;
    if (
      typeof saved?.advanced !== 'number' ||
      !(saved.state instanceof Map && saved.later instanceof Map)
    ) {
      throw new UnreadableStateError('it holds something else than a world');
    }
    const clock = new ScaledClock({ scale });
    clock.resumeAt(saved.advanced);
    return new Generation({
      clock,
      state: new StateStore(saved.state, saved.later),
    });
  }
}
