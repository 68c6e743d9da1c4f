import { access, minimalInput } from '../__testUtils__/configs';
import {
  ENVIRONMENT_RULES,
  FOUNDATION_RULES,
} from '../__testUtils__/configRules';
import { minimalFoundation, portal } from '../__testUtils__/foundations';
import { problemsOf, withValue } from '../__testUtils__/problems';
import {
  leavesOf,
  SchemaNode,
  sectionsOf,
  WRONG_MEMBERS,
  WRONG_SECTIONS,
  wrongValuesFor,
} from '../__testUtils__/wrongValues';
import { environmentConfigJsonSchema } from './environmentConfigJsonSchema';
import { foundationConfigJsonSchema } from './foundationConfigJsonSchema';
import { parseEnvironmentConfig } from './parseEnvironmentConfig';
import { parseFoundationConfig } from './parseFoundationConfig';

const KINDS = [
  {
    kind: 'environment' as const,
    schema: environmentConfigJsonSchema() as SchemaNode,
    rules: ENVIRONMENT_RULES,
    parse: parseEnvironmentConfig,
    complete: { ...minimalInput, access },
  },
  {
    kind: 'foundation' as const,
    schema: foundationConfigJsonSchema() as SchemaNode,
    rules: FOUNDATION_RULES,
    parse: parseFoundationConfig,
    complete: { ...minimalFoundation, portal },
  },
];

describe.each(KINDS)('$kind', ({ kind, schema, rules, parse, complete }) => {
  const problems = (path: string, value: unknown) =>
    problemsOf(parse, kind, withValue(path, value, complete));
  const leaves = leavesOf(schema);
  const sections = sectionsOf(schema);
  const below = (path: string, key: string) => (path ? `${path}.${key}` : key);

  it('begins with a config that is right', () => {
    expect(problemsOf(parse, kind, complete)).toEqual([]);
  });

  it('has a rule for every key', () => {
    expect(leaves.map(([path]) => path).sort()).toEqual(
      Object.keys(rules).sort(),
    );
  });

  it.each(leaves)('%s says its one rule to every wrong value', (path, node) => {
    const rule = rules[path];
    const own = typeof rule === 'string' ? rule : rule.list;
    for (const [value, got] of wrongValuesFor(node)) {
      expect(problems(path, value)).toEqual([`${path}: ${own} (got ${got})`]);
    }
  });

  it.each(leaves.filter(([, { type }]) => type === 'array'))(
    '%s says the place and the rule of every wrong member',
    path => {
      const rule = rules[path];
      const member = typeof rule === 'string' ? rule : rule.member;
      const line = (index: number, got: string) =>
        `${path}[${index}]: ${member} (got ${got})`;
      for (const [value, got] of WRONG_MEMBERS) {
        expect(problems(path, [value])).toEqual([line(0, got)]);
      }
      expect(problems(path, [null, 7, ''])).toEqual([
        line(0, 'null'),
        line(1, '7'),
        line(2, '""'),
      ]);
    },
  );

  it.each(leaves.filter(([, { type }]) => type === 'integer'))(
    '%s takes its least and its most',
    (path, { minimum, maximum }) => {
      for (const value of [minimum, maximum]) {
        // Rules across keys may still want another value.
        expect(problems(path, value)).not.toContainEqual(
          expect.stringContaining(`${path}: ${rules[path]}`),
        );
      }
    },
  );

  it.each(sections.filter(([path]) => path !== ''))(
    '%s has to be a group of its keys',
    (path, { properties }) => {
      const keys = Object.keys(properties!).join(', ');
      for (const [value, got] of WRONG_SECTIONS) {
        expect(problems(path, value)).toEqual([
          `${path}: must be an object with ${keys} (got ${got})`,
        ]);
      }
    },
  );

  it.each(sections)("'%s' takes no key it does not know", (path, node) => {
    const keys = Object.keys(node.properties!);
    const [first] = keys;
    for (const unknown of [
      'unknownKey',
      first.toUpperCase(),
      `${first} `,
      '',
      'constructor',
      'toString',
    ]) {
      const group = { ...valueAt(complete, path), [unknown]: 1 };
      const lines = path
        ? problems(path, group)
        : problemsOf(parse, kind, group);
      expect(lines).toEqual([
        `${below(path, unknown)}: unknown key, known here: ${keys.join(
          ', ',
        )} (got 1)`,
      ]);
    }
  });

  it.each(
    sections.flatMap(([path, { required = [], properties }]) =>
      required
        .filter(key => !properties![key].properties)
        .map(key => below(path, key)),
    ),
  )('%s has to be given', path => {
    const rule = rules[path];
    expect(problems(path, undefined)).toEqual([
      `${path}: ${rule} (got nothing)`,
    ]);
  });

  it('names every wrong value at once', () => {
    const wrong = leaves.reduce<object>(
      (input, [path]) => withValue(path, null, input) as object,
      complete,
    );
    const lines = problemsOf(parse, kind, wrong);
    expect(lines).toEqual(
      expect.arrayContaining(
        leaves.map(([path]) =>
          expect.stringMatching(
            new RegExp(`^${path.replaceAll('.', '\\.')}: .* \\(got null\\)$`),
          ),
        ),
      ),
    );
    expect(lines).toHaveLength(leaves.length);
  });
});

function valueAt(input: object, path: string): object | undefined {
  const keys = path ? path.split('.') : [];
  return keys.reduce<any>((node, key) => node?.[key], input);
}
