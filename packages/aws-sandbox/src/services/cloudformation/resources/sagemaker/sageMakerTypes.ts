import { defineType, ResourceTypeDefinition } from '../ResourceTypeDefinition';

/**
 * Types of Studio. Replacement as in CloudFormation's resource specification; for domains and user profiles that
 * includes `Tags`, which are create-only there.
 */
export const sageMakerTypes: Readonly<Record<string, ResourceTypeDefinition>> =
  {
    'AWS::SageMaker::Domain': defineType({}),
    'AWS::SageMaker::StudioLifecycleConfig': defineType({}),
    'AWS::SageMaker::UserProfile': defineType({}),
  };
