import { compilePattern } from '../validation/limits/compilePattern';
import { ShapeLimits } from '../validation/limits/ServiceLimits';
import { dotIsAll } from '../validation/refusals/refusalOf';
import { limitsOf, sampleInput, SampleStep } from './sampleInput';
import { sampleText } from './sampleText';

/** An input in which one limit is broken. */
export interface BrokenInput {
  /** Where, e.g. `Tags`, `[]`, `Key`. */
  path: readonly SampleStep[];
  /** The innermost member that leads to the broken value. */
  member: string;
  /** What is wrong there. */
  fault:
    | 'missing'
    | 'too short'
    | 'too long'
    | 'too small'
    | 'too great'
    | 'odd'
    | 'unknown';
  /** Shape whose limit is broken. */
  shape: string;
  input: Record<string, unknown>;
}

/** Deeper places are of shapes that stand higher up, too. */
const MOST_STEPS = 8;
/** Longer texts are not made; the rule is the same as for shorter ones. */
const MOST_CHARACTERS = 10_000;
/** Nothing that a service calls a text is this. */
const ODD_TEXTS = ['#', ' ', 'x', '0', '#\n#', '\u2028 #odd\u007f'];

/** Every limit of an operation's input, broken one at a time in an input that is right otherwise. */
export function* brokenInputs(
  service: string,
  operation: string,
): Generator<BrokenInput> {
  const limits = limitsOf(service);
  const root = limits?.operations[operation];
  if (!limits || root === undefined) {
    return;
  }
  yield* visit(root, [], []);

  function* visit(
    name: string,
    path: SampleStep[],
    above: string[],
  ): Generator<BrokenInput> {
    const shape = limits!.shapes[name];
    const member = [...path]
      .reverse()
      .find(step => !/^(\[\]|\{\})$/.test(step));
    for (const { fault, value } of breakings(shape, dotIsAll(service))) {
      if (path.length > 0) {
        yield {
          path,
          member: member!,
          fault,
          shape: name,
          input: sampleInput(service, operation, { path, value }),
        };
      }
    }
    for (const required of shape.required ?? []) {
      yield {
        path: [...path, required],
        member: required,
        fault: 'missing',
        shape: name,
        input: sampleInput(service, operation, {
          path,
          value: sample => without(sample, required),
        }),
      };
    }
    if (path.length >= MOST_STEPS || above.includes(name)) {
      return;
    }
    const parts: Array<[SampleStep, string | undefined]> = [
      ...Object.entries(shape.members ?? {}),
      ['[]', shape.item],
      ['{}', shape.value],
    ];
    for (const [step, target] of parts) {
      if (target !== undefined) {
        yield* visit(target, [...path, step], [...above, name]);
      }
    }
  }
}

function* breakings(
  shape: ShapeLimits,
  dotAll: boolean,
): Generator<{
  fault: BrokenInput['fault'];
  value(sample: unknown): unknown;
}> {
  const { min = 0, max = Number.POSITIVE_INFINITY } = shape;
  switch (shape.type) {
    case 'structure':
      return;
    case 'list':
      if (min > 0) {
        yield {
          fault: 'too short',
          value: items => (items as unknown[]).slice(0, min - 1),
        };
      }
      if (max < MOST_CHARACTERS) {
        yield {
          fault: 'too long',
          value: items =>
            Array.from({ length: max + 1 }, () => (items as unknown[])[0]),
        };
      }
      return;
    case 'map':
      return;
    case 'string':
      yield* textBreakings(shape, { min, max, dotAll });
      return;
    case 'blob':
      if (max < MOST_CHARACTERS) {
        yield { fault: 'too long', value: () => Buffer.alloc(max + 1, 'a') };
      }
      return;
    default:
      if (shape.min !== undefined) {
        yield { fault: 'too small', value: () => min - 1 };
      }
      if (shape.max !== undefined) {
        yield { fault: 'too great', value: () => max + 1 };
      }
  }
}

function* textBreakings(
  shape: ShapeLimits,
  { min, max, dotAll }: { min: number; max: number; dotAll: boolean },
): Generator<{ fault: BrokenInput['fault']; value(): string }> {
  if (shape.enum) {
    yield { fault: 'unknown', value: () => 'NoSuchValue' };
    return;
  }
  const sample = sampleText(shape);
  if (min > 1) {
    yield { fault: 'too short', value: () => sample.slice(0, min - 1) };
  }
  if (max < MOST_CHARACTERS) {
    yield { fault: 'too long', value: () => sample.padEnd(max + 1, 'a') };
  }
  if (shape.pattern !== undefined) {
    const pattern = compilePattern(shape.pattern, { dotAll });
    const odd = ODD_TEXTS.map(text => text.padEnd(min, text)).find(
      text => text.length <= max && !pattern.test(text),
    );
    if (odd !== undefined) {
      yield { fault: 'odd', value: () => odd };
    }
  }
}

function without(sample: unknown, member: string): object {
  const { [member]: removed, ...rest } = sample as Record<string, unknown>;
  return rest;
}
