import { defineType, ResourceTypeDefinition } from '../ResourceTypeDefinition';

/**
 * Types of Studio. Replacement as in CloudFormation's resource specification; for domains and user profiles that
 * includes `Tags`, which are create-only there.
 */
export const sageMakerTypes: Readonly<Record<string, ResourceTypeDefinition>> =
  {
    'AWS::SageMaker::Domain': defineType({
      required: 'AuthMode DefaultUserSettings DomainName',
      replaces:
        'AppNetworkAccessType AuthMode DomainName KmsKeyId SubnetIds Tags VpcId',
      updates: `AppSecurityGroupManagement DefaultSpaceSettings DefaultUserSettings DomainSettings
        HomeEfsFileSystemCreation TagPropagation`,
      attributes: `DomainArn DomainId HomeEfsFileSystemId SecurityGroupIdForDomainBoundary SingleSignOnApplicationArn
        SingleSignOnManagedApplicationInstanceId Url`,
      tags: 'Tags',
    }),
    'AWS::SageMaker::StudioLifecycleConfig': defineType({
      required:
        'StudioLifecycleConfigAppType StudioLifecycleConfigContent StudioLifecycleConfigName',
      replaces: `StudioLifecycleConfigAppType StudioLifecycleConfigContent StudioLifecycleConfigName Tags`,
      attributes: 'StudioLifecycleConfigArn',
      tags: 'Tags',
    }),
    'AWS::SageMaker::UserProfile': defineType({
      required: 'DomainId UserProfileName',
      replaces:
        'DomainId SingleSignOnUserIdentifier SingleSignOnUserValue Tags UserProfileName',
      updates: 'UserSettings',
      attributes: 'UserProfileArn',
      tags: 'Tags',
    }),
  };
