import { cidrBlocks } from './cidrBlocks';
import {
  EvaluationScope,
  isKnownAfterApply,
  KNOWN_AFTER_APPLY,
  NO_VALUE,
} from './EvaluationScope';
import { attributeOf, substitutionParts } from './substitution';
import { templateError } from './templateError';

type IntrinsicFunction = (argument: unknown, scope: EvaluationScope) => unknown;

function asText(value: unknown, what: string): string {
  if (
    typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'boolean'
  ) {
    return String(value);
  }
  throw templateError(`${what} must be a string, not ${JSON.stringify(value)}`);
}

function asList(value: unknown, what: string): unknown[] {
  if (Array.isArray(value)) {
    return value;
  }
  throw templateError(`${what} must be a list, not ${JSON.stringify(value)}`);
}

function operands(argument: unknown, name: string, count: number): unknown[] {
  if (!Array.isArray(argument) || argument.length !== count) {
    throw templateError(`every ${name} object requires ${count} parameters.`);
  }
  return argument;
}

/** Leaves the answer open while any operand is open. */
function whenKnown(values: unknown[], compute: () => unknown): unknown {
  return values.some(isKnownAfterApply) ? KNOWN_AFTER_APPLY : compute();
}

function getAtt(argument: unknown, scope: EvaluationScope): unknown {
  if (typeof argument === 'string') {
    const target = attributeOf(argument);
    if (!target) {
      throw templateError(
        'every Fn::GetAtt object requires two non-empty parameters, the resource name and the resource attribute',
      );
    }
    return scope.attribute(target.logicalId, target.attribute);
  }
  const [logicalId, attribute] = operands(argument, 'Fn::GetAtt', 2);
  return scope.attribute(
    asText(logicalId, 'Fn::GetAtt resource'),
    asText(evaluate(attribute, scope), 'Fn::GetAtt attribute'),
  );
}

function substitute(argument: unknown, scope: EvaluationScope): unknown {
  const [text, variables] = Array.isArray(argument)
    ? operands(argument, 'Fn::Sub', 2)
    : [argument, {}];
  const given = (variables ?? {}) as Record<string, unknown>;
  return substitutionParts(asText(text, 'Fn::Sub'))
    .map(part => {
      if (part.kind === 'text') {
        return part.text;
      }
      if (part.name in given) {
        return asText(
          evaluate(given[part.name], scope),
          `Fn::Sub ${part.name}`,
        );
      }
      const target = attributeOf(part.name);
      const value = target
        ? scope.attribute(target.logicalId, target.attribute)
        : scope.ref(part.name);
      return asText(value, `Fn::Sub ${part.name}`);
    })
    .join('');
}

function join(argument: unknown, scope: EvaluationScope): unknown {
  const [delimiter, list] = operands(argument, 'Fn::Join', 2);
  const values = evaluate(list, scope);
  if (values === KNOWN_AFTER_APPLY) {
    return KNOWN_AFTER_APPLY;
  }
  return asList(values, 'Fn::Join')
    .map(value => asText(value, 'Fn::Join value'))
    .join(asText(delimiter, 'Fn::Join delimiter'));
}

function select(argument: unknown, scope: EvaluationScope): unknown {
  const [position, list] = operands(argument, 'Fn::Select', 2).map(value =>
    evaluate(value, scope),
  );
  if (list === KNOWN_AFTER_APPLY) {
    return KNOWN_AFTER_APPLY;
  }
  const index = Number(position);
  const values = asList(list, 'Fn::Select');
  if (!Number.isInteger(index) || index < 0 || index >= values.length) {
    throw templateError(
      `Fn::Select cannot select nonexistent value at index ${position}`,
    );
  }
  return values[index];
}

function split(argument: unknown, scope: EvaluationScope): unknown {
  const [delimiter, source] = operands(argument, 'Fn::Split', 2);
  const text = evaluate(source, scope);
  return whenKnown([text], () =>
    asText(text, 'Fn::Split source').split(
      asText(delimiter, 'Fn::Split delimiter'),
    ),
  );
}

function choose(argument: unknown, scope: EvaluationScope): unknown {
  const [condition, yes, no] = operands(argument, 'Fn::If', 3);
  const holds = scope.condition(asText(condition, 'Fn::If condition'));
  return evaluate(holds ? yes : no, scope);
}

function findInMap(argument: unknown, scope: EvaluationScope): unknown {
  const keys = operands(argument, 'Fn::FindInMap', 3).map(key =>
    asText(evaluate(key, scope), 'Fn::FindInMap key'),
  );
  return scope.mapping(keys[0], keys[1], keys[2]);
}

function cidr(argument: unknown, scope: EvaluationScope): unknown {
  const values = asList(argument, 'Fn::Cidr').map(value =>
    evaluate(value, scope),
  );
  const [block, count, hostBits = 8] = values;
  return whenKnown(values, () =>
    cidrBlocks(
      asText(block, 'Fn::Cidr block'),
      Number(count),
      Number(hostBits),
    ),
  );
}

const FUNCTIONS: Readonly<Record<string, IntrinsicFunction>> = {
  Ref: (name, scope) => scope.ref(asText(name, 'Ref')),
  'Fn::Base64': (argument, scope) => {
    const text = evaluate(argument, scope);
    return whenKnown([text], () =>
      Buffer.from(asText(text, 'Fn::Base64')).toString('base64'),
    );
  },
  'Fn::Cidr': cidr,
  'Fn::FindInMap': findInMap,
  'Fn::GetAtt': getAtt,
  'Fn::GetAZs': (argument, scope) => {
    const region = asText(evaluate(argument ?? '', scope), 'Fn::GetAZs');
    return scope.availabilityZones(
      region || asText(scope.ref('AWS::Region'), 'AWS::Region'),
    );
  },
  'Fn::If': choose,
  'Fn::ImportValue': (argument, scope) => {
    const name = evaluate(argument, scope);
    return whenKnown([name], () =>
      scope.importValue(asText(name, 'Fn::ImportValue')),
    );
  },
  'Fn::Join': join,
  'Fn::Select': select,
  'Fn::Split': split,
  'Fn::Sub': substitute,
};

/** Name of the intrinsic function that an object calls: its only key, `Ref` or `Fn::…`. */
export function intrinsicName(value: object): string | undefined {
  const keys = Object.keys(value);
  return keys.length === 1 && (keys[0] === 'Ref' || keys[0].startsWith('Fn::'))
    ? keys[0]
    : undefined;
}

/**
 * Computes a template value: every intrinsic function is replaced by its result.
 *
 * Properties and list items that come out as `AWS::NoValue` are left out.
 */
export function evaluate(value: unknown, scope: EvaluationScope): unknown {
  if (Array.isArray(value)) {
    return value
      .map(item => evaluate(item, scope))
      .filter(item => item !== NO_VALUE);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const name = intrinsicName(value);
  if (name) {
    const compute = FUNCTIONS[name];
    if (!compute) {
      throw templateError(
        `Encountered unsupported function: ${name} Supported functions are: [${Object.keys(
          FUNCTIONS,
        ).join(', ')}]`,
      );
    }
    return compute((value as Record<string, unknown>)[name], scope);
  }
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, child]) => [key, evaluate(child, scope)] as const)
      .filter(([, child]) => child !== NO_VALUE),
  );
}
