import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import {
  CreateUserProfileCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { setTimeout as sleep } from 'node:timers/promises';
import { SignIn } from '../__testUtils__/journey/SignIn';
import { LocalAws, SeenCall } from '../__testUtils__/localAws';
import { studioStack } from './__testUtils__/deployStudio';
import { openPage } from './__testUtils__/openPage';
import { LoginApi } from './LoginApi';

// A user's whole way: from Cognito through firewall, API and function into Studio, all of it deployed.
jest.setTimeout(240_000);

const ADMIN = {
  accessKeyId: 'AKIAGCOADMIN444455556666',
  secretAccessKey: 'local-admin-secret-not-a-real-key',
};
const before = process.env.AWS_ENDPOINT_URL;
let aws: LocalAws;
let outputs: Record<string, string>;
let signIn: SignIn;
let sagemaker: SageMakerClient;

beforeAll(async () => {
  aws = await LocalAws.start(0.002);
  // The CDK toolkit takes its endpoint from nowhere else.
  process.env.AWS_ENDPOINT_URL = aws.url;
  const studio = studioStack();
  const login = new LoginApi(studio.stack, 'Login', studio.login);
  Object.entries(login.outputs).forEach(([key, value]) =>
    studio.output(key, value),
  );
  outputs = await studio.deploy(aws);
  const config = {
    region: 'eu-west-1',
    endpoint: aws.url,
    credentials: ADMIN,
  };
  signIn = new SignIn(aws, outputs, new CognitoIdentityProviderClient(config));
  sagemaker = new SageMakerClient(config);
});

afterAll(async () => {
  if (before === undefined) delete process.env.AWS_ENDPOINT_URL;
  else process.env.AWS_ENDPOINT_URL = before;
  await aws?.stop();
});

async function callsOf(service: string, operation: string) {
  const calls = await aws.calls();
  return calls.filter(
    call => call.service === service && call.operation === operation,
  );
}

it('takes a user into Studio', async () => {
  const token = await signIn.newUser('ana');
  const first = await signIn.open(token);
  expect(first.status).toBe(202);
  expect(JSON.parse(first.text)).toEqual({ status: 'provisioning' });

  const answer = await signIn.openWhenReady(token);
  expect(answer?.status).toBe(200);
  expect(answer?.headers.get('content-type')).toBe('application/json');
  expect(answer?.headers.get('cache-control')).toBe('no-store');
  expect(answer?.headers.get('referrer-policy')).toBe('no-referrer');
  const { url, expires_in: seconds } = JSON.parse(answer!.text);
  expect(seconds).toBe(60);
  expect(await openPage(url)).toMatchObject({
    status: 200,
    text: expect.stringContaining('ana'),
  });
});

it.each([
  ['no token', undefined],
  ['no real token', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.'],
  ['an empty token', ''],
])('does not let in whoever has %s', async (_what, token) => {
  const seen = (await callsOf('lambda', 'Invoke')).length;
  expect((await signIn.open(token)).status).toBe(401);
  expect(await callsOf('lambda', 'Invoke')).toHaveLength(seen);
});

it("does not open somebody else's profile of the same name", async () => {
  await sagemaker.send(
    new CreateUserProfileCommand({
      DomainId: outputs.DomainId,
      UserProfileName: 'petra',
      Tags: [{ Key: 'studiouserid', Value: 'user:default/petra' }],
    }),
  );
  const answer = await signIn.openWhenReady(await signIn.newUser('Petra'));
  expect(answer?.status).toBe(409);
  expect(JSON.parse(answer!.text).error).toBe('ProfileBelongsToAnother');
});

it('has no two users whose names differ by case', async () => {
  await signIn.newUser('bruno');
  await expect(signIn.newUser('BRUNO')).rejects.toMatchObject({
    name: 'UsernameExistsException',
  });
});

it('tells a user whose name Studio does not know', async () => {
  const answer = await signIn.open(await signIn.newUser('carla.example'));
  expect(answer.status).toBe(400);
  expect(JSON.parse(answer.text).error).toBe('UnsupportedUserName');
});

it('answers the sign-in page for anybody, and nothing else', async () => {
  expect(await signIn.get('/studio/callback?code=1')).toMatchObject({
    status: 200,
    text: '',
  });
  expect((await signIn.get('/studio/other')).status).toBe(403);
});

it('writes the requests into the bucket of the access logs', async () => {
  expect((await signIn.open()).status).toBe(401);
  for (let look = 0; look < 100; look += 1) {
    if ((await callsOf('s3', 'PutObject')).some(isLog)) break;
    await sleep(100);
  }
  expect(await callsOf('firehose', 'PutRecord')).not.toEqual([]);
  expect((await callsOf('s3', 'PutObject')).filter(isLog)).not.toEqual([]);
});

/** Whether Firehose put an object; assets are put by the toolkit, from outside. */
function isLog(call: SeenCall & { invokedBy?: unknown }): boolean {
  return call.invokedBy !== undefined && call.status === 200;
}
