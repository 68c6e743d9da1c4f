import {
  APIGatewayClient,
  CreateRestApiCommand,
  DeleteRestApiCommand,
  GetAccountCommand,
  GetRestApiCommand,
  UpdateAccountCommand,
} from '@aws-sdk/client-api-gateway';
import {
  CognitoIdentityProviderClient,
  CreateUserPoolCommand,
  DescribeUserPoolCommand,
  ListUsersCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { CreateRoleCommand, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import {
  AssociateWebACLCommand,
  CreateWebACLCommand,
  WAFV2Client,
} from '@aws-sdk/client-wafv2';
import { ApiWorld, startApiWorld } from '../../execute-api/testing/apiWorld';
import { ClientConfig, policy, SPOKE } from '../../testing/startTestSandbox';

jest.setTimeout(30_000);

let world: ApiWorld;
beforeAll(async () => {
  world = await startApiWorld();
});
afterAll(() => world.sandbox.stop());

/** Makes a role with these statements. @returns its ARN */
async function createRole(
  RoleName: string,
  trusted: object,
  ...statements: object[]
): Promise<string> {
  const { iam } = world.sandbox.clients(world.sandbox.admin(SPOKE));
  await iam.send(
    new CreateRoleCommand({
      RoleName,
      AssumeRolePolicyDocument: policy({
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Principal: trusted,
      }),
    }),
  );
  if (statements.length) {
    await iam.send(
      new PutRolePolicyCommand({
        RoleName,
        PolicyName: 'own',
        PolicyDocument: policy(...statements),
      }),
    );
  }
  return `arn:aws:iam::${SPOKE}:role/${RoleName}`;
}

/** Configuration of clients that may do only this. */
async function limitedTo(
  name: string,
  ...statements: object[]
): Promise<ClientConfig> {
  const { sandbox } = world;
  const RoleArn = await createRole(name, { AWS: SPOKE }, ...statements);
  return sandbox.config(
    await sandbox.assume(sandbox.admin(SPOKE), {
      RoleArn,
      RoleSessionName: 'limited',
    }),
  );
}

const allow = (Action: string | string[], Resource: string) => ({
  Effect: 'Allow',
  Action,
  Resource,
});

describe('permissions', () => {
  it('of API Gateway are verbs on paths', async () => {
    const [one, other] = [await world.createApi(), await world.createApi()];
    const apis = new APIGatewayClient(
      await limitedTo(
        'apis',
        allow(
          'apigateway:GET',
          `arn:aws:apigateway:eu-west-1::/restapis/${one}`,
        ),
      ),
    );
    const read = (restApiId: string) =>
      apis.send(new GetRestApiCommand({ restApiId }));
    await expect(read(one)).resolves.toMatchObject({ id: one });
    await expect(read(other)).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining(
        `apigateway:GET on resource: arn:aws:apigateway:eu-west-1::/restapis/${other}`,
      ),
    });
    await expect(
      apis.send(new DeleteRestApiCommand({ restApiId: one })),
    ).rejects.toThrow('apigateway:DELETE');
    await expect(
      apis.send(new CreateRestApiCommand({ name: 'more' })),
    ).rejects.toThrow('apigateway:POST');
  });

  it('of Cognito are bound to pools', async () => {
    const admin = new CognitoIdentityProviderClient(
      world.sandbox.config(world.sandbox.admin(SPOKE)),
    );
    const { UserPool } = await admin.send(
      new CreateUserPoolCommand({ PoolName: 'people' }),
    );
    const UserPoolId = UserPool!.Id!;
    const cognito = new CognitoIdentityProviderClient(
      await limitedTo('lister', allow('cognito-idp:ListUsers', UserPool!.Arn!)),
    );
    await expect(
      cognito.send(new ListUsersCommand({ UserPoolId })),
    ).resolves.toMatchObject({ Users: [] });
    await expect(
      cognito.send(new DescribeUserPoolCommand({ UserPoolId })),
    ).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining(
        `cognito-idp:DescribeUserPool on resource: ${UserPool!.Arn}`,
      ),
    });
    await expect(
      cognito.send(new ListUsersCommand({ UserPoolId: 'eu-west-1_Unknown00' })),
    ).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });

  it('of WAF need the stage to agree', async () => {
    const api = await world.createApi();
    await world.addMock(api, 'GET /');
    await world.deploy(api);
    const waf = new WAFV2Client(
      await limitedTo('firewall', allow('wafv2:*', '*')),
    );
    const { Summary } = await waf.send(
      new CreateWebACLCommand({
        Name: 'acl',
        Scope: 'REGIONAL',
        DefaultAction: { Block: {} },
        VisibilityConfig: {
          CloudWatchMetricsEnabled: false,
          SampledRequestsEnabled: false,
          MetricName: 'acl',
        },
      }),
    );
    await expect(
      waf.send(
        new AssociateWebACLCommand({
          WebACLArn: Summary!.ARN,
          ResourceArn: `arn:aws:apigateway:eu-west-1::/restapis/${api}/stages/prod`,
        }),
      ),
    ).rejects.toThrow('apigateway:SetWebACL');
    expect((await world.ask(`${api}/prod/`)).status).toBe(200);
  });
});

describe('the role for logs', () => {
  const setRole = (value: string) =>
    world.apis.send(
      new UpdateAccountCommand({
        patchOperations: [{ op: 'replace', path: '/cloudwatchRoleArn', value }],
      }),
    );

  it.each([
    ['trusts another service', 'ec2.amazonaws.com', [allow('logs:*', '*')]],
    ['may not write logs', 'apigateway.amazonaws.com', []],
  ])('is refused when it %s', async (what, Service, statements) => {
    const name = what.replace(/ /g, '-');
    const role = await createRole(name, { Service }, ...statements);
    await expect(setRole(role)).rejects.toMatchObject({
      name: 'BadRequestException',
      message: expect.stringContaining('does not have required permissions'),
    });
  });

  it('is set for the account', async () => {
    const role = await createRole(
      'logger',
      { Service: 'apigateway.amazonaws.com' },
      allow('logs:*', '*'),
    );
    await setRole(role);
    const { cloudwatchRoleArn } = await world.apis.send(
      new GetAccountCommand({}),
    );
    expect(cloudwatchRoleArn).toBe(role);
  });
});
