import { resourcesOf, spelled } from '../__testUtils__/templates';
import { loginTemplate } from './__testUtils__/loginStack';

const template = loginTemplate();
const resources = resourcesOf(template);
const stage = resources.LoginApiDeploymentStageProd.Properties;
const login = resources.LoginApiStudioLoginGET.Properties;
const callback = resources.LoginApiStudioCallbackGET.Properties;

describe('the API', () => {
  it('is in the region and speaks TLS 1.2 or better', () => {
    expect(resources.LoginApi.Properties).toMatchObject({
      Name: 'gco-analytics-forecasting-login',
      EndpointConfiguration: { Types: ['REGIONAL'] },
      SecurityPolicy: expect.stringMatching(/^SecurityPolicy_TLS13_1_2_/),
      EndpointAccessMode: 'STRICT',
    });
  });

  it('has two methods and no other', () => {
    expect(
      Object.keys(resources).filter(
        id => resources[id].Type === 'AWS::ApiGateway::Method',
      ),
    ).toEqual(['LoginApiStudioLoginGET', 'LoginApiStudioCallbackGET']);
  });

  it('has no outputs but those that the stack gives it', () => {
    expect(template.toJSON()).not.toHaveProperty('Outputs');
  });

  it('takes nothing from the account that others share', () => {
    template.resourceCountIs('AWS::ApiGateway::Account', 0);
  });
});

describe('GET /studio/login', () => {
  it('is for users of the pool', () => {
    expect(login.AuthorizationType).toBe('COGNITO_USER_POOLS');
    expect(login.AuthorizerId).toEqual({ Ref: 'LoginApiAuthorizer' });
    const authorizer = resources.LoginApiAuthorizer.Properties;
    expect(authorizer).toMatchObject({
      Type: 'COGNITO_USER_POOLS',
      IdentitySource: 'method.request.header.Authorization',
      AuthorizerResultTtlInSeconds: 0,
    });
    expect(spelled(authorizer.ProviderARNs)).toBe('<LoginUserPool.Arn>');
  });

  it('needs the header, checked before anything is called', () => {
    expect(login.RequestParameters).toEqual({
      'method.request.header.Authorization': true,
    });
    expect(login.RequestValidatorId).toEqual({ Ref: 'LoginApiValidator' });
    expect(resources.LoginApiValidator.Properties).toMatchObject({
      ValidateRequestBody: true,
      ValidateRequestParameters: true,
    });
  });

  it('is answered by the function, within 29 seconds', () => {
    expect(login.Integration).toMatchObject({
      Type: 'AWS_PROXY',
      IntegrationHttpMethod: 'POST',
      TimeoutInMillis: 29_000,
    });
    expect(spelled(login.Integration.Uri)).toBe(
      'arn:<AWS::Partition>:apigateway:eu-west-1:lambda:path/2015-03-31/functions/<LoginFunction.Arn>/invocations',
    );
    expect(resources.LoginFunction.Properties).toMatchObject({
      Timeout: 29,
      MemorySize: 256,
      TracingConfig: { Mode: 'Active' },
    });
  });

  it('alone may call the function', () => {
    const permissions = Object.values(resources).filter(
      ({ Type }) => Type === 'AWS::Lambda::Permission',
    );
    expect(permissions).toHaveLength(1);
    expect(permissions[0].Properties).toMatchObject({
      Action: 'lambda:InvokeFunction',
      Principal: 'apigateway.amazonaws.com',
    });
    expect(spelled(permissions[0].Properties.SourceArn)).toBe(
      'arn:<AWS::Partition>:execute-api:eu-west-1:444455556666:<LoginApi>/<LoginApiDeploymentStageProd>/GET/studio/login',
    );
  });

  it('has a function that knows the domain and what a profile gets', () => {
    const { Variables } = resources.LoginFunction.Properties.Environment;
    expect(Variables).toEqual({
      DOMAIN_ID: { 'Fn::GetAtt': ['StudioDomain', 'DomainId'] },
      EXECUTION_ROLE_ARN: { 'Fn::GetAtt': ['ExecutionRole', 'Arn'] },
      FILE_SYSTEM_ID: 'fs-0123456789abcdef0',
      HOME_DIRECTORY_FUNCTION_NAME: { Ref: 'HomeDirectory' },
      URL_EXPIRES_SECONDS: '60',
      SESSION_EXPIRES_SECONDS: '43200',
    });
  });
});

