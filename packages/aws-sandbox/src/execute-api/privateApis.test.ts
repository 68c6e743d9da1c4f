import {
  CreateAuthorizerCommand,
  CreateDeploymentCommand,
  PutMethodCommandInput,
  UpdateRestApiCommand,
} from '@aws-sdk/client-api-gateway';
import {
  CreateSubnetCommand,
  CreateVpcCommand,
  CreateVpcEndpointCommand,
  DescribeVpcEndpointsCommand,
  EC2Client,
  ModifyVpcEndpointCommand,
} from '@aws-sdk/client-ec2';
import { CreateRoleCommand } from '@aws-sdk/client-iam';
import {
  AddPermissionCommand,
  CreateFunctionCommand,
  GetFunctionConfigurationCommand,
  LambdaClient,
} from '@aws-sdk/client-lambda';
import { ListDomainsCommand, SageMakerClient } from '@aws-sdk/client-sagemaker';
import { TRUST_LAMBDA, zipOf } from '../services/lambda/testing/lambdaWorld';
import { eventually, policy, SPOKE } from '../testing/startTestSandbox';
import { ApiWorld, startApiWorld } from './testing/apiWorld';

jest.setTimeout(60_000);

/** Lets a person to the own path and nobody to another; counts its calls in the context. */
const AUTHORIZER = `let calls = 0;
exports.handler = async event => {
  calls += 1;
  const token = event.authorizationToken ?? event.headers.Authorization ?? event.headers.authorization;
  const user = token.replace('Bearer ', '');
  if (user === 'stranger') throw new Error('Unauthorized');
  if (user === 'broken') throw new Error('No keys');
  if (user === 'odd') return { principalId: user };
  const own = event.methodArn.split('/').slice(0, 2).join('/') + '/GET/' + user;
  return {
    principalId: user,
    policyDocument: { Version: '2012-10-17', Statement: [user === 'silent'
      ? { Effect: 'Allow', Action: 'execute-api:Invoke', Resource: own + '/never' }
      : { Effect: 'Deny', Action: 'execute-api:Invoke', NotResource: own }] },
    context: { calls, type: event.type },
  };
};`;

let world: ApiWorld;
let ec2: EC2Client;
let endpoints: Record<string, string>;

async function createEndpoint(
  service: string,
  SubnetId: string,
  VpcId: string,
) {
  const { VpcEndpoint } = await ec2.send(
    new CreateVpcEndpointCommand({
      VpcId,
      VpcEndpointType: 'Interface',
      ServiceName: `com.amazonaws.eu-west-1.${service}`,
      SubnetIds: [SubnetId],
    }),
  );
  const id = VpcEndpoint!.VpcEndpointId!;
  await eventually(
    () => ec2.send(new DescribeVpcEndpointsCommand({ VpcEndpointIds: [id] })),
    ({ VpcEndpoints }) => String(VpcEndpoints![0].State) === 'available',
  );
  return id;
}

