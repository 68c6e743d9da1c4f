import { AssertionError } from 'assert';
import { ServiceModels } from '../protocols';
import { membersOf, NormalizedSchema } from '../protocols/schema';
import { readLimits } from '../validation/limits/readLimits';
import { ServiceLimits, ShapeLimits } from '../validation/limits/ServiceLimits';
import { sampleText } from './sampleText';

/** A step into an input: a member's name, `[]` for a list's item, `{}` for a map's value. */
export type SampleStep = string;

/** What a sample is to hold besides what is required. */
export interface SampleOptions {
  /** Leads to one more value. */
  path?: readonly SampleStep[];
  /** Makes the value at the path; the default keeps to the limits. */
  value?: (sample: unknown) => unknown;
}

const MODELS = new ServiceModels();
const LIMITS = new Map<string, ServiceLimits | undefined>();

/** Texts that SDK clients check before they send them. */
const BY_MEMBER: Readonly<Record<string, string>> = {
  's3.Bucket': 'sample-bucket',
  's3.CopySource': 'sample-bucket/sample',
};

class Sampler {
  constructor(
    private readonly service: string,
    private readonly limits: ServiceLimits | undefined,
  ) {}

  structure(
    schema: NormalizedSchema,
    shape: ShapeLimits | undefined,
    { path = [], value }: SampleOptions,
    depth: number,
  ): Record<string, unknown> {
    const members = membersOf(schema);
    const names = new Set([...(shape?.required ?? []), ...path.slice(0, 1)]);
    // Nothing arrives of an empty structure in most protocols.
    if (depth > 1 && names.size === 0 && members.length > 0) {
      const [simplest] = [...members].sort(
        ([, left], [, right]) => weight(left) - weight(right),
      );
      names.add(simplest[0]);
    }
    return Object.fromEntries(
      members
        .filter(([name]) => names.has(name))
        .map(([name, member]) => [
          name,
          this.member(
            name,
            member,
            this.shape(shape?.members?.[name]),
            name === path[0] ? { path: path.slice(1), value } : {},
            depth,
          ),
        ]),
    );
  }

  private member(
    name: string,
    schema: NormalizedSchema,
    shape: ShapeLimits | undefined,
    options: SampleOptions,
    depth: number,
  ): unknown {
    const fixed = BY_MEMBER[`${this.service}.${name}`];
    return fixed === undefined || !schema.isStringSchema()
      ? this.value(schema, shape, options, depth)
      : change(fixed, options);
  }

  private value(
    schema: NormalizedSchema,
    shape: ShapeLimits | undefined,
    options: SampleOptions,
    depth: number,
    nth = 0,
  ): unknown {
    if (depth > 20) {
      throw new AssertionError({ message: 'a sample that never ends' });
    }
    const { path = [] } = options;
    if (schema.isStructSchema()) {
      return change(
        this.structure(schema, shape, path.length ? options : {}, depth + 1),
        options,
      );
    }
    if (schema.isListSchema()) {
      const items = Array.from(
        { length: Math.max(shape?.min ?? 0, 1) },
        (_, index) =>
          this.value(
            schema.getValueSchema(),
            this.shape(shape?.item),
            path[0] === '[]' && index === 0 ? inner(options) : {},
            depth + 1,
            index,
          ),
      );
      return change(items, options);
    }
    if (schema.isMapSchema()) {
      const entries = Array.from(
        { length: Math.max(shape?.min ?? 0, 1) },
        (_, index) => [
          sampleText(this.shape(shape?.key), index),
          this.value(
            schema.getValueSchema(),
            this.shape(shape?.value),
            path[0] === '{}' && index === 0 ? inner(options) : {},
            depth + 1,
          ),
        ],
      );
      return change(Object.fromEntries(entries), options);
    }
    return change(sampleSimple(schema, shape, nth), options);
  }

  private shape(name: string | undefined): ShapeLimits | undefined {
    return name === undefined ? undefined : this.limits?.shapes[name];
  }
}

/**
 * An input that keeps to all limits of an operation's model, with no more than it requires.
 *
 * @param service signing name
 */
export function sampleInput(
  service: string,
  operation: string,
  options: SampleOptions = {},
): Record<string, unknown> {
  const description = MODELS.describe(service);
  const schema =
    description && MODELS.get(description).operation(operation)?.input;
  if (!schema) {
    throw new AssertionError({
      message: `no model of ${service}:${operation}`,
    });
  }
  if (schema.isUnitSchema()) {
    return {};
  }
  const limits = limitsOf(service);
  const shape = limits?.operations[operation];
  const sample = new Sampler(service, limits).structure(
    schema,
    shape === undefined ? undefined : limits?.shapes[shape],
    options,
    1,
  );
  return change(sample, options) as Record<string, unknown>;
}

/** The limits of a service, read once. */
export function limitsOf(service: string): ServiceLimits | undefined {
  if (!LIMITS.has(service)) {
    LIMITS.set(service, readLimits(service));
  }
  return LIMITS.get(service);
}

/** Members that are quickly made come first. */
function weight(schema: NormalizedSchema): number {
  if (schema.isStructSchema()) {
    return 2;
  }
  return schema.isListSchema() || schema.isMapSchema() ? 1 : 0;
}

function inner({ path = [], value }: SampleOptions): SampleOptions {
  return { path: path.slice(1), value };
}

function change(sample: unknown, { path, value }: SampleOptions): unknown {
  return path?.length === 0 && value ? value(sample) : sample;
}

function sampleSimple(
  schema: NormalizedSchema,
  shape: ShapeLimits | undefined,
  nth: number,
): unknown {
  if (schema.isDocumentSchema()) {
    return {};
  }
  if (schema.isBooleanSchema()) {
    return true;
  }
  if (schema.isTimestampSchema()) {
    return new Date('2026-01-01T00:00:00Z');
  }
  if (schema.isBlobSchema()) {
    return Buffer.alloc(Math.max(shape?.min ?? 0, 1), 'a');
  }
  if (
    schema.isNumericSchema() ||
    schema.isBigIntegerSchema() ||
    schema.isBigDecimalSchema()
  ) {
    return Math.min(Math.max(shape?.min ?? 1, 1), shape?.max ?? 1);
  }
  return sampleText(shape, nth);
}
