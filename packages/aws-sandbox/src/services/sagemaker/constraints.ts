import { Constraint, Constraints } from '../../validation';

const ENTITY_NAME: Constraint = {
  minLength: 1,
  maxLength: 63,
  pattern: /[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}/,
};
const DOMAIN_ID: Constraint = {
  maxLength: 63,
  pattern: /d-(-*[a-z0-9]){1,61}/,
};
const ROLE_ARN: Constraint = {
  minLength: 20,
  maxLength: 2048,
  pattern: /arn:aws[a-z-]*:iam::\d{12}:role\/?[a-zA-Z_0-9+=,.@\-_/]+/,
};
const IDLE_MINUTES: Constraint = { min: 60, max: 525_600 };
const SECURITY_GROUP: Constraint = { maxLength: 32, pattern: /[-0-9a-zA-Z]+/ };
const LIFECYCLE_APPS = [
  'JupyterServer',
  'KernelGateway',
  'CodeEditor',
  'JupyterLab',
];
const ENABLED: Constraint = { enum: ['ENABLED', 'DISABLED'] };

/** Limits of user settings, as they stand below a domain's or a profile's member. */
function userSettings(path: string): Constraints {
  const idle = (app: string) =>
    `${path}.${app}.AppLifecycleManagement.IdleSettings`;
  return {
    [`${path}.ExecutionRole`]: ROLE_ARN,
    [`${path}.SecurityGroups`]: { maxItems: 5 },
    [`${path}.SecurityGroups[]`]: SECURITY_GROUP,
    [`${path}.StudioWebPortal`]: ENABLED,
    [`${path}.AutoMountHomeEFS`]: {
      enum: ['Enabled', 'Disabled', 'DefaultAsDomain'],
    },
    [`${path}.DefaultLandingUri`]: { maxLength: 1023 },
    [`${path}.CustomFileSystemConfigs`]: { maxItems: 10 },
    [`${path}.CustomFileSystemConfigs[].EFSFileSystemConfig.FileSystemId`]: {
      minLength: 11,
      maxLength: 21,
      pattern: /fs-[0-9a-f]{8,}/,
    },
    [`${path}.CustomFileSystemConfigs[].EFSFileSystemConfig.FileSystemPath`]: {
      minLength: 1,
      maxLength: 256,
      pattern: /\/\S*/,
    },
    [`${path}.CanvasAppSettings.TimeSeriesForecastingSettings.Status`]: ENABLED,
    [`${path}.CanvasAppSettings.TimeSeriesForecastingSettings.AmazonForecastRoleArn`]:
      ROLE_ARN,
    [`${path}.CanvasAppSettings.ModelRegisterSettings.Status`]: ENABLED,
    [`${path}.CanvasAppSettings.DirectDeploySettings.Status`]: ENABLED,
    [`${path}.CanvasAppSettings.KendraSettings.Status`]: ENABLED,
    [`${path}.CanvasAppSettings.EmrServerlessSettings.Status`]: ENABLED,
    [`${path}.CanvasAppSettings.EmrServerlessSettings.ExecutionRoleArn`]:
      ROLE_ARN,
    [`${path}.CustomPosixUserConfig.Uid`]: { min: 10_000, max: 4_000_000 },
    [`${path}.CustomPosixUserConfig.Gid`]: { min: 1001, max: 4_000_000 },
    ...Object.fromEntries(
      ['JupyterLabAppSettings', 'CodeEditorAppSettings'].flatMap(app => [
        [`${idle(app)}.LifecycleManagement`, ENABLED],
        [`${idle(app)}.IdleTimeoutInMinutes`, IDLE_MINUTES],
        [`${idle(app)}.MinIdleTimeoutInMinutes`, IDLE_MINUTES],
        [`${idle(app)}.MaxIdleTimeoutInMinutes`, IDLE_MINUTES],
      ]),
    ),
  };
}

