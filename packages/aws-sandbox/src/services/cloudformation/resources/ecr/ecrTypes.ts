import { defineType, ResourceTypeDefinition } from '../ResourceTypeDefinition';

/** Types of Elastic Container Registry. */
export const ecrTypes: Readonly<Record<string, ResourceTypeDefinition>> = {
  'AWS::ECR::ReplicationConfiguration': defineType({
    required: 'ReplicationConfiguration',
    updates: 'ReplicationConfiguration',
    attributes: 'RegistryId',
  }),
  'AWS::ECR::Repository': defineType({
    replaces: 'EncryptionConfiguration RepositoryName',
    updates:
      'EmptyOnDelete ImageScanningConfiguration ImageTagMutability LifecyclePolicy RepositoryPolicyText Tags',
    notImplemented: 'ImageTagMutabilityExclusionFilters',
    attributes: 'Arn RepositoryUri',
    tags: 'Tags',
  }),
};
