import {
  App,
  CfnOutput,
  DefaultStackSynthesizer,
  Duration,
  RemovalPolicy,
  Stack,
} from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as wafv2 from 'aws-cdk-lib/aws-wafv2';

/** What varies between the deployments of a test. */
export interface LoginOptions {
  /** `analytics-login-test` unless told otherwise. */
  domainPrefix?: string;
  /** What the function greets with. */
  greeting?: string;
  /** Shortest password. */
  passwordLength?: number;
  rateLimit?: number;
}

/** Answers with who came, or in a way that is not allowed. */
function handlerCode(greeting: string): string {
  return `exports.handler = async event => {
    if (event.queryStringParameters?.fail) throw new Error('on purpose');
    if (event.queryStringParameters?.odd) return { statusCode: 'many' };
    return {
      statusCode: 200,
      multiValueHeaders: { 'Set-Cookie': ['a=1', 'b=2'] },
      headers: { 'X-Trace': event.headers['X-Amzn-Trace-Id'] ? 'yes' : 'no' },
      body: JSON.stringify({ greeting: '${greeting}', event }),
    };
  };`;
}

function addPool(stack: Stack, options: LoginOptions): cognito.UserPool {
  const pool = new cognito.UserPool(stack, 'Pool', {
    selfSignUpEnabled: false,
    removalPolicy: RemovalPolicy.DESTROY,
    featurePlan: cognito.FeaturePlan.LITE,
    mfa: cognito.Mfa.OPTIONAL,
    mfaSecondFactor: { sms: false, otp: true },
    accountRecovery: cognito.AccountRecovery.NONE,
    passwordPolicy: {
      minLength: options.passwordLength ?? 12,
      requireDigits: true,
      requireLowercase: true,
      requireSymbols: true,
      requireUppercase: true,
    },
  });
  const client = pool.addClient('Client', {
    authFlows: { adminUserPassword: true, userSrp: true },
    preventUserExistenceErrors: true,
    enableTokenRevocation: true,
    disableOAuth: true,
  });
  pool.addDomain('Domain', {
    cognitoDomain: {
      domainPrefix: options.domainPrefix ?? 'analytics-login-test',
    },
  });
  new CfnOutput(stack, 'PoolId', { value: pool.userPoolId });
  new CfnOutput(stack, 'ClientId', { value: client.userPoolClientId });
  new CfnOutput(stack, 'ProviderUrl', { value: pool.userPoolProviderUrl });
  return pool;
}

function addMethods(
  api: apigateway.RestApi,
  authorizer: apigateway.IAuthorizer,
  handler: lambda.IFunction,
): void {
  const studio = api.root.addResource('studio');
  studio.addResource('login').addMethod(
    'GET',
    new apigateway.LambdaIntegration(handler, {
      timeout: Duration.seconds(29),
    }),
    {
      authorizer,
      authorizationType: apigateway.AuthorizationType.COGNITO,
      requestParameters: { 'method.request.querystring.name': true },
      requestValidator: api.addRequestValidator('Parameters', {
        validateRequestParameters: true,
      }),
      methodResponses: [{ statusCode: '200' }],
    },
  );
  studio.addResource('callback').addMethod(
    'GET',
    new apigateway.MockIntegration({
      requestTemplates: { 'application/json': '{"statusCode": 200}' },
      integrationResponses: [
        {
          statusCode: '200',
          responseTemplates: {
            'application/json': '{"path":"$context.resourcePath"}',
          },
        },
      ],
    }),
    { methodResponses: [{ statusCode: '200' }] },
  );
}

