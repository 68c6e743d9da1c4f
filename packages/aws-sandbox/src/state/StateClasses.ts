import { ConflictError } from '@backstage/errors';
import { StateClass } from '../core/types';

/** The classes whose instances can stand in saved state, by name. */
export class StateClasses {
  readonly #byName = new Map<string, StateClass>();
  readonly #byPrototype = new Map<object, StateClass>();

  /** @throws ConflictError when two classes have one name */
  constructor(classes: readonly StateClass[]) {
    for (const stateClass of classes) {
      const other = this.#byName.get(stateClass.name);
      if (other && other !== stateClass) {
        throw new ConflictError(
          `Two state classes are named '${stateClass.name}'; what is saved could not be told apart`,
        );
      }
      this.#byName.set(stateClass.name, stateClass);
      this.#byPrototype.set(stateClass.prototype, stateClass);
    }
  }

  named(name: string): StateClass | undefined {
    return this.#byName.get(name);
  }

  /** The class of an object with this prototype. */
  ofPrototype(prototype: object): StateClass | undefined {
    return this.#byPrototype.get(prototype);
  }
}
