import { PropertyValues } from '../model';
import { isKnownAfterApply } from '../template';
import { PropertyError } from './propertyError';
import { typeDefinition } from './typeDefinition';

/** What is wrong with a resource's properties by the registry's schema, one line a violation. */
export function propertyProblems(
  resourceType: string,
  properties: PropertyValues,
): string[] {
  return (
    typeDefinition(resourceType)?.violations(properties, {
      isUnknown: value => typeof value === 'string' && isKnownAfterApply(value),
    }) ?? []
  );
}

/** Checks a resource's computed properties: what the local AWS does not have, then names, kinds and choices. */
export function validateProperties(resource: {
  readonly logicalId: string;
  readonly type: string;
  readonly properties: PropertyValues;
}): void {
  const { logicalId, type, properties } = resource;
  const definition = typeDefinition(type);
  if (!definition) {
    throw new PropertyError(
      `Resource type ${type} is not implemented by the local AWS`,
    );
  }
  const refused = definition.notImplemented.find(name => name in properties);
  if (refused) {
    throw new PropertyError(
      `Property ${refused} of ${type} is not implemented by the local AWS`,
    );
  }
  const problems = propertyProblems(type, properties);
  if (problems.length) {
    throw new PropertyError(
      `Properties validation failed for resource ${logicalId} with message:\n${problems.join(
        '\n',
      )}`,
    );
  }
}
