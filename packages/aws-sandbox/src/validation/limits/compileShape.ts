import { PathStep, Violation } from '../Violation';
import { ServiceLimits, ShapeLimits } from './ServiceLimits';
import { RuleTest, SizeTest, simpleRules, sizeRules } from './shapeRules';

/** Adds what is wrong with a value to the violations, their paths counted from the value on. */
export type Check = (value: unknown, violations: Violation[]) => void;

/** How the shapes of a service are compiled. */
export interface CompileOptions {
  limits: ServiceLimits;
  /** In the service's patterns a dot stands for line ends, too. */
  dotAll?: boolean;
  /** Shapes compiled so far; shapes may contain themselves. */
  compiled: Map<string, Check>;
}

/** Compiles a shape's limits into a function, once for all operations that use it. */
export function compileShape(name: string, options: CompileOptions): Check {
  const known = options.compiled.get(name);
  if (known) {
    return known;
  }
  let check: Check = () => undefined;
  options.compiled.set(name, (value, violations) => check(value, violations));
  check = createCheck(options.limits.shapes[name], options);
  options.compiled.set(name, check);
  return check;
}

function createCheck(shape: ShapeLimits, options: CompileOptions): Check {
  switch (shape.type) {
    case 'structure':
      return structureCheck(shape, options);
    case 'list':
      return listCheck(shape, options);
    case 'map':
      return mapCheck(shape, options);
    default:
      return simpleCheck(shape, options);
  }
}

function structureCheck(shape: ShapeLimits, options: CompileOptions): Check {
  const required = shape.required ?? [];
  const members = Object.entries(shape.members ?? {}).map(
    ([member, target]) => ({
      member,
      step: { member },
      check: compileShape(target, options),
    }),
  );
  return (value, violations) => {
    if (typeof value !== 'object' || value === null) {
      return;
    }
    const given = value as Record<string, unknown>;
    for (const member of required) {
      if (isAbsent(given[member])) {
        violations.push({
          path: [{ member }],
          rule: { kind: 'required' },
          value: undefined,
        });
      }
    }
    for (const { member, step, check } of members) {
      if (!isAbsent(given[member])) {
        below(step, given[member], check, violations);
      }
    }
  };
}

function listCheck(shape: ShapeLimits, options: CompileOptions): Check {
  const { item, sensitive } = shape;
  const size = sizeRules(shape);
  const itemShape =
    item === undefined ? undefined : options.limits.shapes[item];
  const inner = itemShape && isSimple(itemShape);
  const itemRules = inner ? simpleRules(itemShape, options) : undefined;
  const check =
    item === undefined || inner ? undefined : compileShape(item, options);
  return (value, violations) => {
    if (!Array.isArray(value)) {
      return;
    }
    report(size, value.length, value, violations, sensitive);
    if (itemRules) {
      if (value.some(entry => isAbsent(entry) || breaksAny(itemRules, entry))) {
        violations.push({
          path: [],
          rule: { kind: 'items', rules: itemRules.map(({ rule }) => rule) },
          value,
          sensitive: sensitive || itemShape!.sensitive,
        });
      }
      return;
    }
    value.forEach((entry, index) => {
      if (isAbsent(entry)) {
        violations.push({
          path: [{ item: index }],
          rule: { kind: 'required' },
          value: undefined,
        });
      } else if (check) {
        below({ item: index }, entry, check, violations);
      }
    });
  };
}

function mapCheck(shape: ShapeLimits, options: CompileOptions): Check {
  const { sensitive } = shape;
  const shapeOf = (name: string | undefined) =>
    name === undefined ? undefined : options.limits.shapes[name];
  const [keyShape, valueShape] = [shapeOf(shape.key), shapeOf(shape.value)];
  const size = sizeRules(shape);
  const keyRules = keyShape ? simpleRules(keyShape, options) : [];
  const valueRules =
    valueShape && isSimple(valueShape) ? simpleRules(valueShape, options) : [];
  const check =
    valueShape && !isSimple(valueShape)
      ? compileShape(shape.value!, options)
      : undefined;
  const hidden =
    sensitive || keyShape?.sensitive || valueShape?.sensitive || undefined;
  return (value, violations) => {
    if (typeof value !== 'object' || value === null) {
      return;
    }
    const entries = Object.entries(value);
    report(size, entries.length, value, violations, hidden);
    if (entries.some(([key]) => breaksAny(keyRules, key))) {
      violations.push({
        path: [],
        rule: { kind: 'keys', rules: keyRules.map(({ rule }) => rule) },
        value,
        sensitive: hidden,
      });
    }
    if (entries.some(([, entry]) => breaksAny(valueRules, entry))) {
      violations.push({
        path: [],
        rule: { kind: 'values', rules: valueRules.map(({ rule }) => rule) },
        value,
        sensitive: hidden,
      });
    }
    if (check) {
      for (const [key, entry] of entries) {
        below({ key }, entry, check, violations);
      }
    }
  };
}

function simpleCheck(shape: ShapeLimits, options: CompileOptions): Check {
  const rules = simpleRules(shape, options);
  return (value, violations) => {
    for (const { rule, breaks } of rules) {
      if (breaks(value)) {
        violations.push({ path: [], rule, value, sensitive: shape.sensitive });
      }
    }
  };
}

function report(
  rules: readonly SizeTest[],
  size: number,
  value: unknown,
  violations: Violation[],
  sensitive: boolean | undefined,
): void {
  for (const { rule, breaks } of rules) {
    if (breaks(size)) {
      violations.push({ path: [], rule, value, sensitive });
    }
  }
}

/** Checks a part, and completes the paths of what it finds; the good case allocates nothing. */
function below(
  step: PathStep,
  value: unknown,
  check: Check,
  violations: Violation[],
): void {
  const before = violations.length;
  check(value, violations);
  for (let index = before; index < violations.length; index++) {
    const violation = violations[index];
    violations[index] = { ...violation, path: [step, ...violation.path] };
  }
}

function breaksAny(rules: readonly RuleTest[], value: unknown): boolean {
  return !isAbsent(value) && rules.some(({ breaks }) => breaks(value));
}

function isSimple({ type }: ShapeLimits): boolean {
  return type !== 'structure' && type !== 'list' && type !== 'map';
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}
