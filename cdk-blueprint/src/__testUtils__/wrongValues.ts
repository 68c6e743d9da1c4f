/** The part of a JSON Schema that decides what is wrong for a key. */
export interface SchemaNode {
  readonly type?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
}

/** A value that a key must not have, and how a message shows it. */
export type WrongValue = readonly [value: unknown, got: string];

const OBJECT: WrongValue = [{ a: 1 }, '{"a":1}'];
const LIST: WrongValue = [[], '[]'];
const NOTHING: WrongValue = [null, 'null'];
const NAN: WrongValue = [Number.NaN, 'NaN'];
const NUMBER: WrongValue = [7, '7'];
const FLAG: WrongValue = [true, 'true'];

/** Text that no pattern and no list of words takes. */
const TEXTS: readonly WrongValue[] = [
  ['', '""'],
  [' ', '" "'],
  ['\n', '"\\n"'],
  ['💥', '"💥"'],
  ['*', '"*"'],
  // eslint-disable-next-line no-template-curly-in-string
  ['${Token}', '"${Token}"'],
  ['constructor!', '"constructor!"'],
  ['x'.repeat(100_000), `"${'x'.repeat(79)}…`],
];
const numbers = (...values: number[]): WrongValue[] =>
  [...new Set(values)].map(value => [value, String(value)]);

/** Wrong values for a key, by what its schema says. */
export function wrongValuesFor(node: SchemaNode): readonly WrongValue[] {
  switch (node.type) {
    case 'boolean':
      return [
        ...numbers(0, 1, Number.NaN),
        ...[NOTHING, OBJECT, LIST, ...TEXTS],
        ['true', '"true"'],
        ['false', '"false"'],
        ['yes', '"yes"'],
      ];
    case 'integer':
    case 'number':
      return [...wrongNumbers(node), NOTHING, OBJECT, LIST, FLAG, ...TEXTS];
    case 'array':
      return [NOTHING, OBJECT, NUMBER, FLAG, NAN, ...TEXTS];
    case 'string':
      return [NOTHING, OBJECT, LIST, NUMBER, FLAG, NAN, ...TEXTS];
    default:
      return [NOTHING, OBJECT, NUMBER, FLAG, NAN, ...TEXTS];
  }
}

/** Wrong members of a list of text. */
export const WRONG_MEMBERS: readonly WrongValue[] = [
  ...[NOTHING, OBJECT, LIST, NUMBER, FLAG, NAN],
  ...TEXTS,
];

/** Wrong values for a group of keys. */
export const WRONG_SECTIONS: readonly WrongValue[] = [
  ...[NOTHING, LIST, NUMBER, FLAG, NAN],
  ...TEXTS,
];

function wrongNumbers({ minimum = 0, maximum = 100 }: SchemaNode) {
  return [
    ...numbers(
      minimum - 1,
      maximum + 1,
      minimum + 0.5,
      -1,
      -0.1,
      2 ** 53,
      1e308,
      Infinity,
      -Infinity,
      Number.NaN,
    ),
    [String(maximum), `"${maximum}"`] as const,
  ];
}

/** Keys of a schema that have a value of their own, by path. */
export function leavesOf(node: SchemaNode, path = ''): [string, SchemaNode][] {
  return Object.entries(node.properties ?? {}).flatMap(([key, child]) => {
    const childPath = path ? `${path}.${key}` : key;
    return child.properties
      ? leavesOf(child, childPath)
      : [[childPath, child] as [string, SchemaNode]];
  });
}

/** Groups of keys of a schema, by path; the schema itself has none. */
export function sectionsOf(
  node: SchemaNode,
  path = '',
): [string, SchemaNode][] {
  const children = Object.entries(node.properties ?? {}).filter(
    ([, child]) => child.properties,
  );
  return [
    [path, node],
    ...children.flatMap(([key, child]) =>
      sectionsOf(child, path ? `${path}.${key}` : key),
    ),
  ];
}
