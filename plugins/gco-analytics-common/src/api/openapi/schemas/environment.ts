import {
  ACCOUNT_ID_PATTERN,
  ENVIRONMENT_NAME_PATTERN,
  REGION_PATTERN,
} from '../../../names';

const name = {
  type: 'string',
  pattern: ENVIRONMENT_NAME_PATTERN,
  description: 'Slug, unique in the portal.',
} as const;

const summaryProperties = {
  name,
  owner: {
    type: 'string',
    description: 'Entity ref of the owning group.',
    examples: ['group:default/forecasting'],
  },
  accountId: { type: 'string', pattern: ACCOUNT_ID_PATTERN },
  region: { type: 'string', pattern: REGION_PATTERN },
  state: { $ref: '#/components/schemas/EnvironmentState' },
  health: { $ref: '#/components/schemas/Health' },
  blueprintVersion: {
    type: 'string',
    description: 'Version of the blueprint that was deployed last.',
  },
  createdBy: {
    type: 'string',
    description: 'Entity ref of the person who created it.',
  },
  createdAt: { type: 'string', format: 'date-time' },
  updatedAt: { type: 'string', format: 'date-time' },
} as const;

const summaryRequired = [
  'name',
  'owner',
  'accountId',
  'region',
  'state',
  'health',
  'createdBy',
  'createdAt',
  'updatedAt',
] as const;

const outputs = {
  type: 'object',
  description: 'Outputs of the stack; empty until the first deployment.',
  additionalProperties: false,
  properties: {
    BlueprintVersion: { type: 'string' },
    DomainId: { type: 'string' },
    DomainArn: { type: 'string' },
    DomainUrl: { type: 'string' },
    ExecutionRoleArn: { type: 'string' },
    AccessRoleArn: { type: 'string' },
    ProfileRoleArn: { type: 'string' },
    ExternalIdParameter: {
      type: 'string',
      description: 'SSM parameter with the external id of the roles.',
    },
    AppsRoleArn: { type: 'string' },
    EmrOperatorRoleArn: {
      type: 'string',
      description: 'Absent when EMR is switched off.',
    },
    HomeDirectoryFunctionArn: { type: 'string' },
    StudioBucketName: { type: 'string' },
    AccessLogBucketName: { type: 'string' },
    FileSystemId: { type: 'string' },
    HomeFileSystemId: {
      type: 'string',
      description: "Studio's own file system; absent when it is switched off.",
    },
    KeyArn: { type: 'string' },
    VpcId: { type: 'string' },
    PrivateSubnetIds: { type: 'string', description: 'Comma-separated.' },
    InterfaceEndpointIds: {
      type: 'string',
      description: 'As `name=id`, comma-separated.',
    },
    EmrApplicationId: {
      type: 'string',
      description: 'Absent when EMR is switched off.',
    },
    RetainedData: {
      type: 'string',
      description:
        'What stays when the environment is retired: `none`, or kinds separated by commas.',
    },
    LoginUrl: {
      type: 'string',
      description: 'Absent, like the rest of the login API, when it is off.',
    },
    UserPoolId: { type: 'string' },
    UserPoolArn: { type: 'string' },
    UserPoolClientId: { type: 'string' },
    LoginFunctionArn: { type: 'string' },
  },
} as const;

export const environmentSchemas = {
  Account: {
    type: 'object',
    additionalProperties: false,
    description: 'An AWS account in which environments may be created.',
    required: ['accountId', 'name', 'regions'],
    properties: {
      accountId: { type: 'string', pattern: ACCOUNT_ID_PATTERN },
      name: { type: 'string', description: 'Name for people.' },
      regions: {
        type: 'array',
        items: { type: 'string', pattern: REGION_PATTERN },
      },
    },
  },
  EnvironmentState: {
    type: 'string',
    enum: ['deploying', 'active', 'changing', 'failed', 'retiring', 'retired'],
  },
  EnvironmentSummary: {
    type: 'object',
    additionalProperties: false,
    description: 'An environment as lists show it.',
    required: summaryRequired,
    properties: summaryProperties,
  },
  Environment: {
    type: 'object',
    additionalProperties: false,
    description: 'One environment in full.',
    required: [...summaryRequired, 'stackName', 'config', 'outputs'],
    properties: {
      ...summaryProperties,
      stackName: { type: 'string' },
      config: {
        type: 'object',
        description:
          'The blueprint config it was deployed with, without its access section.',
        additionalProperties: true,
      },
      outputs,
      operation: { $ref: '#/components/schemas/Operation' },
    },
  },
} as const;
