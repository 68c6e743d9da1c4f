import {
  AddPermissionCommand,
  CreateFunctionCommand,
  GetFunctionConfigurationCommand,
  LambdaClient,
} from '@aws-sdk/client-lambda';
import { CreateRoleCommand } from '@aws-sdk/client-iam';
import { TRUST_LAMBDA, zipOf } from '../services/lambda/testing/lambdaWorld';
import { eventually, SPOKE } from '../testing/startTestSandbox';
import { ApiWorld, startApiWorld } from './testing/apiWorld';

jest.setTimeout(60_000);

const FUNCTION = `arn:aws:lambda:eu-west-1:${SPOKE}:function:answer`;

/** Answers with what the body asks for. */
const CODE = `exports.handler = async event => {
  const { wait = 0, answer } = JSON.parse(Buffer.from(event.body, event.isBase64Encoded ? 'base64' : 'utf8'));
  await new Promise(resolve => setTimeout(resolve, wait));
  return answer === 'event' ? { statusCode: 201, body: JSON.stringify(event) } : answer;
};`;

let world: ApiWorld;
let api: string;
let lambda: LambdaClient;

const allow = (sourceArn: string, StatementId: string) =>
  lambda.send(
    new AddPermissionCommand({
      FunctionName: 'answer',
      StatementId,
      Action: 'lambda:InvokeFunction',
      Principal: 'apigateway.amazonaws.com',
      SourceArn: sourceArn,
    }),
  );
const ask = (path: string, input: object, headers?: Record<string, string>) =>
  world.ask(`${api}/prod${path}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(input),
  });

beforeAll(async () => {
  world = await startApiWorld();
  const { sandbox } = world;
  const admin = sandbox.admin(SPOKE);
  lambda = new LambdaClient(sandbox.config(admin));
  const { Role } = await sandbox.clients(admin).iam.send(
    new CreateRoleCommand({
      RoleName: 'answer',
      AssumeRolePolicyDocument: TRUST_LAMBDA,
    }),
  );
  await lambda.send(
    new CreateFunctionCommand({
      FunctionName: 'answer',
      Role: Role!.Arn,
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      Timeout: 10,
      Code: { ZipFile: await zipOf({ 'index.js': CODE }) },
    }),
  );
  await eventually(
    () =>
      lambda.send(
        new GetFunctionConfigurationCommand({ FunctionName: 'answer' }),
      ),
    ({ State }) => State === 'Active',
  );
  api = await world.createApi({ binaryMediaTypes: ['image/*'] });
  await world.addFunction(api, 'POST /users/{name}', FUNCTION);
  await world.addFunction(api, 'POST /quick', FUNCTION, {
    timeoutInMillis: 500,
  });
  await world.addFunction(api, 'POST /other', FUNCTION);
  await world.deploy(api);
  const arn = `arn:aws:execute-api:eu-west-1:${SPOKE}:${api}/prod/POST`;
  await allow(`${arn}/users/*`, 'users');
  await allow(`${arn}/quick`, 'quick');
});
afterAll(() => world.sandbox.stop());

describe('Lambda proxy integration', () => {
  it('hands the request over as it came', async () => {
    const { status, text } = await ask(
      '/users/ana%20b?x=1&x=2',
      { answer: 'event' },
      { 'X-Mixed-Case': 'kept', 'content-type': 'application/json' },
    );
    expect(status).toBe(201);
    const event = JSON.parse(text);
    expect(event).toMatchObject({
      resource: '/users/{name}',
      path: '/users/ana%20b',
      pathParameters: { name: 'ana b' },
      queryStringParameters: { x: '2' },
      multiValueQueryStringParameters: { x: ['1', '2'] },
      headers: {
        'X-Mixed-Case': 'kept',
        Host: `${api}.execute-api.eu-west-1.amazonaws.com`,
      },
      multiValueHeaders: { 'X-Mixed-Case': ['kept'] },
      body: '{"answer":"event"}',
      isBase64Encoded: false,
    });
    expect(event.requestContext).not.toHaveProperty('authorizer');
  });

  it('encodes bodies of binary media types, and decodes answers for those who accept them', async () => {
    const sent = await ask(
      '/users/a',
      { answer: 'event' },
      { 'content-type': 'image/png' },
    );
    expect(JSON.parse(sent.text)).toMatchObject({ isBase64Encoded: true });
    const answer = {
      statusCode: 200,
      isBase64Encoded: true,
      body: Buffer.from('picture').toString('base64'),
      headers: { 'Content-Type': 'image/png' },
    };
    const received = await ask('/users/a', { answer }, { accept: 'image/png' });
    expect(received).toMatchObject({
      text: 'picture',
      headers: { 'content-type': 'image/png' },
    });
    expect((await ask('/users/a', { answer })).text).toBe(answer.body);
  });

  it.each([
    ['nothing', null],
    ['text', 'ok'],
    ['no status', { body: 'x' }],
    ['an odd status', { statusCode: 'many' }],
    ['a status out of range', { statusCode: 99 }],
    ['a body that is no text', { statusCode: 200, body: { a: 1 } }],
    ['headers that are no text', { statusCode: 200, headers: { a: {} } }],
    [
      'single values in a list of values',
      { statusCode: 200, multiValueHeaders: { a: 'b' } },
    ],
  ])('answers 502 to %s', async (_, answer) => {
    expect(await ask('/users/a', { answer })).toMatchObject({
      status: 502,
      text: '{"message": "Internal server error"}'.replace(': ', ':'),
    });
  });

  it('answers 504 when the function takes too long', async () => {
    const answer = { statusCode: 200 };
    expect(await ask('/quick', { wait: 2000, answer })).toMatchObject({
      status: 504,
      text: '{"message":"Endpoint request timed out"}',
    });
  });

  it('answers 500 where the function does not let this method call it', async () => {
    expect(await ask('/other', { answer: 'event' })).toMatchObject({
      status: 500,
      text: '{"message":"Internal server error"}',
    });
  });
});
