import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { createServices } from '../services';
import { broadTemplate } from '../testing/broadTemplate';
import { callsBeyondStacks } from '../testing/callsBeyondStacks';
import { askBy, observe } from '../testing/observe';
import {
  HUB,
  policy,
  SPOKE,
  startTestSandbox,
  TestCredentials,
  TestSandbox,
} from '../testing/startTestSandbox';
import { StateFile, WorldCodec } from '.';

jest.setTimeout(120_000);

const PASSWORD = 'Correct-horse-1';
const dayAgo = (days: number) =>
  new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
const ROLE = `arn:aws:iam::${SPOKE}:role/visitor`;

describe('a sandbox that was stopped and started from its file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aws-sandbox-survival-'));
  const stateFile = join(folder, 'state');
  const start = () => startTestSandbox({ seed: 'portal', stateFile });
  let sandbox: TestSandbox;
  let ask: ReturnType<typeof askBy>;
  let outputs: Record<string, string>;
  let session: TestCredentials;
  let ownKey: TestCredentials;
  let tokens: Record<string, string>;
  let executionArn: string;
  let questions: (readonly [string, string, object])[];
  let before: Record<string, unknown>;
  let after: Record<string, unknown>;
  let jwks: string;

  const signIn = (input: object) =>
    ask('cognito-idp', 'AdminInitiateAuth', {
      UserPoolId: outputs.Pool,
      ClientId: outputs.Client,
      ...input,
    }).then(({ AuthenticationResult }) => AuthenticationResult);
  const get = async (path: string) =>
    (await fetch(`${sandbox.url}${path}`)).text();
  const jwksPath = () => `/${outputs.Pool}/.well-known/jwks.json`;

  /** Gives every service something to remember. */
  async function use() {
    await ask('cloudformation', 'CreateStack', {
      StackName: 'broad',
      TemplateBody: JSON.stringify(broadTemplate()),
      Capabilities: ['CAPABILITY_IAM'],
      Tags: [{ Key: 'team', Value: 'blue' }],
    });
    await sandbox.settle();
    const { Stacks } = await ask('cloudformation', 'DescribeStacks', {
      StackName: 'broad',
    });
    expect(Stacks[0].StackStatus).toBe('CREATE_COMPLETE');
    outputs = Object.fromEntries(
      Stacks[0].Outputs.map((output: any) => [
        output.OutputKey,
        output.OutputValue,
      ]),
    );
    await ask('s3', 'PutObject', {
      Bucket: 'broad-444455556666',
      Key: 'a/object',
      Body: 'kept ✓',
    });
    await ask('dynamodb', 'PutItem', {
      TableName: 'broad',
      Item: { id: { S: 'one' }, data: { B: Buffer.from([0, 255]) } },
    });
    await ask('sagemaker', 'CreateSpace', {
      DomainId: outputs.Domain,
      SpaceName: 'lab',
    });
    await ask('firehose', 'PutRecord', {
      DeliveryStreamName: 'broad',
      Record: { Data: Buffer.from('line') },
    }).catch(() => undefined);
    for (const [service, operation, input] of callsBeyondStacks(outputs.Vpc)) {
      await ask(service, operation, input);
    }
    // Nothing has a price yet, but its books are open from now on.
    await expect(
      ask('ce', 'GetCostAndUsage', {
        TimePeriod: { Start: dayAgo(3), End: dayAgo(1) },
        Granularity: 'DAILY',
        Metrics: ['UnblendedCost'],
      }),
    ).rejects.toThrow('not available');
    await ask('iam', 'CreateUser', { UserName: 'ben' });
    await ask('iam', 'PutUserPolicy', {
      UserName: 'ben',
      PolicyName: 'all',
      PolicyDocument: policy({ Effect: 'Allow', Action: '*', Resource: '*' }),
    });
    const { AccessKey } = await ask('iam', 'CreateAccessKey', {
      UserName: 'ben',
    });
    ownKey = {
      accessKeyId: AccessKey.AccessKeyId,
      secretAccessKey: AccessKey.SecretAccessKey,
    };
    await ask('iam', 'CreateRole', {
      RoleName: 'visitor',
      AssumeRolePolicyDocument: policy({
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Principal: { AWS: HUB },
      }),
    });
    await ask('iam', 'PutRolePolicy', {
      RoleName: 'visitor',
      PolicyName: 'read',
      PolicyDocument: policy({
        Effect: 'Allow',
        Action: 'ssm:GetParameter',
        Resource: `arn:aws:ssm:eu-west-1:${SPOKE}:parameter/broad/*`,
      }),
    });
    session = await sandbox.assume(sandbox.admin(HUB), {
      RoleArn: ROLE,
      RoleSessionName: 'early',
    });
    await ask('cognito-idp', 'AdminCreateUser', {
      UserPoolId: outputs.Pool,
      Username: 'ana',
    });
    await ask('cognito-idp', 'AdminSetUserPassword', {
      UserPoolId: outputs.Pool,
      Username: 'ana',
      Password: PASSWORD,
      Permanent: true,
    });
    tokens = await signIn({
      AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: 'ana', PASSWORD },
    });
    jwks = await get(jwksPath());
    ({ executionArn } = await ask('states', 'StartExecution', {
      stateMachineArn: `arn:aws:states:eu-west-1:${SPOKE}:stateMachine:broad`,
      input: '{"name":"first"}',
    }));
    expect(await get(`/_execute-api/${outputs.Api}/prod/`)).toContain('hello');
  }

  beforeAll(async () => {
    sandbox = await start();
    ask = askBy(sandbox.config(sandbox.admin(SPOKE)));
    await use();
    await sandbox.settle();
    const StackName = 'broad';
    const DomainId = outputs.Domain;
    questions = [
      ['apigateway', 'GetStages', { restApiId: outputs.Api }],
      ['backup', 'DescribeBackupVault', { BackupVaultName: 'broad' }],
      ['cloudformation', 'DescribeStackEvents', { StackName }],
      ['cloudformation', 'DescribeStackResources', { StackName }],
      ['cloudformation', 'GetTemplate', { StackName }],
      ['cognito-idp', 'ListUserPools', { MaxResults: 60 }],
      ['cognito-idp', 'ListUsers', { UserPoolId: outputs.Pool }],
      ['dynamodb', 'DescribeTable', { TableName: 'broad' }],
      ['dynamodb', 'Scan', { TableName: 'broad' }],
      ['firehose', 'DescribeDeliveryStream', { DeliveryStreamName: 'broad' }],
      ['iam', 'GetRolePolicy', { RoleName: 'visitor', PolicyName: 'read' }],
      ['kms', 'DescribeKey', { KeyId: 'alias/broad' }],
      ['lambda', 'GetPolicy', { FunctionName: 'broad' }],
      ['logs', 'FilterLogEvents', { logGroupName: '/aws/lambda/broad' }],
      ['s3', 'GetObject', { Bucket: 'broad-444455556666', Key: 'a/object' }],
      ['s3', 'ListObjectVersions', { Bucket: 'broad-444455556666' }],
      ['sagemaker', 'DescribeDomain', { DomainId }],
      [
        'sagemaker',
        'DescribeUserProfile',
        { DomainId, UserProfileName: 'ana' },
      ],
      ['sagemaker', 'DescribeSpace', { DomainId, SpaceName: 'lab' }],
      ['ssm', 'GetParameter', { Name: '/broad/size' }],
      ['states', 'GetExecutionHistory', { executionArn }],
      ['wafv2', 'ListWebACLs', { Scope: 'REGIONAL' }],
    ];
    before = await observe(ask, questions);
    await sandbox.stop();

    sandbox = await start();
    ask = askBy(sandbox.config(sandbox.admin(SPOKE)));
    after = await observe(ask, questions);
  });
  afterAll(async () => {
    await sandbox.stop();
    rmSync(folder, { recursive: true });
  });

  it('shows the same through every reading operation', () => {
    const failed = questions.filter(
      ([service, operation, input]) =>
        'error' in
        (before[`${service} ${operation} ${JSON.stringify(input)}`] as object),
    );
    expect(failed).toEqual([]);
    expect(Object.keys(before).length).toBeGreaterThan(100);
    expect(after).toEqual(before);
  });

  it('has something of every service in its file', () => {
    const codec = new WorldCodec({ services: createServices });
    const { state } = codec.decode(new StateFile(stateFile).read()!.body, 1);
    const kept = new Set(
      [...state.entries().values()].map(Object.getPrototypeOf),
    );
    const missing = createServices()
      .flatMap(service => service.stateClasses ?? [])
      .filter(({ prototype }) => !kept.has(prototype))
      .map(({ name }) => name);
    // Parts of other classes rather than states of their own.
    expect(missing.sort()).toEqual(['PoolKeys', 'Records', 'Stack']);
    expect(
      codec.encode(codec.decode(new StateFile(stateFile).read()!.body, 1)),
    ).toEqual(new StateFile(stateFile).read()!.body);
  });

  it('knows the access keys and sessions, with what they may', async () => {
    for (const credentials of [ownKey, session]) {
      const asThem = askBy(sandbox.config(credentials));
      const { Parameter } = await asThem('ssm', 'GetParameter', {
        Name: '/broad/size',
      });
      expect(Parameter.Value).toBe('large');
    }
    await expect(
      askBy(sandbox.config(session))('ssm', 'PutParameter', {
        Name: '/broad/size',
        Value: 'small',
        Overwrite: true,
      }),
    ).rejects.toMatchObject({ name: 'AccessDeniedException' });
    const again = await sandbox.assume(sandbox.admin(HUB), {
      RoleArn: ROLE,
      RoleSessionName: 'later',
    });
    expect(
      await askBy(sandbox.config(again))('sts', 'GetCallerIdentity', {}),
    ).toMatchObject({ Arn: expect.stringContaining('visitor/later') });
  });

  it('signs people in with their passwords and takes their old tokens', async () => {
    expect(await get(jwksPath())).toBe(jwks);
    expect(
      await ask('cognito-idp', 'GetUser', { AccessToken: tokens.AccessToken }),
    ).toMatchObject({ Username: 'ana' });
    expect(
      await signIn({
        AuthFlow: 'REFRESH_TOKEN_AUTH',
        AuthParameters: { REFRESH_TOKEN: tokens.RefreshToken },
      }),
    ).toHaveProperty('IdToken');
    expect(
      await signIn({
        AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: 'ana', PASSWORD },
      }),
    ).toHaveProperty('AccessToken');
    await expect(
      signIn({
        AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: 'ana', PASSWORD: 'Wrong-horse-1' },
      }),
    ).rejects.toMatchObject({ name: 'NotAuthorizedException' });
  });

  it('runs functions, REST APIs and state machines', async () => {
    const { Payload } = await ask('lambda', 'Invoke', {
      FunctionName: 'broad',
      Payload: Buffer.from('{"name":"ana"}'),
    });
    expect(Payload.transformToString()).toContain('ana');
    expect(await get(`/_execute-api/${outputs.Api}/prod/`)).toContain('hello');
    const started = await ask('states', 'StartExecution', {
      stateMachineArn: `arn:aws:states:eu-west-1:${SPOKE}:stateMachine:broad`,
      input: '{"name":"second"}',
    });
    await sandbox.settle();
    expect(await ask('states', 'DescribeExecution', started)).toMatchObject({
      status: 'SUCCEEDED',
    });
  });

  it('updates and deletes its stacks', async () => {
    await ask('cloudformation', 'UpdateStack', {
      StackName: 'broad',
      TemplateBody: JSON.stringify(broadTemplate({ size: 'small' })),
      Capabilities: ['CAPABILITY_IAM'],
    });
    await sandbox.settle();
    const { Parameter } = await ask('ssm', 'GetParameter', {
      Name: '/broad/size',
    });
    expect(Parameter.Value).toBe('small');
    const Bucket = 'broad-444455556666';
    const { Versions } = await ask('s3', 'ListObjectVersions', { Bucket });
    for (const { Key, VersionId } of Versions) {
      await ask('s3', 'DeleteObject', { Bucket, Key, VersionId });
    }
    await ask('sagemaker', 'DeleteSpace', {
      DomainId: outputs.Domain,
      SpaceName: 'lab',
    });
    await sandbox.settle();
    await ask('cloudformation', 'DeleteStack', { StackName: 'broad' });
    await sandbox.settle();
    const { StackEvents } = await ask('cloudformation', 'DescribeStackEvents', {
      StackName: 'broad',
    });
    // Studio leaves its file system, which holds the subnet.
    expect(
      StackEvents.filter(({ ResourceStatus }: any) =>
        ResourceStatus.endsWith('FAILED'),
      ).map(({ LogicalResourceId }: any) => LogicalResourceId),
    ).toEqual(['broad', 'Subnet']);
  });
});
