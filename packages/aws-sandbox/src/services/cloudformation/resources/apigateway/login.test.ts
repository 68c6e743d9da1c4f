import { StackTestWorld, stackTestWorld } from '../../testing/stackTestWorld';

let world: StackTestWorld;
beforeEach(async () => {
  world = await stackTestWorld();
});
afterEach(() => world.stop());

const pool = (Properties: object = {}) => ({
  Type: 'AWS::Cognito::UserPool',
  Properties,
});
const attribute = (name: string, of: string) => ({ 'Fn::GetAtt': [name, of] });

/** The reasons of a stack's failed events. */
const reasons = (stack: string) =>
  world
    .events(stack)
    .filter(event => event.ResourceStatus.endsWith('FAILED'))
    .map(event => event.ResourceStatusReason)
    .join('\n');

describe('AWS::Cognito::UserPool', () => {
  it('is kept while it is protected', async () => {
    await world.create('people', {
      Resources: { Pool: pool({ DeletionProtection: 'ACTIVE' }) },
    });
    expect(await world.remove('people')).toMatchObject({
      StackStatus: 'DELETE_FAILED',
    });
    expect(reasons('people')).toContain('deletion protection is activated');
    await world.call(
      'UpdateUserPool',
      {
        UserPoolId: world.physicalId('people', 'Pool'),
        DeletionProtection: 'INACTIVE',
      },
      'cognito-idp',
    );
    expect(await world.remove('people')).toMatchObject({
      StackStatus: 'DELETE_COMPLETE',
    });
  });

  it('is updated in place, with the tags of the stack', async () => {
    const template = (length: number, tags: object) => ({
      Resources: {
        Pool: pool({
          UserPoolTags: tags,
          Policies: { PasswordPolicy: { MinimumLength: String(length) } },
        }),
      },
    });
    await world.create('people', template(10, { a: '1', b: '2' }), {
      Tags: [{ Key: 'team', Value: 'x' }],
    });
    const UserPoolId = world.physicalId('people', 'Pool');
    await world.update('people', template(12, { a: '3' }), {
      Tags: [{ Key: 'team', Value: 'x' }],
    });
    const { UserPool } = await world.call(
      'DescribeUserPool',
      { UserPoolId },
      'cognito-idp',
    );
    expect(UserPool).toMatchObject({
      UserPoolTags: { a: '3', team: 'x' },
      Policies: { PasswordPolicy: { MinimumLength: 12 } },
    });
    expect(UserPool.UserPoolTags).not.toHaveProperty('b');
  });

  it.each([
    ['LITE', 'ENFORCED', 'requires the PLUS tier'],
    ['LITE', 'OFF', ''],
  ])('of tier %s with threat protection %s', async (tier, mode, reason) => {
    const stack = await world.create('people', {
      Resources: {
        Pool: pool({
          UserPoolTier: tier,
          UserPoolAddOns: { AdvancedSecurityMode: mode },
        }),
      },
    });
    expect(stack.StackStatus).toBe(
      reason ? 'ROLLBACK_COMPLETE' : 'CREATE_COMPLETE',
    );
    expect(reasons('people')).toContain(reason);
  });
});

describe('AWS::Cognito::UserPoolClient', () => {
  it('is replaced when it gets a secret, not when its settings change', async () => {
    const template = (properties: object) => ({
      Resources: {
        Pool: pool(),
        Client: {
          Type: 'AWS::Cognito::UserPoolClient',
          Properties: { UserPoolId: { Ref: 'Pool' }, ...properties },
        },
      },
    });
    await world.create('people', template({}));
    const first = world.physicalId('people', 'Client');
    await world.update('people', template({ AccessTokenValidity: 2 }));
    expect(world.physicalId('people', 'Client')).toBe(first);
    await world.update('people', template({ GenerateSecret: true }));
    expect(world.physicalId('people', 'Client')).not.toBe(first);
    const { UserPoolClients } = await world.call(
      'ListUserPoolClients',
      { UserPoolId: world.physicalId('people', 'Pool') },
      'cognito-idp',
    );
    expect(UserPoolClients).toHaveLength(1);
  });
});

