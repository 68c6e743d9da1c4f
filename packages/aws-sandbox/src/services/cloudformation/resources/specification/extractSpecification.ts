import { InputError, NotFoundError } from '@backstage/errors';
import type {
  PropertyType,
  Resource,
  ResourceProperties,
  SpecDatabase,
  TypeDefinition,
} from '@aws-cdk/service-spec-types';
import {
  ObjectSpecification,
  PropertySpecification,
  ResourceSpecification,
  ValueType,
} from './ResourceSpecification';

function sorted<T>(entries: readonly [string, T][]): Record<string, T> {
  return Object.fromEntries(
    [...entries].sort(([a], [b]) => (a < b ? -1 : Number(a > b))),
  );
}

/** Objects met while extracting, so that each is extracted once, recursive ones as well. */
class Definitions {
  private readonly found = new Map<string, TypeDefinition>();
  private readonly extracted = new Map<string, ObjectSpecification>();

  constructor(private readonly database: SpecDatabase) {}

  nameOf(type: Extract<PropertyType, { type: 'ref' }>): string {
    const definition = this.database.get(
      'typeDefinition',
      type.reference,
    ) as TypeDefinition;
    const { name } = definition;
    const known = this.found.get(name);
    if (known && known.$id !== definition.$id) {
      throw new InputError(`Two definitions of one type are named ${name}`);
    }
    if (!known) {
      this.found.set(name, definition);
      this.extracted.set(name, extractProperties(definition.properties, this));
    }
    return name;
  }

  all(): Record<string, ObjectSpecification> {
    return sorted([...this.extracted]);
  }
}

function extractType(type: PropertyType, definitions: Definitions): ValueType {
  switch (type.type) {
    case 'array':
      return { list: extractType(type.element, definitions) };
    case 'map':
      return { map: extractType(type.element, definitions) };
    case 'ref':
      return { object: definitions.nameOf(type) };
    case 'union':
      return {
        oneOf: type.types.map(member => extractType(member, definitions)),
      };
    case 'string':
    case 'integer':
      return type.allowedValues?.length
        ? { enum: type.allowedValues }
        : type.type;
    default:
      return type.type;
  }
}

function extractProperties(
  properties: ResourceProperties,
  definitions: Definitions,
): ObjectSpecification {
  return sorted(
    Object.entries(properties).map(
      ([name, property]): [string, PropertySpecification] => {
        const { required, causesReplacement = 'no' } = property;
        return [
          name,
          {
            type: extractType(property.type, definitions),
            ...(required && { required: true }),
            ...(causesReplacement !== 'no' && { replaces: causesReplacement }),
          },
        ];
      },
    ),
  );
}

/** What CDK's copy of AWS's resource type registry says about a type. */
export function extractSpecification(
  database: SpecDatabase,
  type: string,
): ResourceSpecification {
  const [resource]: readonly Resource[] = database.lookup(
    'resource',
    'cloudFormationType',
    'equals',
    type,
  );
  if (!resource) {
    throw new NotFoundError(`The service specification has no type ${type}`);
  }
  const definitions = new Definitions(database);
  const properties = extractProperties(resource.properties, definitions);
  return {
    type,
    identifier: resource.primaryIdentifier ?? [],
    tags: resource.tagInformation?.tagPropertyName,
    properties,
    attributes: Object.keys(resource.attributes).sort(),
    definitions: definitions.all(),
  };
}
