import { defineType, ResourceTypeDefinition } from '../ResourceTypeDefinition';

/** Types of Elastic Container Registry. */
export const ecrTypes: Readonly<Record<string, ResourceTypeDefinition>> = {
  'AWS::ECR::ReplicationConfiguration': defineType({}),
  'AWS::ECR::Repository': defineType({
    notImplemented: 'ImageTagMutabilityExclusionFilters',
  }),
};
