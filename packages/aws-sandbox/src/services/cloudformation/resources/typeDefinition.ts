import { customResourceType, isCustomType } from './custom/customType';
import { ResourceTypeDefinition } from './ResourceTypeDefinition';
import { resourceTypes } from './resourceTypes';

/** What CloudFormation knows about a resource type; nothing for types that the local AWS does not have. */
export function typeDefinition(
  resourceType: string,
): ResourceTypeDefinition | undefined {
  return isCustomType(resourceType)
    ? customResourceType
    : resourceTypes[resourceType];
}
