import {
  ObjectSpecification,
  ResourceSpecification,
  ValueType,
} from './ResourceSpecification';

const TAG: ObjectSpecification = {
  Key: { type: 'string', required: true },
  Value: { type: 'string', required: true },
};

/** The registry's name for the kind of a JSON value. */
function kindOf(value: unknown): string {
  if (Array.isArray(value)) {
    return 'JSONArray';
  }
  switch (typeof value) {
    case 'object':
      return value === null ? 'Null' : 'JSONObject';
    case 'number':
      return Number.isInteger(value) ? 'Integer' : 'Double';
    case 'boolean':
      return 'Boolean';
    default:
      return 'String';
  }
}

type Scalar = 'string' | 'number' | 'integer' | 'boolean';

/** Scalars may be given as text or the other way round, as in CloudFormation. */
const SCALARS: Readonly<
  Record<Scalar, { name: string; fits(text: string): boolean }>
> = {
  string: { name: 'String', fits: () => true },
  number: {
    name: 'Number',
    fits: text => text !== '' && Number.isFinite(Number(text)),
  },
  integer: {
    name: 'Integer',
    fits: text => text !== '' && Number.isInteger(Number(text)),
  },
  boolean: { name: 'Boolean', fits: text => /^(true|false)$/i.test(text) },
};

class Check {
  readonly found: string[] = [];

  constructor(
    private readonly specification: ResourceSpecification,
    private readonly isUnknown: (value: unknown) => boolean,
  ) {}

  value(type: ValueType, value: unknown, path: string): void {
    if (this.isUnknown(value) || type === 'json' || type === 'null') {
      return;
    }
    if (type === 'tag') {
      this.object(TAG, value, path);
    } else if (typeof type === 'string') {
      this.scalar(type === 'date-time' ? 'string' : type, value, path);
    } else if ('enum' in type) {
      this.choice(type.enum, value, path);
    } else if ('list' in type) {
      this.list(type.list, value, path);
    } else if ('map' in type) {
      this.map(type.map, value, path);
    } else if ('object' in type) {
      this.object(
        this.specification.definitions[type.object] ?? {},
        value,
        path,
      );
    } else {
      this.alternatives(type.oneOf, value, path);
    }
  }

  object(members: ObjectSpecification, value: unknown, path: string): void {
    if (kindOf(value) !== 'JSONObject') {
      this.wrongKind('JSONObject', value, path);
      return;
    }
    const given = value as Record<string, unknown>;
    for (const name of Object.keys(given).filter(key => !(key in members))) {
      this.found.push(`${path}: extraneous key [${name}] is not permitted`);
    }
    for (const [name, member] of Object.entries(members)) {
      if (given[name] !== undefined) {
        this.value(member.type, given[name], `${path}/${name}`);
      } else if (member.required) {
        this.found.push(`${path}: required key [${name}] not found`);
      }
    }
  }

  private scalar(type: Scalar, value: unknown, path: string): void {
    const { name, fits } = SCALARS[type];
    if (typeof value === 'object' || !fits(String(value))) {
      this.wrongKind(name, value, path);
    }
  }

  private choice(
    values: readonly (string | number)[],
    value: unknown,
    path: string,
  ): void {
    if (typeof value === 'object') {
      this.wrongKind('String', value, path);
    } else if (!values.some(one => String(one) === String(value))) {
      this.found.push(
        `${path}: failed validation constraint for keyword [enum]`,
      );
    }
  }

  private list(type: ValueType, value: unknown, path: string): void {
    if (Array.isArray(value)) {
      value.forEach((item, index) =>
        this.value(type, item, `${path}/${index}`),
      );
    } else {
      this.wrongKind('JSONArray', value, path);
    }
  }

  private map(type: ValueType, value: unknown, path: string): void {
    if (kindOf(value) === 'JSONObject') {
      Object.entries(value as object).forEach(([key, item]) =>
        this.value(type, item, `${path}/${key}`),
      );
    } else {
      this.wrongKind('JSONObject', value, path);
    }
  }

  private alternatives(
    types: readonly ValueType[],
    value: unknown,
    path: string,
  ): void {
    const fits = types.some(type => {
      const trial = new Check(this.specification, this.isUnknown);
      trial.value(type, value, path);
      return !trial.found.length;
    });
    if (!fits) {
      this.found.push(
        `${path}: #: no subschema matched out of the total ${types.length} subschemas`,
      );
    }
  }

  private wrongKind(expected: string, value: unknown, path: string): void {
    this.found.push(
      `${path}: expected type: ${expected}, found: ${kindOf(value)}`,
    );
  }
}

/**
 * Checks names, kinds, required members and choices of a resource's properties; answers what is wrong in the
 * registry's words, e.g. `#/Tags: expected type: JSONArray, found: String`.
 *
 * @param isUnknown values that only the deployment can tell; they pass
 */
export function propertyViolations(
  specification: ResourceSpecification,
  properties: object,
  isUnknown: (value: unknown) => boolean = () => false,
): string[] {
  const check = new Check(specification, isUnknown);
  check.object(specification.properties, properties, '#');
  return check.found;
}