describe('the types of API Gateway and WAF', () => {
  const template = (
    options: {
      deployment?: string;
      aclName?: string;
      settings?: object[];
    } = {},
  ) => {
    const deployment = options.deployment ?? 'First';
    return {
      Resources: {
        Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: 'api' } },
        Method: {
          Type: 'AWS::ApiGateway::Method',
          Properties: {
            RestApiId: { Ref: 'Api' },
            ResourceId: attribute('Api', 'RootResourceId'),
            HttpMethod: 'GET',
            Integration: {
              Type: 'MOCK',
              TimeoutInMillis: deployment === 'First' ? 1000 : '2000',
            },
          },
        },
        [deployment]: {
          Type: 'AWS::ApiGateway::Deployment',
          DependsOn: 'Method',
          Properties: { RestApiId: { Ref: 'Api' } },
        },
        Stage: {
          Type: 'AWS::ApiGateway::Stage',
          Properties: {
            RestApiId: { Ref: 'Api' },
            StageName: 'prod',
            DeploymentId: { Ref: deployment },
            MethodSettings: options.settings,
            Variables: { deployment },
          },
        },
        Acl: {
          Type: 'AWS::WAFv2::WebACL',
          Properties: {
            Name: options.aclName,
            Scope: 'REGIONAL',
            DefaultAction: { Allow: {} },
            VisibilityConfig: {
              CloudWatchMetricsEnabled: false,
              MetricName: 'acl',
              SampledRequestsEnabled: false,
            },
          },
        },
        Association: {
          Type: 'AWS::WAFv2::WebACLAssociation',
          Properties: {
            WebACLArn: attribute('Acl', 'Arn'),
            ResourceArn: {
              'Fn::Sub':
                'arn:${AWS::Partition}:apigateway:${AWS::Region}::/restapis/${Api}/stages/${Stage}',
            },
          },
        },
      },
      Outputs: { Acl: { Value: attribute('Acl', 'Arn') } },
    };
  };
  const stage = () =>
    world.call(
      'GetStage',
      { restApiId: world.physicalId('api', 'Api'), stageName: 'prod' },
      'apigateway',
    );

  it('move a stage to a new deployment and change its settings', async () => {
    const throttled = (HttpMethod: string) => ({
      HttpMethod,
      ResourcePath: '/*',
      ThrottlingRateLimit: 5,
      ThrottlingBurstLimit: 7,
    });
    await world.create('api', template({ settings: [throttled('GET')] }));
    const first = await stage();
    const updated = await world.update(
      'api',
      template({ deployment: 'Second', settings: [throttled('*')] }),
    );
    expect(updated.StackStatus).toBe('UPDATE_COMPLETE');
    const second = await stage();
    expect(second.deploymentId).not.toBe(first.deploymentId);
    expect(second.variables).toEqual({ deployment: 'Second' });
    expect(Object.keys(second.methodSettings)).toEqual(['*/*']);
    expect(second.methodSettings['*/*']).toMatchObject({
      throttlingRateLimit: 5,
      throttlingBurstLimit: 7,
    });
    const method = await world.call(
      'GetMethod',
      {
        restApiId: world.physicalId('api', 'Api'),
        resourceId: (
          await world.call(
            'GetRestApi',
            { restApiId: world.physicalId('api', 'Api') },
            'apigateway',
          )
        ).rootResourceId,
        httpMethod: 'GET',
      },
      'apigateway',
    );
    expect(method.methodIntegration.timeoutInMillis).toBe(2000);
  });

  it('keep the stage protected while its web ACL is replaced', async () => {
    const before = await world.create('api', template({ aclName: 'one' }));
    const after = await world.update('api', template({ aclName: 'two' }));
    expect(after.StackStatus).toBe('UPDATE_COMPLETE');
    const arn = after.Outputs[0].OutputValue;
    expect(arn).not.toBe(before.Outputs[0].OutputValue);
    expect((await stage()).webAclArn).toBe(arn);
    const { WebACLs } = await world.call(
      'ListWebACLs',
      { Scope: 'REGIONAL' },
      'wafv2',
    );
    expect(WebACLs).toHaveLength(1);
    expect(await world.remove('api')).toMatchObject({
      StackStatus: 'DELETE_COMPLETE',
    });
  });

  it('roll back a stage that logs without a role of the account', async () => {
    const logging = [
      { HttpMethod: '*', ResourcePath: '/*', LoggingLevel: 'INFO' },
    ];
    const stack = await world.create('api', template({ settings: logging }));
    expect(stack.StackStatus).toBe('ROLLBACK_COMPLETE');
    expect(reasons('api')).toContain(
      'CloudWatch Logs role ARN must be set in account settings to enable logging',
    );
    const { items } = await world.call('GetRestApis', {}, 'apigateway');
    expect(items).toEqual([]);
  });
});