beforeAll(async () => {
  world = await startApiWorld();
  const admin = world.sandbox.admin(SPOKE);
  ec2 = new EC2Client(world.sandbox.config(admin));
  const vpc = async (CidrBlock: string) => {
    const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock }));
    const VpcId = Vpc!.VpcId!;
    const { Subnet } = await ec2.send(
      new CreateSubnetCommand({
        VpcId,
        CidrBlock: CidrBlock.replace('/16', '/24'),
      }),
    );
    return { VpcId, SubnetId: Subnet!.SubnetId! };
  };
  const own = await vpc('10.1.0.0/16');
  const other = await vpc('10.2.0.0/16');
  endpoints = {
    own: await createEndpoint('execute-api', own.SubnetId, own.VpcId),
    other: await createEndpoint('execute-api', other.SubnetId, other.VpcId),
    sagemaker: await createEndpoint('sagemaker.api', own.SubnetId, own.VpcId),
    vpc: own.VpcId,
  };
  const lambda = new LambdaClient(world.sandbox.config(admin));
  const { Role } = await world.sandbox.clients(admin).iam.send(
    new CreateRoleCommand({
      RoleName: 'authorize',
      AssumeRolePolicyDocument: TRUST_LAMBDA,
    }),
  );
  await lambda.send(
    new CreateFunctionCommand({
      FunctionName: 'authorize',
      Role: Role!.Arn,
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      Code: { ZipFile: await zipOf({ 'index.js': AUTHORIZER }) },
    }),
  );
  await eventually(
    () =>
      lambda.send(
        new GetFunctionConfigurationCommand({ FunctionName: 'authorize' }),
      ),
    ({ State }) => State === 'Active',
  );
  await lambda.send(
    new AddPermissionCommand({
      FunctionName: 'authorize',
      StatementId: 'apis',
      Action: 'lambda:InvokeFunction',
      Principal: 'apigateway.amazonaws.com',
      SourceArn: `arn:aws:execute-api:eu-west-1:${SPOKE}:*/authorizers/*`,
    }),
  );
});
afterAll(() => world.sandbox.stop());

const throughOwn = () =>
  policy({
    Effect: 'Allow',
    Principal: '*',
    Action: 'execute-api:Invoke',
    Resource: 'execute-api:/*',
    Condition: { StringEquals: { 'aws:SourceVpce': endpoints.own } },
  });

const createPrivateApi = () =>
  world.createApi({
    endpointConfiguration: {
      types: ['PRIVATE'],
      vpcEndpointIds: [endpoints.own],
    },
    policy: throughOwn(),
  });

const via = (endpoint: string, headers: Record<string, string> = {}) => ({
  headers: { 'x-aws-sandbox-vpce': endpoint, ...headers },
});

describe('a private API', () => {
  let api: string;
  beforeAll(async () => {
    api = await createPrivateApi();
    await world.addMock(
      api,
      'GET /hello',
      '{"from": "$context.identity.vpceId"}',
    );
    await world.deploy(api);
  });

  it('answers what comes through its endpoint', async () => {
    const answer = await world.ask(`${api}/prod/hello`, via(endpoints.own));
    expect(answer).toMatchObject({
      status: 200,
      text: `{"from": "${endpoints.own}"}`,
    });
    const byName = await world.ask('/prod/hello', {
      host: `${api}-${endpoints.own}.execute-api.eu-west-1.amazonaws.com`,
    });
    expect(byName.status).toBe(200);
    const inVpc = await world.ask(`${api}/prod/hello`, {
      headers: { 'x-aws-sandbox-vpc': endpoints.vpc },
    });
    expect(inVpc.status).toBe(200);
  });

  it.each([
    ['the internet', () => ({})],
    ['an endpoint of another service', () => via(endpoints.sagemaker)],
    ['an endpoint that is not there', () => via('vpce-0123456789abcdef0')],
    [
      "a host name with an endpoint that is not the API's",
      () => ({
        host: `${api}-${endpoints.other}.execute-api.eu-west-1.amazonaws.com`,
      }),
    ],
  ])('cannot be reached from %s', async (_, from) => {
    const answer = await world.ask(
      'host' in from() ? '/prod/hello' : `${api}/prod/hello`,
      from(),
    );
    expect(answer).toMatchObject({
      status: 403,
      text: '{"message":"Forbidden"}',
    });
  });

  it('refuses another endpoint by its policy', async () => {
    const answer = await world.ask(`${api}/prod/hello`, via(endpoints.other));
    expect(answer.status).toBe(403);
    expect(answer.headers['x-amzn-errortype']).toBe('AccessDeniedException');
  });

  it('refuses what the endpoint policy does not let through', async () => {
    const set = (PolicyDocument?: string) =>
      ec2.send(
        new ModifyVpcEndpointCommand({
          VpcEndpointId: endpoints.own,
          PolicyDocument,
          ResetPolicy: PolicyDocument === undefined,
        }),
      );
    await set(
      policy({
        Effect: 'Allow',
        Principal: '*',
        Action: 'execute-api:Invoke',
        Resource: 'arn:aws:execute-api:eu-west-1:*:other/*',
      }),
    );
    expect(
      (await world.ask(`${api}/prod/hello`, via(endpoints.own))).status,
    ).toBe(403);
    await set();
    expect(
      (await world.ask(`${api}/prod/hello`, via(endpoints.own))).status,
    ).toBe(200);
  });

  it('needs a policy before it is deployed', async () => {
    const open = await world.createApi({
      endpointConfiguration: { types: ['PRIVATE'] },
    });
    await world.addMock(open, 'GET /hello');
    await expect(
      world.apis.send(new CreateDeploymentCommand({ restApiId: open })),
    ).rejects.toMatchObject({
      name: 'BadRequestException',
      message: expect.stringContaining('resource policy'),
    });
  });

  it('takes endpoints of API Gateway alone', async () => {
    const add = (id: string) =>
      world.apis.send(
        new UpdateRestApiCommand({
          restApiId: api,
          patchOperations: [
            {
              op: 'add',
              path: '/endpointConfiguration/vpcEndpointIds',
              value: id,
            },
          ],
        }),
      );
    await expect(add(endpoints.sagemaker)).rejects.toMatchObject({
      name: 'BadRequestException',
    });
    const { endpointConfiguration } = await add(endpoints.other);
    expect(endpointConfiguration).toEqual({
      types: ['PRIVATE'],
      ipAddressType: 'dualstack',
      vpcEndpointIds: [endpoints.own, endpoints.other],
    });
  });
});

