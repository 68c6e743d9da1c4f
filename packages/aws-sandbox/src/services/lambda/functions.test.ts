import {
  CreateFunctionCommand,
  CreateFunctionCommandInput,
  DeleteFunctionCommand,
  GetFunctionCommand,
  GetFunctionConfigurationCommand,
  LambdaClient,
  ListFunctionsCommand,
  ListTagsCommand,
  PutFunctionConcurrencyCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { CreateRoleCommand, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { CreateBucketCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { policy, SPOKE } from '../../testing/startTestSandbox';
import {
  LambdaWorld,
  startLambdaWorld,
  TRUST_LAMBDA,
  zipOf,
} from './testing/lambdaWorld';

jest.setTimeout(30_000);

const ECHO = 'exports.handler = async event => event;';

let world: LambdaWorld;
let Role: string;
beforeAll(async () => {
  world = await startLambdaWorld();
  Role = await world.role('echo');
});
afterAll(() => world.stop());

async function create(input: Partial<CreateFunctionCommandInput>) {
  return world.lambda.send(
    new CreateFunctionCommand({
      FunctionName: 'candidate',
      Role,
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      Code: { ZipFile: await zipOf({ 'index.js': ECHO }) },
      ...input,
    }),
  );
}

describe('functions', () => {
  it('are pending first, then active', async () => {
    const made = await create({
      FunctionName: 'first',
      Architectures: ['arm64'],
      Tags: { team: 'a' },
    });
    expect(made).toMatchObject({
      FunctionArn: `arn:aws:lambda:eu-west-1:${SPOKE}:function:first`,
      State: 'Pending',
      StateReasonCode: 'Creating',
      Timeout: 3,
      MemorySize: 128,
      Architectures: ['arm64'],
      LoggingConfig: { LogFormat: 'Text', LogGroup: '/aws/lambda/first' },
    });
    await world.settled('first');
    const shown = await world.lambda.send(
      new GetFunctionCommand({ FunctionName: made.FunctionArn }),
    );
    expect(shown).toMatchObject({
      Configuration: { State: 'Active', CodeSha256: made.CodeSha256 },
      Tags: { team: 'a' },
    });
  });

  it('are changed in what a request names, and in nothing else', async () => {
    await create({
      FunctionName: 'changed',
      Description: 'before',
      Environment: { Variables: { A_NAME: '1' } },
    });
    await world.settled('changed');
    const update = (input: object) =>
      world.lambda.send(
        new UpdateFunctionConfigurationCommand({
          FunctionName: 'changed',
          ...input,
        }),
      );
    expect(await update({ Timeout: 20 })).toMatchObject({
      LastUpdateStatus: 'InProgress',
      Timeout: 20,
      Description: 'before',
      Environment: { Variables: { A_NAME: '1' } },
    });
    await world.settled('changed');
    await expect(
      update({ Timeout: 21, RevisionId: 'old' }),
    ).rejects.toMatchObject({ name: 'PreconditionFailedException' });
  });

  it('are not changed while a change is under way', async () => {
    const slow = await startLambdaWorld({ timeScale: 0.05 });
    await slow.create('busy', ECHO);
    const update = (Timeout: number) =>
      slow.lambda.send(
        new UpdateFunctionConfigurationCommand({
          FunctionName: 'busy',
          Timeout,
        }),
      );
    await update(20);
    await expect(update(21)).rejects.toMatchObject({
      name: 'ResourceConflictException',
      message: expect.stringContaining('An update is in progress'),
    });
    await slow.stop();
  });

  it('come from S3, read by the caller', async () => {
    const { s3 } = world.sandbox.clients(world.sandbox.admin(SPOKE));
    await s3.send(new CreateBucketCommand({ Bucket: 'code' }));
    await s3.send(
      new PutObjectCommand({
        Bucket: 'code',
        Key: 'a.zip',
        Body: await zipOf({ 'index.js': ECHO }),
      }),
    );
    const Code = { S3Bucket: 'code', S3Key: 'a.zip' };
    await create({ FunctionName: 'stored', Code });
    await world.settled('stored');
    expect((await world.invoke('stored', 5)).payload).toBe(5);
    await expect(
      create({ Code: { S3Bucket: 'code', S3Key: 'none.zip' } }),
    ).rejects.toThrow('S3 Error Code: NoSuchKey');
  });

  it('are listed page by page, tagged and deleted', async () => {
    for (const FunctionName of ['list-a', 'list-b']) {
      await create({ FunctionName });
    }
    const names: string[] = [];
    let Marker: string | undefined;
    do {
      const page = await world.lambda.send(
        new ListFunctionsCommand({ Marker, MaxItems: 1 }),
      );
      expect(page.Functions).toHaveLength(1);
      names.push(page.Functions![0].FunctionName!);
      Marker = page.NextMarker;
    } while (Marker);
    expect(names).toEqual([...names].sort());
    expect(names).toEqual(expect.arrayContaining(['list-a', 'list-b']));
    const Resource = `arn:aws:lambda:eu-west-1:${SPOKE}:function:list-a`;
    await world.lambda.send(
      new TagResourceCommand({ Resource, Tags: { a: '1', b: '2' } }),
    );
    await world.lambda.send(
      new UntagResourceCommand({ Resource, TagKeys: ['a'] }),
    );
    expect(
      (await world.lambda.send(new ListTagsCommand({ Resource }))).Tags,
    ).toEqual({ b: '2' });
    await world.lambda.send(
      new DeleteFunctionCommand({ FunctionName: 'list-a' }),
    );
    await expect(
      world.lambda.send(
        new GetFunctionConfigurationCommand({ FunctionName: 'list-a' }),
      ),
    ).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: `Function not found: ${Resource}`,
    });
  });

  it('leave a part of the concurrency to others', async () => {
    await expect(
      world.lambda.send(
        new PutFunctionConcurrencyCommand({
          FunctionName: 'first',
          ReservedConcurrentExecutions: 901,
        }),
      ),
    ).rejects.toThrow('below its minimum value of [100]');
  });
});

describe('makers of functions', () => {
  const assumeMaker = async (name: string, ...statements: object[]) => {
    const { sandbox } = world;
    const admin = sandbox.admin(SPOKE);
    const { iam } = sandbox.clients(admin);
    await iam.send(
      new CreateRoleCommand({
        RoleName: name,
        AssumeRolePolicyDocument: policy({
          Effect: 'Allow',
          Principal: { AWS: SPOKE },
          Action: 'sts:AssumeRole',
        }),
      }),
    );
    await iam.send(
      new PutRolePolicyCommand({
        RoleName: name,
        PolicyName: 'own',
        PolicyDocument: policy(...statements),
      }),
    );
    const credentials = await sandbox.assume(admin, {
      RoleArn: `arn:aws:iam::${SPOKE}:role/${name}`,
      RoleSessionName: 'maker',
    });
    return new LambdaClient(sandbox.config(credentials));
  };

  it('must be allowed to pass the role', async () => {
    const maker = await assumeMaker('maker', {
      Effect: 'Allow',
      Action: 'lambda:*',
      Resource: '*',
    });
    await expect(
      maker.send(
        new CreateFunctionCommand({
          FunctionName: 'made',
          Role,
          Runtime: 'nodejs24.x',
          Handler: 'index.handler',
          Code: { ZipFile: await zipOf({ 'index.js': ECHO }) },
        }),
      ),
    ).rejects.toThrow(
      `not authorized to perform: iam:PassRole on resource: ${Role}`,
    );
  });

  it('must name a role that trusts Lambda', async () => {
    const { iam } = world.sandbox.clients(world.sandbox.admin(SPOKE));
    const { Role: other } = await iam.send(
      new CreateRoleCommand({
        RoleName: 'other',
        AssumeRolePolicyDocument: TRUST_LAMBDA.replace('lambda.', 'states.'),
      }),
    );
    await expect(create({ Role: other!.Arn })).rejects.toThrow(
      'cannot be assumed by Lambda',
    );
  });
});
