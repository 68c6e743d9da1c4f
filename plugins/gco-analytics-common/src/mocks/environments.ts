import {
  Account,
  Environment,
  EnvironmentOutputs,
  EnvironmentSummary,
} from '../types';

/** @public */
export const mockAccounts: Account[] = [
  {
    accountId: '444455556666',
    name: 'Analytics sandbox',
    regions: ['eu-west-1', 'us-east-1'],
  },
  {
    accountId: '777788889999',
    name: 'Analytics production',
    regions: ['eu-west-1'],
  },
];

/** @public */
export const mockOutputs = {
  BlueprintVersion: '0.1.0',
  DomainId: 'd-4kq0xw2lmnop',
  DomainArn: 'arn:aws:sagemaker:eu-west-1:444455556666:domain/d-4kq0xw2lmnop',
  DomainUrl: 'https://d-4kq0xw2lmnop.studio.eu-west-1.sagemaker.aws',
  ExecutionRoleArn:
    'arn:aws:iam::444455556666:role/gco/AmazonSageMaker-gco-demand-models-execution',
  AccessRoleArn:
    'arn:aws:iam::444455556666:role/gco/gco-analytics-demand-models-access',
  ProfileRoleArn:
    'arn:aws:iam::444455556666:role/gco/gco-analytics-demand-models-profile',
  ExternalIdParameter: '/gco/environments/demand-models/external-id',
  AppsRoleArn:
    'arn:aws:iam::444455556666:role/gco/gco-analytics-demand-models-apps',
  EmrOperatorRoleArn:
    'arn:aws:iam::444455556666:role/gco/gco-analytics-demand-models-spark',
  HomeDirectoryFunctionArn:
    'arn:aws:lambda:eu-west-1:444455556666:function:gco-analytics-demand-models-HomeDirectory-1a2b3c',
  StudioBucketName: 'gco-analytics-demand-models-studiobucket-1k2m3n4p5q6r',
  AccessLogBucketName: 'gco-analytics-demand-models-accesslogs-7s8t9u0v1w2x',
  FileSystemId: 'fs-0a1b2c3d4e5f60718',
  HomeFileSystemId: 'fs-0f9e8d7c6b5a43210',
  KeyArn:
    'arn:aws:kms:eu-west-1:444455556666:key/2f1c9a56-7b1e-4b6f-9a53-0d7d3f6f5c11',
  VpcId: 'vpc-0f1e2d3c4b5a69788',
  PrivateSubnetIds: 'subnet-0aa1bb2cc3dd4ee5f,subnet-0ff5ee4dd3cc2bb1a',
  InterfaceEndpointIds:
    'sagemaker-api=vpce-0a1a2a3a4a5a6a7a8,studio=vpce-0b1b2b3b4b5b6b7b8',
  EmrApplicationId: '00fexample1a2b3c',
  RetainedData: 'none',
} satisfies Partial<EnvironmentOutputs>;

/**
 * A deployed environment of the forecasting team.
 *
 * @public
 */
export const mockEnvironment: Environment = {
  name: 'demand-models',
  owner: 'group:default/forecasting',
  accountId: '444455556666',
  region: 'eu-west-1',
  state: 'active',
  health: 'healthy',
  blueprintVersion: '0.1.0',
  createdBy: 'user:default/ana',
  createdAt: '2026-03-02T09:15:00.000Z',
  updatedAt: '2026-03-02T09:31:12.000Z',
  stackName: 'gco-analytics-demand-models',
  config: {
    projectName: 'gco',
    environment: { name: 'demand-models', owner: 'group:default/forecasting' },
    account: '444455556666',
    region: 'eu-west-1',
    network: { mode: 'nat', cidr: '10.0.0.0/16', maxAzs: 2 },
    emr: { enabled: true, releaseLabel: 'emr-7.14.0', idleTimeoutMinutes: 15 },
  },
  outputs: mockOutputs,
  operation: {
    id: '6e2f7f0a-3f0c-4f0e-9d53-6a1f5d1c0a01',
    environment: 'demand-models',
    kind: 'deploy',
    state: 'succeeded',
    generation: 1,
    taskId: '0d7c2b0e-8a1f-4c57-9a3e-2b9f1c5d7e01',
    startedBy: 'user:default/ana',
    startedAt: '2026-03-02T09:15:00.000Z',
    finishedAt: '2026-03-02T09:31:12.000Z',
    progress: { completed: 63, total: 63 },
  },
};

/**
 * One environment in every state that a list may show, of two teams in two accounts.
 *
 * @public
 */
export const mockEnvironmentSummaries: EnvironmentSummary[] = [
  summary({ name: 'demand-models' }),
  summary({
    name: 'fraud-graph',
    owner: 'group:default/fraud',
    health: 'failed',
    createdBy: 'user:default/bruno',
  }),
  summary({
    name: 'price-tests',
    state: 'deploying',
    health: 'unknown',
    blueprintVersion: undefined,
    updatedAt: '2026-03-03T10:02:41.000Z',
  }),
  summary({
    name: 'risk-scoring',
    owner: 'group:default/fraud',
    accountId: '777788889999',
    state: 'changing',
    health: 'working',
    createdBy: 'user:default/bruno',
  }),
  summary({
    name: 'store-traffic',
    state: 'failed',
    health: 'unknown',
    blueprintVersion: undefined,
  }),
  summary({
    name: 'weekly-plan',
    region: 'us-east-1',
    state: 'retiring',
    health: 'stopped',
  }),
];

function summary(changes: Partial<EnvironmentSummary>): EnvironmentSummary {
  const { stackName, config, outputs, operation, ...base } = mockEnvironment;
  return { ...base, ...changes };
}