it('keeps public APIs from those whose names for APIs are private', async () => {
  const api = await world.createApi();
  await world.addMock(api, 'GET /hello');
  await world.deploy(api);
  expect((await world.ask(`${api}/prod/hello`)).status).toBe(200);
  expect(
    (await world.ask(`${api}/prod/hello`, via(endpoints.own))).status,
  ).toBe(403);
});

describe('a function that authorizes', () => {
  async function createApi(type: 'TOKEN' | 'REQUEST', ttl: number) {
    const restApiId = await createPrivateApi();
    const { id } = await world.apis.send(
      new CreateAuthorizerCommand({
        restApiId,
        name: 'own-path',
        type,
        authorizerUri: `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:${SPOKE}:function:authorize/invocations`,
        identitySource: 'method.request.header.Authorization',
        authorizerResultTtlInSeconds: ttl,
      }),
    );
    const method: Partial<PutMethodCommandInput> = {
      authorizationType: 'CUSTOM',
      authorizerId: id,
    };
    await world.addMock(
      restApiId,
      'GET /{user+}',
      '{"user": "$context.authorizer.principalId", "calls": "$context.authorizer.calls", "type": "$context.authorizer.type"}',
      method,
    );
    await world.deploy(restApiId);
    return restApiId;
  }

  it('lets people to their own path, with the policy of the API allowing the rest', async () => {
    const api = await createApi('REQUEST', 0);
    const get = (path: string, user?: string) =>
      world.ask(
        `${api}/prod/${path}`,
        via(endpoints.own, user ? { authorization: `Bearer ${user}` } : {}),
      );
    expect(JSON.parse((await get('ana', 'ana')).text)).toMatchObject({
      user: 'ana',
      type: 'REQUEST',
    });
    const other = await get('bo', 'ana');
    expect(other).toMatchObject({ status: 403 });
    expect(other.text).toContain('explicit deny');
    // An authorizer that says nothing about the path leaves it to the API's policy, which allows.
    expect((await get('bo', 'silent')).status).toBe(200);
    expect((await get('ana')).status).toBe(401);
    expect((await get('ana', 'stranger')).status).toBe(401);
    expect((await get('ana', 'broken')).status).toBe(500);
    expect((await get('ana', 'odd')).status).toBe(500);
  });

  it('is asked once for the time that its answers are kept', async () => {
    const api = await createApi('TOKEN', 120);
    const get = async (user: string) =>
      JSON.parse(
        (
          await world.ask(
            `${api}/prod/${user}`,
            via(endpoints.own, { authorization: user }),
          )
        ).text,
      );
    const first = await get('eve');
    expect(first).toMatchObject({ user: 'eve', type: 'TOKEN' });
    expect(await get('eve')).toEqual(first);
    expect((await get('kim')).calls).not.toBe(first.calls);
    await world.sandbox.control('POST', 'clock/advance', { seconds: 121 });
    expect((await get('eve')).calls).not.toBe(first.calls);
  });

  it('is not asked about what the policy of the API denies', async () => {
    const api = await createApi('TOKEN', 0);
    const answer = await world.ask(
      `${api}/prod/ana`,
      via(endpoints.other, { authorization: 'broken' }),
    );
    // Silence of the policy is no denial: the function is asked, and breaks.
    expect(answer.status).toBe(500);
    await world.apis.send(
      new UpdateRestApiCommand({
        restApiId: api,
        patchOperations: [
          {
            op: 'replace',
            path: '/policy',
            value: policy(
              {
                Effect: 'Allow',
                Principal: '*',
                Action: 'execute-api:Invoke',
                Resource: 'execute-api:/*',
              },
              {
                Effect: 'Deny',
                Principal: '*',
                Action: 'execute-api:Invoke',
                Resource: 'execute-api:/*',
                Condition: {
                  StringNotEquals: { 'aws:SourceVpce': endpoints.own },
                },
              },
            ),
          },
        ],
      }),
    );
    await world.deploy(api);
    const denied = await world.ask(
      `${api}/prod/ana`,
      via(endpoints.other, { authorization: 'broken' }),
    );
    expect(denied.status).toBe(403);
  });

  it('needs an identity source where its answers are kept', async () => {
    const restApiId = await createPrivateApi();
    await expect(
      world.apis.send(
        new CreateAuthorizerCommand({
          restApiId,
          name: 'a',
          type: 'REQUEST',
          authorizerUri: `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:${SPOKE}:function:authorize/invocations`,
          authorizerResultTtlInSeconds: 60,
        }),
      ),
    ).rejects.toMatchObject({ name: 'BadRequestException' });
  });
});

