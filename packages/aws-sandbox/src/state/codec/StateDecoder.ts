import { UnreadableStateError } from '../errors';
import { StateClasses } from '../StateClasses';
import { ByteReader } from './ByteReader';
import { Tag } from './Tag';

/** Reads what a {@link StateEncoder} wrote. */
export class StateDecoder {
  readonly #classes: StateClasses;
  readonly #in: ByteReader;
  readonly #objects: object[] = [];
  readonly #strings: string[] = [];
  readonly #shapes: (readonly string[])[] = [];

  constructor(classes: StateClasses, bytes: Buffer) {
    this.#classes = classes;
    this.#in = new ByteReader(bytes);
  }

  /** @throws UnreadableStateError */
  decode(): unknown {
    const value = this.#value();
    if (!this.#in.isAtEnd) {
      throw new UnreadableStateError('something follows after its end');
    }
    return value;
  }

  #value(tag = this.#in.byte()): unknown {
    switch (tag) {
      case Tag.undefined:
        return undefined;
      case Tag.null:
        return null;
      case Tag.true:
        return true;
      case Tag.false:
        return false;
      case Tag.integer:
        return this.#in.integer();
      case Tag.double:
        return this.#in.double();
      case Tag.bigint:
        return BigInt(this.#in.text());
      case Tag.string:
      case Tag.stringReference:
        return this.#string(tag);
      case Tag.reference:
        return known(this.#objects, this.#in.count());
      default:
        return this.#object(tag);
    }
  }

  #object(tag: number): unknown {
    switch (tag) {
      case Tag.object:
        return this.#members(this.#add({}));
      case Tag.bareObject:
        return this.#members(this.#add(Object.create(null)));
      case Tag.array:
        return this.#array();
      case Tag.map:
        return this.#entries(this.#add(new Map()));
      case Tag.set:
        return this.#elements(this.#add(new Set()));
      case Tag.date:
        return this.#add(new Date(this.#in.double()));
      case Tag.regExp:
        return this.#add(new RegExp(this.#in.text(), this.#in.text()));
      case Tag.buffer:
        return this.#add(this.#in.bytes());
      case Tag.bytes:
        return this.#add(new Uint8Array(this.#in.bytes()));
      case Tag.instance:
        return this.#members(this.#add(this.#instance({})));
      case Tag.mapInstance:
        return this.#entries(
          this.#members(this.#add(this.#instance(new Map()))),
        );
      case Tag.setInstance:
        return this.#elements(
          this.#members(this.#add(this.#instance(new Set()))),
        );
      default:
        throw new UnreadableStateError(
          `it holds a value of unknown kind ${tag}`,
        );
    }
  }

  #add<T extends object>(object: T): T {
    this.#objects.push(object);
    return object;
  }

  #string(tag: number): string {
    if (tag === Tag.stringReference) {
      return known(this.#strings, this.#in.count());
    }
    if (tag !== Tag.string) {
      throw new UnreadableStateError('a name is missing in it');
    }
    const text = this.#in.text();
    this.#strings.push(text);
    return text;
  }

  #array(): unknown[] {
    const values: unknown[] = this.#add([]);
    const length = this.#in.count();
    for (let index = 0; index < length; index++) {
      const tag = this.#in.byte();
      if (tag === Tag.hole) {
        values.length += 1;
      } else {
        values.push(this.#value(tag));
      }
    }
    return values;
  }

  /** Gives the object the class that is named next; its constructor does not run. */
  #instance<T extends object>(object: T): T {
    const name = this.#string(this.#in.byte());
    const stateClass = this.#classes.named(name);
    if (!stateClass) {
      throw new UnreadableStateError(
        `it holds objects of a class '${name}' that this version does not have`,
      );
    }
    return Object.setPrototypeOf(object, stateClass.prototype);
  }

  #members<T extends object>(object: T): T {
    for (const name of this.#shape()) {
      // Defined, not assigned: a member may be named `__proto__`.
      if (name === '__proto__') {
        Object.defineProperty(object, name, {
          value: this.#value(),
          enumerable: true,
          configurable: true,
          writable: true,
        });
      } else {
        (object as Record<string, unknown>)[name] = this.#value();
      }
    }
    return object;
  }

  #shape(): readonly string[] {
    const index = this.#in.count();
    if (index > 0) {
      return known(this.#shapes, index - 1);
    }
    const names: string[] = [];
    // Before the values, so that the numbers are those of the encoder.
    this.#shapes.push(names);
    for (let left = this.#in.count(); left > 0; left--) {
      names.push(this.#string(this.#in.byte()));
    }
    return names;
  }

  #entries<T extends Map<unknown, unknown>>(map: T): T {
    for (let left = this.#in.count(); left > 0; left--) {
      Map.prototype.set.call(map, this.#value(), this.#value());
    }
    return map;
  }

  #elements<T extends Set<unknown>>(set: T): T {
    for (let left = this.#in.count(); left > 0; left--) {
      Set.prototype.add.call(set, this.#value());
    }
    return set;
  }
}

function known<T>(values: readonly T[], index: number): T {
  if (index >= values.length) {
    throw new UnreadableStateError('it refers to something that is not in it');
  }
  return values[index];
}