function addFirewall(
  stack: Stack,
  api: apigateway.RestApi,
  options: LoginOptions,
): void {
  const visibility = {
    cloudWatchMetricsEnabled: true,
    metricName: 'login',
    sampledRequestsEnabled: true,
  };
  const acl = new wafv2.CfnWebACL(stack, 'Acl', {
    scope: 'REGIONAL',
    defaultAction: { allow: {} },
    visibilityConfig: visibility,
    rules: [
      {
        name: 'per-address',
        priority: 0,
        action: { block: {} },
        statement: {
          rateBasedStatement: {
            aggregateKeyType: 'IP',
            limit: options.rateLimit ?? 2000,
          },
        },
        visibilityConfig: visibility,
      },
      {
        name: 'common',
        priority: 1,
        overrideAction: { none: {} },
        statement: {
          managedRuleGroupStatement: {
            vendorName: 'AWS',
            name: 'AWSManagedRulesCommonRuleSet',
          },
        },
        visibilityConfig: visibility,
      },
    ],
  });
  new wafv2.CfnWebACLAssociation(stack, 'AclOfStage', {
    resourceArn: api.deploymentStage.stageArn,
    webAclArn: acl.attrArn,
  });
  const log = new logs.LogGroup(stack, 'AclLog', {
    logGroupName: 'aws-waf-logs-login-test',
    removalPolicy: RemovalPolicy.DESTROY,
  });
  new wafv2.CfnLoggingConfiguration(stack, 'AclLogging', {
    resourceArn: acl.attrArn,
    logDestinationConfigs: [log.logGroupArn],
  });
  new CfnOutput(stack, 'AclArn', { value: acl.attrArn });
  new CfnOutput(stack, 'AclCapacity', { value: String(acl.attrCapacity) });
}

/** A sign-in API as a team would get it: user pool, authorizer, function and mock behind a firewall. */
export function loginApp(outdir: string, options: LoginOptions = {}): App {
  const app = new App({ outdir, autoSynth: false, analyticsReporting: false });
  const stack = new Stack(app, 'login', {
    env: { account: '444455556666', region: 'eu-west-1' },
    synthesizer: new DefaultStackSynthesizer(),
  });
  const pool = addPool(stack, options);
  const accessLog = new logs.LogGroup(stack, 'AccessLog', {
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const api = new apigateway.RestApi(stack, 'Api', {
    cloudWatchRole: true,
    cloudWatchRoleRemovalPolicy: RemovalPolicy.DESTROY,
    endpointTypes: [apigateway.EndpointType.REGIONAL],
    policy: new iam.PolicyDocument({
      statements: [
        new iam.PolicyStatement({
          principals: [new iam.AnyPrincipal()],
          actions: ['execute-api:Invoke'],
          resources: ['execute-api:/*/GET/studio/*'],
        }),
      ],
    }),
    deployOptions: {
      accessLogDestination: new apigateway.LogGroupLogDestination(accessLog),
      accessLogFormat: apigateway.AccessLogFormat.custom(
        '$context.requestId $context.httpMethod $context.resourcePath $context.status $context.authorizer.claims.cognito:username',
      ),
      tracingEnabled: true,
      throttlingBurstLimit: 200,
      throttlingRateLimit: 100,
    },
  });
  api.addGatewayResponse('Unauthorized', {
    type: apigateway.ResponseType.UNAUTHORIZED,
    templates: {
      'application/json': '{"message":$context.error.messageString}',
    },
    responseHeaders: { 'Cache-Control': "'no-store'" },
  });
  const handler = new lambda.Function(stack, 'Handler', {
    runtime: lambda.Runtime.NODEJS_24_X,
    handler: 'index.handler',
    code: lambda.Code.fromInline(handlerCode(options.greeting ?? 'hello')),
  });
  const authorizer = new apigateway.CognitoUserPoolsAuthorizer(
    stack,
    'Authorizer',
    { cognitoUserPools: [pool] },
  );
  addMethods(api, authorizer, handler);
  addFirewall(stack, api, options);
  new CfnOutput(stack, 'ApiId', { value: api.restApiId });
  new CfnOutput(stack, 'Url', { value: api.url });
  new CfnOutput(stack, 'AccessLogName', { value: accessLog.logGroupName });
  return app;
}
