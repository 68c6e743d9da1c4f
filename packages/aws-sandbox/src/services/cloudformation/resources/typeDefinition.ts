import { customResourceType, isCustomType } from './custom/customType';
import { ResourceType } from './ResourceType';
import { resourceTypes } from './resourceTypes';

/** What CloudFormation knows about a resource type; nothing for types that the local AWS does not have. */
export function typeDefinition(resourceType: string): ResourceType | undefined {
  return isCustomType(resourceType)
    ? customResourceType
    : resourceTypes.get(resourceType);
}
