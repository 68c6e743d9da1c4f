import { StateClasses } from '../StateClasses';
import { StateDecoder } from './StateDecoder';
import { StateEncoder } from './StateEncoder';

class Counter {
  readonly seen = new Set<string>();
  private total = 0;

  constructor(private readonly step: number) {}

  add(name: string): number {
    this.seen.add(name);
    this.total += this.step;
    return this.total;
  }
}

class Named<T> extends Map<string, T> {
  constructor(private readonly noun: string) {
    super();
  }

  describe(): string {
    return `${this.size} of ${this.noun}`;
  }
}

const classes = new StateClasses([Counter, Named]);
const encode = (value: unknown) => new StateEncoder(classes).encode(value);
const decode = (bytes: Buffer): any =>
  new StateDecoder(classes, bytes).decode();
const again = (value: unknown): any => decode(encode(value));

describe('the state codec', () => {
  it.each([
    ['nothing', undefined],
    ['null', null],
    ['booleans', [true, false]],
    ['small numbers', [0, -0, 1, -1, 2 ** 31 - 1, -(2 ** 31), 2 ** 31]],
    ['big and odd numbers', [1.5, NaN, Infinity, -Infinity, 2 ** 53, 5e-324]],
    ['big integers', [10n ** 40n, -1n]],
    ['strings', ['', 'a', 'a', 'ä€😀', '\u0000', 'half \ud83d pair']],
    ['a long string', 'x€'.repeat(200_000)],
    ['dates', [new Date(0), new Date(-1)]],
    ['expressions', [/a\/b/gi, /ü/u]],
    ['nested', { a: { b: [{ c: undefined }, {}] }, d: [] }],
    [
      'maps',
      new Map<unknown, unknown>([
        ['a', new Map()],
        [{ k: 1 }, 2],
      ]),
    ],
    ['sets', new Set<unknown>(['a', 1, new Set([2])])],
    [
      'names that look like several',
      [{ 'a\u0000b': 1 }, { a: 1, b: 2 }, {}, { '': 3 }],
    ],
    [
      'many of one shape',
      Array.from({ length: 300 }, (_, n) => ({ n, s: `${n}` })),
    ],
  ])('keeps %s', (_name, value) => {
    expect(again(value)).toEqual(value);
    expect(again({ value })).toEqual({ value });
  });

  it('keeps the sign of zero, holes and the order of members', () => {
    expect(Object.is(again(-0), -0)).toBe(true);
    const holes = again([1, , 3]); // eslint-disable-line no-sparse-arrays
    expect(holes).toHaveLength(3);
    expect(1 in holes).toBe(false);
    expect(again(new Date(NaN)).getTime()).toBeNaN();
    expect(Object.keys(again({ z: 1, a: undefined }))).toEqual(['z', 'a']);
  });

  it('keeps bytes as what they were, apart from the bytes they came in', () => {
    const encoded = encode([Buffer.from('abc'), new Uint8Array([1, 2])]);
    const [buffer, bytes] = decode(encoded);
    encoded.fill(0);
    expect(Buffer.isBuffer(buffer)).toBe(true);
    expect(buffer.toString()).toBe('abc');
    expect(Buffer.isBuffer(bytes)).toBe(false);
    expect([...bytes]).toEqual([1, 2]);
  });

  it('keeps cycles and shared objects', () => {
    const shared = { id: 1 };
    const loop: Record<string, unknown> = { shared, list: [shared] };
    loop.self = loop;
    loop.byShared = new Map([[shared, loop]]);
    const copy = again(loop);
    expect(copy.self).toBe(copy);
    expect(copy.list[0]).toBe(copy.shared);
    expect(copy.byShared.get(copy.shared)).toBe(copy);
  });

  it('brings instances back without their constructors', () => {
    const counter = new Counter(5);
    counter.add('one');
    const { first, second } = again({ first: counter, second: counter });
    expect(first).toBe(second);
    expect(first).toBeInstanceOf(Counter);
    expect(first.add('two')).toBe(10);
    expect([...first.seen]).toEqual(['one', 'two']);
    expect(counter.seen.size).toBe(1);
  });

  it('brings collections of a class back with their own members', () => {
    const named = new Named<object>('vpcs');
    named.set('self', named).set('b', {});
    const copy = again(named);
    expect(copy).toBeInstanceOf(Named);
    expect(copy.describe()).toBe('2 of vpcs');
    expect(copy.get('self')).toBe(copy);
  });

  it('lets no member name change what an object is', () => {
    const copy = again(JSON.parse('{"__proto__": {"admin": true}}'));
    expect(copy.admin).toBeUndefined();
    expect(Object.keys(copy)).toEqual(['__proto__']);
  });

  it.each([
    ['a function', () => {}, 'a function'],
    ['a symbol', Symbol('s'), 'a symbol'],
    ['a promise', Promise.resolve(), "class 'Promise'"],
    ['an error', new TypeError('x'), "class 'TypeError'"],
    ['a weak map', new WeakMap(), "class 'WeakMap'"],
    ['another array of numbers', new Float64Array(1), "class 'Float64Array'"],
    ['an unknown class', new (class Widget {})(), "class 'Widget'"],
    ['an unknown kind of map', new (class Odd extends Map {})(), "class 'Odd'"],
  ])('refuses %s and says where it stands', (_name, value, kind) => {
    const state = new Map([
      ['region\n1234\nec2', { list: [1, { it: value }] }],
    ]);
    expect(() => encode(state)).toThrow(kind);
    expect(() => encode(state)).toThrow("'region/1234/ec2 › list › 1 › it'");
  });

  it.each([
    ['no bytes', Buffer.alloc(0), 'in the middle'],
    ['an unknown kind', Buffer.from([200]), 'unknown kind 200'],
    ['what follows', Buffer.from([1, 1]), 'after its end'],
    ['an unknown reference', Buffer.from([9, 7]), 'not in it'],
    ['a length beyond its end', Buffer.from([18, 255, 255, 3]), 'middle'],
  ])('refuses to read %s', (_name, bytes, reason) => {
    expect(() => decode(bytes)).toThrow(reason);
  });

  it('reads no part of a state that was cut off anywhere', () => {
    const whole = encode({
      a: [1, 'two', { b: new Date(3) }],
      c: new Counter(1),
    });
    for (let length = 0; length < whole.length; length++) {
      expect(() => decode(whole.subarray(0, length))).toThrow('middle');
    }
  });

  it('refuses objects of a class that is not known any more', () => {
    const bytes = encode(new Counter(1));
    expect(() =>
      new StateDecoder(new StateClasses([]), bytes).decode(),
    ).toThrow("a class 'Counter' that this version does not have");
  });

  it('refuses two classes of one name', () => {
    const other = Object.defineProperty(class {}, 'name', { value: 'Counter' });
    expect(() => new StateClasses([Counter, other])).toThrow("'Counter'");
    expect(() => new StateClasses([Counter, Counter])).not.toThrow();
  });
});
