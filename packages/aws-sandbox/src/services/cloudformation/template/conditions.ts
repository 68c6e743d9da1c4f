import { isMembers } from './parseTemplate';
import { EvaluationScope } from './EvaluationScope';
import { evaluate } from './evaluate';
import { formatError, templateError } from './templateError';

type ConditionScope = Omit<EvaluationScope, 'condition'>;

function list(argument: unknown, name: string): unknown[] {
  if (!Array.isArray(argument)) {
    throw templateError(`${name} requires a list argument`);
  }
  return argument;
}

/** Conditions of a template by name, each computed once and only when asked for. */
export class Conditions {
  readonly #definitions: Readonly<Record<string, unknown>>;
  readonly #scope: EvaluationScope;
  readonly #results = new Map<string, boolean>();
  readonly #open = new Set<string>();

  constructor(options: {
    definitions: Readonly<Record<string, unknown>>;
    scope: ConditionScope;
  }) {
    const { definitions, scope } = options;
    this.#definitions = definitions;
    this.#scope = {
      ref: name => scope.ref(name),
      attribute: (logicalId, attribute) =>
        scope.attribute(logicalId, attribute),
      mapping: (map, first, second) => scope.mapping(map, first, second),
      importValue: name => scope.importValue(name),
      availabilityZones: region => scope.availabilityZones(region),
      condition: name => this.holds(name),
    };
  }

  holds(name: string): boolean {
    const known = this.#results.get(name);
    if (known !== undefined) {
      return known;
    }
    if (!(name in this.#definitions)) {
      throw formatError(
        `Unresolved condition dependency ${name} in the Conditions block of the template`,
      );
    }
    if (this.#open.has(name)) {
      throw formatError(
        `Circular dependency between conditions: [${[...this.#open].join(
          ', ',
        )}]`,
      );
    }
    this.#open.add(name);
    const result = this.evaluate(this.#definitions[name]);
    this.#open.delete(name);
    this.#results.set(name, result);
    return result;
  }

  /** Truth of a condition expression: `Fn::And`, `Fn::Or`, `Fn::Not`, `Fn::Equals`, `Condition`. */
  evaluate(expression: unknown): boolean {
    if (!isMembers(expression) || Object.keys(expression).length !== 1) {
      const value = evaluate(expression, this.#scope);
      return value === true || value === 'true';
    }
    const [name] = Object.keys(expression);
    const argument = expression[name];
    switch (name) {
      case 'Condition':
        return this.holds(String(argument));
      case 'Fn::And':
        return list(argument, name).every(item => this.evaluate(item));
      case 'Fn::Or':
        return list(argument, name).some(item => this.evaluate(item));
      case 'Fn::Not':
        return !this.evaluate(list(argument, name)[0]);
      case 'Fn::Equals': {
        const [left, right] = list(argument, name).map(item =>
          evaluate(item, this.#scope),
        );
        return comparable(left) === comparable(right);
      }
      case 'Fn::Contains': {
        const [values, wanted] = list(argument, name).map(item =>
          evaluate(item, this.#scope),
        );
        return list(values, name).map(String).includes(String(wanted));
      }
      default:
        throw templateError(
          `${name} is not a condition function of the local AWS: Condition, Fn::And, Fn::Contains, Fn::Equals, Fn::Not, Fn::Or`,
        );
    }
  }
}

/** CloudFormation compares as text: `true` equals `"true"`. */
function comparable(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