describe('signed calls', () => {
  const client = (headers: Record<string, string>) => {
    const sageMaker = new SageMakerClient(
      world.sandbox.config(world.sandbox.admin(SPOKE)),
    );
    sageMaker.middlewareStack.add(
      next => args => {
        Object.assign((args.request as { headers: object }).headers, headers);
        return next(args);
      },
      { step: 'build' },
    );
    return sageMaker;
  };

  it('are under the policy of the endpoint that they come through', async () => {
    const list = (endpoint: string) =>
      client({ 'x-aws-sandbox-vpce': endpoint }).send(
        new ListDomainsCommand({}),
      );
    await expect(list(endpoints.sagemaker)).resolves.toMatchObject({
      Domains: [],
    });
    await expect(list(endpoints.own)).rejects.toThrow(
      /leads to com.amazonaws.eu-west-1.execute-api/,
    );
    await expect(list('vpce-0123456789abcdef0')).rejects.toThrow(
      /no VPC endpoint/,
    );
    await ec2.send(
      new ModifyVpcEndpointCommand({
        VpcEndpointId: endpoints.sagemaker,
        PolicyDocument: policy({
          Effect: 'Allow',
          Principal: '*',
          Action: 'sagemaker:CreatePresignedDomainUrl',
          Resource: '*',
        }),
      }),
    );
    await expect(list(endpoints.sagemaker)).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining(
        'because no VPC endpoint policy allows the sagemaker:ListDomains action',
      ),
    });
  });
});
