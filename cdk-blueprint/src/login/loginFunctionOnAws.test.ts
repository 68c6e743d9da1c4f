import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import {
  CreateUserProfileCommand,
  DescribeUserProfileCommand,
  ListTagsCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { setTimeout as sleep } from 'node:timers/promises';
import { LocalAws } from '../__testUtils__/localAws';
import { openPage } from './__testUtils__/openPage';
import { studioStack } from './__testUtils__/deployStudio';
import { LoginFunction } from './LoginFunction';

// The function with its own role, called as API Gateway calls it, on a deployed domain.
jest.setTimeout(240_000);

const region = 'eu-west-1';
const ADMIN = {
  accessKeyId: 'AKIAGCOADMIN444455556666',
  secretAccessKey: 'local-admin-secret-not-a-real-key',
};
const before = process.env.AWS_ENDPOINT_URL;
let aws: LocalAws;
let outputs: Record<string, string>;
let lambda: LambdaClient;
let sagemaker: SageMakerClient;

beforeAll(async () => {
  aws = await LocalAws.start(0.002);
  // The CDK toolkit takes its endpoint from nowhere else.
  process.env.AWS_ENDPOINT_URL = aws.url;
  const studio = studioStack();
  const { function: loginFunction } = new LoginFunction(
    studio.stack,
    'Login',
    studio.login,
  );
  studio.output('LoginFunctionName', loginFunction.functionName);
  outputs = await studio.deploy(aws);
  const config = { region, endpoint: aws.url, credentials: ADMIN };
  lambda = new LambdaClient(config);
  sagemaker = new SageMakerClient(config);
});

afterAll(async () => {
  if (before === undefined) delete process.env.AWS_ENDPOINT_URL;
  else process.env.AWS_ENDPOINT_URL = before;
  await aws?.stop();
});

async function login(userName: string) {
  const { Payload, FunctionError } = await lambda.send(
    new InvokeCommand({
      FunctionName: outputs.LoginFunctionName,
      Payload: Buffer.from(
        JSON.stringify({
          requestContext: {
            requestId: 'request-1',
            authorizer: { claims: { 'cognito:username': userName } },
          },
        }),
      ),
    }),
  );
  const answer = JSON.parse(Buffer.from(Payload!).toString());
  return FunctionError
    ? { statusCode: 0, body: answer }
    : { ...answer, body: JSON.parse(answer.body) };
}

async function loginUntilReady(userName: string) {
  for (let look = 0; look < 100; look += 1) {
    const answer = await login(userName);
    if (answer.statusCode !== 202) return answer;
    await sleep(50);
  }
  return undefined;
}

const profile = (UserProfileName: string) => ({
  DomainId: outputs.DomainId,
  UserProfileName,
});

it('makes a profile with a home and opens it', async () => {
  expect(await login('ana')).toMatchObject({
    statusCode: 202,
    body: { status: 'provisioning' },
  });
  const answer = await loginUntilReady('ana');
  expect(answer).toMatchObject({ statusCode: 200, body: { expires_in: 60 } });
  const page = await openPage(answer.body.url);
  expect(page).toMatchObject({
    status: 200,
    text: expect.stringContaining('ana'),
  });

  const made = await sagemaker.send(
    new DescribeUserProfileCommand(profile('ana')),
  );
  const { CustomPosixUserConfig: owner, CustomFileSystemConfigs: mounts } =
    made.UserSettings!;
  expect(made.UserSettings?.ExecutionRole).toBe(outputs.ExecutionRoleArn);
  expect(mounts).toEqual([
    {
      EFSFileSystemConfig: {
        FileSystemId: outputs.FileSystemId,
        FileSystemPath: '/home/ana',
      },
    },
  ]);
  expect(owner?.Uid).toBeGreaterThanOrEqual(10_000);
  const { Tags } = await sagemaker.send(
    new ListTagsCommand({ ResourceArn: made.UserProfileArn }),
  );
  expect(Tags).toEqual(
    expect.arrayContaining([{ Key: 'studiouserid', Value: 'cognito:ana' }]),
  );
});

it('takes calls at the same time for one', async () => {
  const answers = await Promise.all([1, 2, 3].map(() => login('bruno')));
  answers.forEach(({ statusCode }) => expect([200, 202]).toContain(statusCode));
  expect(await loginUntilReady('bruno')).toMatchObject({ statusCode: 200 });
});

it("opens neither a profile of the portal's nor one of another user", async () => {
  await sagemaker.send(
    new CreateUserProfileCommand({
      ...profile('petra'),
      Tags: [{ Key: 'studiouserid', Value: 'user:default/petra' }],
    }),
  );
  for (const name of ['petra', 'Petra', 'ANA']) {
    expect(await loginUntilReady(name)).toMatchObject({
      statusCode: 409,
      body: { error: 'ProfileBelongsToAnother' },
    });
  }
});

it('keeps to itself what AWS says', async () => {
  await aws.failCalls('sagemaker', 'DescribeUserProfile', 'Details of AWS');
  const answer = await login('ana');
  await aws.clearFaults();
  expect(answer).toMatchObject({
    statusCode: 500,
    body: { error: 'PresignedUrlGenerationFailed' },
  });
  expect(JSON.stringify(answer)).not.toContain('Details of AWS');
});
