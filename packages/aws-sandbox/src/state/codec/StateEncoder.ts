import { types } from 'util';
import { UnkeepableStateError } from '../errors';
import { StateClasses } from '../StateClasses';
import { ByteWriter } from './ByteWriter';
import { ShapeTable } from './ShapeTable';
import { Tag } from './Tag';

/** Writes one graph of values: cycles and shared objects stay what they are, equal strings and sets of member names are written once. */
export class StateEncoder {
  readonly #classes: StateClasses;
  readonly #out = new ByteWriter();
  readonly #objects = new Map<object, number>();
  readonly #strings = new Map<string, number>();
  readonly #shapes = new ShapeTable();
  /** Where in the graph the encoder is, for errors. */
  readonly #path: unknown[] = [];

  constructor(classes: StateClasses) {
    this.#classes = classes;
  }

  /** @throws UnkeepableStateError naming place and kind of what cannot be kept */
  encode(root: unknown): Buffer {
    this.#value(root);
    return this.#out.toBuffer();
  }

  #value(value: unknown): void {
    const out = this.#out;
    switch (typeof value) {
      case 'undefined':
        return out.byte(Tag.undefined);
      case 'boolean':
        return out.byte(value ? Tag.true : Tag.false);
      case 'number':
        return this.#number(value);
      case 'bigint':
        out.byte(Tag.bigint);
        return out.text(String(value));
      case 'string':
        return this.#string(value);
      case 'object':
        return value === null ? out.byte(Tag.null) : this.#object(value);
      default:
        throw this.#unkeepable(`a ${typeof value}`);
    }
  }

  #number(value: number): void {
    const isSmall = Number.isInteger(value) && Math.abs(value) < 0x80000000;
    // Minus zero would lose its sign as an integer.
    if (isSmall && !Object.is(value, -0)) {
      this.#out.byte(Tag.integer);
      this.#out.integer(value);
    } else {
      this.#out.byte(Tag.double);
      this.#out.double(value);
    }
  }

  #string(value: string): void {
    const known = this.#strings.get(value);
    if (known === undefined) {
      this.#strings.set(value, this.#strings.size);
      this.#out.byte(Tag.string);
      this.#out.text(value);
    } else {
      this.#out.byte(Tag.stringReference);
      this.#out.count(known);
    }
  }

  #object(value: object): void {
    const known = this.#objects.get(value);
    if (known !== undefined) {
      this.#out.byte(Tag.reference);
      this.#out.count(known);
      return;
    }
    this.#objects.set(value, this.#objects.size);
    const prototype = Object.getPrototypeOf(value);
    if (Array.isArray(value)) {
      this.#array(value);
    } else if (isPlain(prototype)) {
      this.#out.byte(prototype === null ? Tag.bareObject : Tag.object);
      this.#members(value);
    } else {
      const stateClass = this.#classes.ofPrototype(prototype);
      if (stateClass) {
        this.#instance(value, stateClass.name);
      } else {
        this.#builtIn(value, prototype);
      }
    }
  }

  #array(values: readonly unknown[]): void {
    this.#out.byte(Tag.array);
    this.#out.count(values.length);
    for (let index = 0; index < values.length; index++) {
      if (index in values) {
        this.#below(index, values[index]);
      } else {
        this.#out.byte(Tag.hole);
      }
    }
  }

  #members(value: object): void {
    const names = Object.keys(value);
    const { index, isNew } = this.#shapes.number(names);
    // 0 announces names that were not there before.
    this.#out.count(isNew ? 0 : index + 1);
    if (isNew) {
      this.#out.count(names.length);
      names.forEach(name => this.#string(name));
    }
    for (const name of names) {
      this.#below(name, (value as Record<string, unknown>)[name]);
    }
  }

  #instance(value: object, className: string): void {
    if (types.isMap(value)) {
      this.#out.byte(Tag.mapInstance);
      this.#string(className);
      this.#members(value);
      this.#entries(value);
    } else if (types.isSet(value)) {
      this.#out.byte(Tag.setInstance);
      this.#string(className);
      this.#members(value);
      this.#elements(value);
    } else {
      this.#out.byte(Tag.instance);
      this.#string(className);
      this.#members(value);
    }
  }

  #builtIn(value: object, prototype: object): void {
    const out = this.#out;
    const className = String(prototype.constructor?.name);
    if (types.isMap(value) && className === 'Map') {
      out.byte(Tag.map);
      this.#entries(value);
    } else if (types.isSet(value) && className === 'Set') {
      out.byte(Tag.set);
      this.#elements(value);
    } else if (types.isDate(value)) {
      out.byte(Tag.date);
      out.double(value.getTime());
    } else if (types.isRegExp(value)) {
      out.byte(Tag.regExp);
      out.text(value.source);
      out.text(value.flags);
    } else if (types.isUint8Array(value)) {
      out.byte(Buffer.isBuffer(value) ? Tag.buffer : Tag.bytes);
      out.bytes(value);
    } else {
      throw this.#unkeepable(
        `an object of the class '${className}', which is no state class of a service`,
      );
    }
  }

  #entries(map: ReadonlyMap<unknown, unknown>): void {
    this.#out.count(map.size);
    for (const [key, value] of map) {
      this.#below(key, key);
      this.#below(key, value);
    }
  }

  #elements(set: ReadonlySet<unknown>): void {
    this.#out.count(set.size);
    let index = 0;
    for (const value of set) {
      this.#below(index++, value);
    }
  }

  #below(step: unknown, value: unknown): void {
    this.#path.push(step);
    this.#value(value);
    this.#path.pop();
  }

  #unkeepable(what: string): UnkeepableStateError {
    const path = this.#path.map(step =>
      typeof step === 'object' ? '(object)' : String(step).replace(/\n/g, '/'),
    );
    return new UnkeepableStateError(
      `The state cannot be saved: at '${path.join(' › ')}' stands ${what}`,
    );
  }
}

/** Also for objects that come from another realm. */
function isPlain(prototype: object | null): boolean {
  return (
    prototype === null ||
    prototype === Object.prototype ||
    (Object.getPrototypeOf(prototype) === null &&
      prototype.constructor?.name === 'Object')
  );
}