it('answers GET /studio/callback itself, for anybody, with nothing', () => {
  expect(callback.AuthorizationType).toBe('NONE');
  expect(callback.Integration).toMatchObject({
    Type: 'MOCK',
    RequestTemplates: { 'application/json': '{"statusCode": 200}' },
    IntegrationResponses: [{ StatusCode: '200' }],
  });
});

describe('the stage', () => {
  it('is traced, throttled, measured, and logs no data', () => {
    expect(stage).toMatchObject({ StageName: 'prod', TracingEnabled: true });
    expect(stage.MethodSettings).toEqual([
      {
        HttpMethod: '*',
        ResourcePath: '/*',
        ThrottlingRateLimit: 20,
        ThrottlingBurstLimit: 40,
        MetricsEnabled: true,
        DataTraceEnabled: false,
        LoggingLevel: 'OFF',
      },
    ]);
  });

  it('logs requests as JSON, without headers, query or body', () => {
    const format = stage.AccessLogSetting.Format;
    expect(JSON.parse(format)).toMatchObject({
      requestId: '$context.requestId',
      sourceIp: '$context.identity.sourceIp',
      user: '$context.authorizer.claims.sub',
      status: '$context.status',
      path: '$context.path',
    });
    expect(format).not.toMatch(/header|query|token\b|\$input|username|email/i);
  });
});

describe('the access log', () => {
  const stream = resources.LoginAccessLog.Properties;
  const target = stream.ExtendedS3DestinationConfiguration;

  it('goes through a stream that API Gateway may write to', () => {
    expect(stage.AccessLogSetting.DestinationArn).toEqual({
      'Fn::GetAtt': ['LoginAccessLog', 'Arn'],
    });
    expect(stream.DeliveryStreamName).toBe(
      'amazon-apigateway-gco-analytics-forecasting-login',
    );
    expect(stream.DeliveryStreamEncryptionConfigurationInput).toEqual({
      KeyType: 'AWS_OWNED_CMK',
    });
  });

  it('ends in the bucket of the access logs, a line a request', () => {
    expect(spelled(target.BucketARN)).toBe('<AccessLogBucket.Arn>');
    expect(target.Prefix).toBe('login/');
    expect(target.ProcessingConfiguration.Processors).toMatchObject([
      { Type: 'AppendDelimiterToRecord' },
    ]);
  });

  it.each([
    ['p'.repeat(31), 'n'.repeat(20)],
    ['p'.repeat(31), `${'n'.repeat(19)}m`],
    ['p'.repeat(30), 'n'.repeat(20)],
  ])('has a name that fits, for %s and %s', (projectName, name) => {
    const { LoginAccessLog } = resourcesOf(
      loginTemplate({
        config: {
          projectName,
          environment: { name, owner: 'group:default/x' },
        },
      }),
    );
    expect(LoginAccessLog.Properties.DeliveryStreamName).toMatch(
      /^amazon-apigateway-[a-z0-9-]{37}\.[0-9a-f]{8}$/,
    );
  });

  it('has names of their own for environments whose names are cut', () => {
    const names = ['m', 'n'].map(
      last =>
        resourcesOf(
          loginTemplate({
            config: {
              projectName: 'p'.repeat(31),
              environment: {
                name: `${'n'.repeat(19)}${last}`,
                owner: 'group:default/x',
              },
            },
          }),
        ).LoginAccessLog.Properties.DeliveryStreamName,
    );
    expect(names[0]).not.toBe(names[1]);
  });
});
