import {
  APIGatewayClient,
  GetRestApisCommand,
} from '@aws-sdk/client-api-gateway';
import {
  CloudFormationClient,
  ListStacksCommand,
} from '@aws-sdk/client-cloudformation';
import {
  CognitoIdentityProviderClient,
  ListUserPoolsCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { DescribeFileSystemsCommand, EFSClient } from '@aws-sdk/client-efs';
import {
  EMRServerlessClient,
  ListApplicationsCommand,
} from '@aws-sdk/client-emr-serverless';
import { IAMClient, ListRolesCommand } from '@aws-sdk/client-iam';
import { KMSClient, ListKeysCommand } from '@aws-sdk/client-kms';
import { LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { ListDomainsCommand, SageMakerClient } from '@aws-sdk/client-sagemaker';
import { GetParametersByPathCommand, SSMClient } from '@aws-sdk/client-ssm';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { isThrottlingError } from '@smithy/core/retry';
import { ControlClient, controlOf } from '../../testing/controlOf';
import {
  ClientConfig,
  HUB,
  startTestSandbox,
  TestSandbox,
} from '../../testing/startTestSandbox';

type Send = (config: ClientConfig) => Promise<unknown>;

/** A call of each service, and what its client sees when it is throttled and when it is denied. */
const CALLS: [
  service: string,
  send: Send,
  throttled: string,
  denied: string,
][] = [
  [
    'apigateway',
    config => new APIGatewayClient(config).send(new GetRestApisCommand({})),
    '429 TooManyRequestsException',
    '403 AccessDeniedException',
  ],
  [
    'cloudformation',
    config => new CloudFormationClient(config).send(new ListStacksCommand({})),
    '400 Throttling',
    '403 AccessDenied',
  ],
  [
    'cognito-idp',
    config =>
      new CognitoIdentityProviderClient(config).send(
        new ListUserPoolsCommand({ MaxResults: 1 }),
      ),
    '400 TooManyRequestsException',
    '400 AccessDeniedException',
  ],
  [
    'dynamodb',
    config => new DynamoDBClient(config).send(new ListTablesCommand({})),
    '400 ThrottlingException',
    '400 AccessDeniedException',
  ],
  [
    'ec2',
    config => new EC2Client(config).send(new DescribeVpcsCommand({})),
    '503 RequestLimitExceeded',
    '403 UnauthorizedOperation',
  ],
  [
    'elasticfilesystem',
    config => new EFSClient(config).send(new DescribeFileSystemsCommand({})),
    '429 ThrottlingException',
    '403 AccessDeniedException',
  ],
  [
    'emr-serverless',
    config =>
      new EMRServerlessClient(config).send(new ListApplicationsCommand({})),
    '429 ThrottlingException',
    '403 AccessDeniedException',
  ],
  [
    'iam',
    config => new IAMClient(config).send(new ListRolesCommand({})),
    '400 Throttling',
    '403 AccessDenied',
  ],
  [
    'kms',
    config => new KMSClient(config).send(new ListKeysCommand({})),
    '400 ThrottlingException',
    '400 AccessDeniedException',
  ],
  [
    'lambda',
    config => new LambdaClient(config).send(new ListFunctionsCommand({})),
    '429 TooManyRequestsException',
    '403 AccessDeniedException',
  ],
  [
    's3',
    config =>
      new S3Client({ ...config, forcePathStyle: true }).send(
        new ListBucketsCommand({}),
      ),
    '503 SlowDown',
    '403 AccessDenied',
  ],
  [
    'sagemaker',
    config => new SageMakerClient(config).send(new ListDomainsCommand({})),
    '400 ThrottlingException',
    '400 AccessDeniedException',
  ],
  [
    'ssm',
    config =>
      new SSMClient(config).send(new GetParametersByPathCommand({ Path: '/' })),
    '400 ThrottlingException',
    '400 AccessDeniedException',
  ],
  [
    'sts',
    config => new STSClient(config).send(new GetCallerIdentityCommand({})),
    '400 Throttling',
    // AWS asks for no permission here, so nobody can be denied it.
    'fine',
  ],
];

describe.each(CALLS)('faults of %s', (service, send, throttled, denied) => {
  let sandbox: TestSandbox;
  let control: ControlClient;
  let config: ClientConfig;

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    control = controlOf(sandbox.url);
    config = sandbox.config(sandbox.admin(HUB));
  });
  afterAll(() => sandbox.stop());

  const seen = (error: any): string =>
    `${error.$metadata.httpStatusCode} ${error.name}`;

  it('throttle so that clients know it', async () => {
    await send(config);
    await control.post('faults', {
      service,
      count: 1,
      effect: { type: 'throttle' },
    });
    const error: any = await send(config).catch(failure => failure);
    expect(seen(error)).toBe(throttled);
    expect(isThrottlingError(error)).toBe(true);
    expect(error.$metadata.requestId ?? error.RequestId).toEqual(
      expect.any(String),
    );
    await send(config);
  });

  it('deny in its own words', async () => {
    await control.post('faults', { service, effect: { type: 'deny' } });
    const outcome = await send(config).then(() => 'fine', seen);
    expect(outcome).toBe(denied);
    await control.delete('faults');
    await send(config);
  });
});
