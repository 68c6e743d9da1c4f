import { ResourceTypeDefinition } from './ResourceTypeDefinition';
import {
  changeBehaviour,
  ObjectSpecification,
  propertyViolations,
  ResourceSpecification,
} from './specification';
import { UpdateBehaviour } from './ResourceTypeDefinition';

/** What CloudFormation knows about a resource type. */
export interface ResourceType {
  /** Names of the properties that it takes, implemented here or not. */
  readonly properties: ReadonlySet<string>;
  readonly required: readonly string[];
  /** Properties that AWS has and the local AWS refuses by name. */
  readonly notImplemented: readonly string[];
  /** Names that `Fn::GetAtt` takes. */
  readonly attributes: readonly string[];
  /** Property that holds the tags; stack tags go there too. */
  readonly tagProperty?: string;
  /** What tells one physical resource from another. */
  readonly identifier: readonly string[];
  /** Any property and any attribute goes: a change is made in place. */
  readonly isOpen?: boolean;
  /** What a change of a property's value does to the resource. */
  behaviour(name: string, before: unknown, after: unknown): UpdateBehaviour;
  /** What is wrong with properties, in CloudFormation's words. */
  violations(
    properties: object,
    options?: { isUnknown?: (value: unknown) => boolean },
  ): string[];
}

/** A type as the registry publishes it, with what the local AWS adds and corrects. */
export class SpecifiedType implements ResourceType {
  readonly properties: ReadonlySet<string>;
  readonly required: readonly string[];
  readonly notImplemented: readonly string[];
  readonly attributes: readonly string[];
  readonly tagProperty?: string;
  readonly identifier: readonly string[];
  private readonly specification: ResourceSpecification;

  constructor(
    private readonly definition: ResourceTypeDefinition,
    specification: ResourceSpecification | undefined,
  ) {
    this.specification = specification ?? {
      type: '',
      identifier: [],
      attributes: [],
      definitions: {},
      properties: unspecified([...definition.behaviours.keys()]),
      tags: definition.tagProperty,
    };
    const { properties, attributes, tags, identifier } = this.specification;
    this.properties = new Set([
      ...Object.keys(properties),
      ...definition.behaviours.keys(),
    ]);
    this.required = [
      ...Object.keys(properties).filter(name => properties[name].required),
      ...definition.required,
    ];
    this.notImplemented = definition.notImplemented;
    this.attributes = [...attributes, ...definition.attributes];
    this.tagProperty = definition.tagProperty ?? tags;
    this.identifier = identifier;
  }

  behaviour(name: string, before: unknown, after: unknown): UpdateBehaviour {
    return (
      this.definition.behaviours.get(name) ??
      changeBehaviour(this.specification, name, before, after)
    );
  }

  violations(
    properties: object,
    options: { isUnknown?: (value: unknown) => boolean } = {},
  ): string[] {
    const missing = this.definition.required.filter(
      name => (properties as Record<string, unknown>)[name] === undefined,
    );
    return [
      ...propertyViolations(this.specification, properties, options.isUnknown),
      ...missing.map(name => `#: required key [${name}] not found`),
    ];
  }
}

function unspecified(names: readonly string[]): ObjectSpecification {
  return Object.fromEntries(names.map(name => [name, { type: 'json' }]));
}
