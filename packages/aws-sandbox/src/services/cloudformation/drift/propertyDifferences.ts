import { PropertyDifference } from '../model';
import { sameDocument, sameScalar } from './sameValue';

type Values = Readonly<Record<string, unknown>>;

/** Members that tell one object of a list from another. */
const NAMES = [
  'Key',
  'Id',
  'Name',
  'PolicyName',
  'RuleName',
  'AttributeName',
  'IndexName',
  'TransitionToIA',
  'LocalMountPath',
];

/** Properties whose value is a document, whatever is in it. */
const DOCUMENT =
  /(Policy|PolicyDocument|KeyPolicy|PolicyText|DefinitionString|Definition)$/;

function isObject(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shown(value: unknown): string {
  if (value === undefined) {
    return 'null';
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function difference(
  path: string,
  expected: unknown,
  actual: unknown,
): PropertyDifference {
  let DifferenceType: PropertyDifference['DifferenceType'] = 'NOT_EQUAL';
  if (expected === undefined) {
    DifferenceType = 'ADD';
  } else if (actual === undefined) {
    DifferenceType = 'REMOVE';
  }
  return {
    PropertyPath: path,
    ExpectedValue: shown(expected),
    ActualValue: shown(actual),
    DifferenceType,
  };
}

function isDocument(name: string, value: unknown): boolean {
  return (
    DOCUMENT.test(name) &&
    (isObject(value) ? !('Status' in value) : typeof value === 'string')
  );
}

function ofObjects(
  expected: Values,
  actual: Values,
  path: string,
  options: { isMap: boolean },
): PropertyDifference[] {
  const names = new Set([
    ...Object.keys(expected),
    // In maps every key counts; of objects only what the template sets.
    ...(options.isMap ? Object.keys(actual) : []),
  ]);
  return [...names].flatMap(name =>
    ofValues(expected[name], actual[name], `${path}/${name}`, name),
  );
}

function nameOf(item: unknown): string | undefined {
  const key = isObject(item) && NAMES.find(name => item[name] !== undefined);
  return key ? `${key}=${(item as Values)[key]}` : undefined;
}

/** Pairs equal items, then those of one name, in whatever order; the rest was added or taken away. */
function ofLists(
  expected: readonly unknown[],
  actual: readonly unknown[],
  path: string,
  name: string,
): PropertyDifference[] {
  const left = new Map(actual.map((item, index) => [index, item]));
  const open: [number, unknown][] = [];
  expected.forEach((item, index) => {
    const same = [...left].find(
      ([, other]) => !ofValues(item, other, '', name).length,
    );
    if (same) {
      left.delete(same[0]);
    } else {
      open.push([index, item]);
    }
  });
  const found = open.flatMap(([index, item]) => {
    const itemName = nameOf(item);
    const namesake =
      itemName === undefined
        ? undefined
        : [...left].find(([, other]) => nameOf(other) === itemName);
    if (namesake) {
      left.delete(namesake[0]);
    }
    return ofValues(item, namesake?.[1], `${path}/${index}`, name);
  });
  return [
    ...found,
    ...[...left].map(([index, item]) =>
      difference(`${path}/${index}`, undefined, item),
    ),
  ];
}

function ofValues(
  expected: unknown,
  actual: unknown,
  path: string,
  name: string,
): PropertyDifference[] {
  if (isDocument(name, expected)) {
    return sameDocument(expected, actual)
      ? []
      : [difference(path, expected, actual)];
  }
  if (Array.isArray(expected) && Array.isArray(actual)) {
    return ofLists(expected, actual, path, name);
  }
  if (isObject(expected) && isObject(actual)) {
    const isMap = /^(Variables|Tags|[A-Za-z]*Tags)$/.test(name);
    return ofObjects(expected, actual, path, { isMap });
  }
  const isNothing = (value: unknown) =>
    value === undefined || (Array.isArray(value) && !value.length);
  if (isNothing(expected) && isNothing(actual)) {
    return [];
  }
  const areScalars = typeof expected !== 'object' && typeof actual !== 'object';
  return areScalars && actual !== undefined && sameScalar(expected, actual)
    ? []
    : [difference(path, expected, actual)];
}

/**
 * Where a resource is not what its template says: only properties that the template sets and that can be read count,
 * lists are compared as sets, documents by what they mean.
 */
export function propertyDifferences(
  expected: Values,
  actual: Values,
): PropertyDifference[] {
  return Object.keys(expected)
    .filter(name => name in actual)
    .flatMap(name => ofValues(expected[name], actual[name], `/${name}`, name));
}
