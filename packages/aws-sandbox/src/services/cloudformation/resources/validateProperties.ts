import { PropertyError } from './propertyError';
import { typeDefinition } from './typeDefinition';

/**
 * Checks names of properties: required ones are there, unknown ones are not.
 *
 * @param names of the properties that are set
 */
export function validateProperties(
  resourceType: string,
  names: readonly string[],
): void {
  const definition = typeDefinition(resourceType);
  if (!definition) {
    throw new PropertyError(
      `Resource type ${resourceType} is not implemented by the local AWS`,
    );
  }
  const refused = names.find(name => definition.notImplemented.includes(name));
  if (refused) {
    throw new PropertyError(
      `Property ${refused} of ${resourceType} is not implemented by the local AWS`,
    );
  }
  const unknown = definition.isOpen
    ? undefined
    : names.find(name => !definition.properties.has(name));
  if (unknown) {
    throw new PropertyError(`Encountered unsupported property ${unknown}`);
  }
  const missing = definition.required.find(name => !names.includes(name));
  if (missing) {
    throw new PropertyError(`Property ${missing} cannot be empty.`);
  }
}
