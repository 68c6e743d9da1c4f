import {
  Conditions,
  EvaluationScope,
  KNOWN_AFTER_APPLY,
  ParameterValue,
  parameterReference,
  pseudoParameters,
  StackIdentity,
  Template,
  templateError,
  validationError,
} from '../template';
import { ResourceState } from '../model';

/** How a resource stands when it is referred to. */
export type ResourceLookup = (
  logicalId: string,
) => ResourceState | typeof KNOWN_AFTER_APPLY | undefined;

/** Options of {@link StackScope}. */
export interface StackScopeOptions {
  readonly identity: StackIdentity;
  readonly template: Template;
  readonly parameters: ReadonlyMap<string, ParameterValue>;
  readonly resource: ResourceLookup;
  /** Value of an export of this account and region. */
  readonly exportValue: (name: string) => string | undefined;
  readonly availabilityZones: (region: string) => readonly string[];
}

/** Names and values that the template of one stack can refer to. */
export class StackScope implements EvaluationScope {
  readonly #options: StackScopeOptions;
  readonly #pseudo: Readonly<Record<string, unknown>>;
  readonly #conditions: Conditions;

  constructor(options: StackScopeOptions) {
    this.#options = options;
    this.#pseudo = pseudoParameters(options.identity);
    this.#conditions = new Conditions({
      definitions: options.template.conditions,
      scope: this,
    });
  }

  get conditions(): Conditions {
    return this.#conditions;
  }

  /** Logical ids of the resources whose condition holds. */
  activeResources(): string[] {
    return Object.entries(this.#options.template.resources)
      .filter(([, { Condition }]) => !Condition || this.condition(Condition))
      .map(([logicalId]) => logicalId);
  }

  ref(name: string): unknown {
    if (name in this.#pseudo) {
      return this.#pseudo[name];
    }
    const parameter = this.#options.parameters.get(name);
    if (parameter) {
      return parameterReference(parameter);
    }
    const state = this.#resource(name);
    return typeof state === 'string'
      ? state
      : state.reference ?? state.physicalId;
  }

  attribute(logicalId: string, attribute: string): unknown {
    const state = this.#resource(logicalId);
    if (typeof state === 'string') {
      return state;
    }
    const value = state.attributes[attribute];
    if (value === undefined && state.noEcho !== undefined) {
      throw templateError(
        `CustomResource attribute error: Vendor response doesn't contain ${attribute} attribute in object ${
          this.#options.identity.stackId
        }|${logicalId}`,
      );
    }
    if (value === undefined) {
      // Attributes that the type does not have are refused before anything is made.
      throw templateError(
        `attribute ${attribute} of resource ${logicalId} is not implemented by the local AWS`,
      );
    }
    return value;
  }

  condition(name: string): boolean {
    return this.#conditions.holds(name);
  }

  mapping(map: string, firstKey: string, secondKey: string): unknown {
    const value = this.#options.template.mappings[map]?.[firstKey]?.[secondKey];
    if (value === undefined) {
      throw templateError(
        `Unable to get mapping for ${map}::${firstKey}::${secondKey}`,
      );
    }
    return value;
  }

  importValue(exportName: string): unknown {
    const value = this.#options.exportValue(exportName);
    if (value === undefined) {
      throw validationError(`No export named ${exportName} found.`);
    }
    return value;
  }

  availabilityZones(region: string): readonly string[] {
    return this.#options.availabilityZones(region);
  }

  #resource(logicalId: string): ResourceState | typeof KNOWN_AFTER_APPLY {
    const state = this.#options.resource(logicalId);
    if (state === undefined) {
      throw validationError(
        `Template format error: Unresolved resource dependencies [${logicalId}] in the Resources block of the template`,
      );
    }
    return state;
  }
}