/** Limits of SageMaker's service model; every operation is checked against those of its members that it has. */
export const SAGEMAKER_CONSTRAINTS: Constraints = {
  DomainName: ENTITY_NAME,
  DomainId: DOMAIN_ID,
  DomainIdEquals: DOMAIN_ID,
  UserProfileName: ENTITY_NAME,
  UserProfileNameContains: {
    maxLength: 63,
    pattern: /[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}/,
  },
  SpaceName: ENTITY_NAME,
  AppName: ENTITY_NAME,
  AuthMode: { enum: ['SSO', 'IAM'] },
  AppType: {
    enum: [
      'JupyterServer',
      'KernelGateway',
      'DetailedProfiler',
      'TensorBoard',
      'CodeEditor',
      'JupyterLab',
      'RStudioServerPro',
      'RSessionGateway',
      'Canvas',
    ],
  },
  AppNetworkAccessType: { enum: ['PublicInternetOnly', 'VpcOnly'] },
  AppSecurityGroupManagement: { enum: ['Service', 'Customer'] },
  TagPropagation: ENABLED,
  HomeEfsFileSystemCreation: { enum: ['Enabled', 'Disabled'] },
  'RetentionPolicy.HomeEfsFileSystem': { enum: ['Retain', 'Delete'] },
  SubnetIds: { minItems: 1, maxItems: 16 },
  'SubnetIds[]': { maxLength: 32, pattern: /[-0-9a-zA-Z]+/ },
  VpcId: { maxLength: 32, pattern: /[-0-9a-zA-Z]+/ },
  KmsKeyId: { maxLength: 2048, pattern: /[a-zA-Z0-9:/_-]*/ },
  'DomainSettings.ExecutionRoleIdentityConfig': {
    enum: ['USER_PROFILE_NAME', 'DISABLED'],
  },
  'DomainSettings.SecurityGroupIds': { minItems: 1, maxItems: 3 },
  'DefaultSpaceSettings.ExecutionRole': ROLE_ARN,
  'DefaultSpaceSettings.SecurityGroups': { maxItems: 5 },
  'SpaceSettings.SpaceStorageSettings.EbsStorageSettings.EbsVolumeSizeInGb': {
    min: 5,
    max: 16_384,
  },
  'SpaceSharingSettings.SharingType': { enum: ['Private', 'Shared'] },
  'SpaceSettings.CustomFileSystems': { maxItems: 5 },
  'SpaceSettings.CustomFileSystems[].EFSFileSystem.FileSystemId': {
    minLength: 11,
    maxLength: 21,
    pattern: /fs-[0-9a-f]{8,}/,
  },
  StudioLifecycleConfigName: ENTITY_NAME,
  StudioLifecycleConfigContent: { minLength: 1, maxLength: 16_384 },
  StudioLifecycleConfigAppType: { enum: LIFECYCLE_APPS },
  AppTypeEquals: { enum: LIFECYCLE_APPS },
  ...userSettings('DefaultUserSettings'),
  ...userSettings('UserSettings'),
  ExpiresInSeconds: { min: 5, max: 300 },
  SessionExpirationDurationInSeconds: { min: 1800, max: 43_200 },
  LandingUri: { maxLength: 1023 },
  ResourceArn: {
    maxLength: 256,
    pattern: /arn:aws[a-z-]*:sagemaker:[a-z0-9-]*:[0-9]{12}:.+/,
  },
  Tags: { maxItems: 50 },
  'Tags[].Key': {
    minLength: 1,
    maxLength: 128,
    pattern: /[\p{L}\p{Z}\p{N}_.:/=+\-@]*/u,
  },
  'Tags[].Value': { maxLength: 256, pattern: /[\p{L}\p{Z}\p{N}_.:/=+\-@]*/u },
  TagKeys: { minItems: 1, maxItems: 50 },
  MaxResults: { min: 1, max: 100 },
};
