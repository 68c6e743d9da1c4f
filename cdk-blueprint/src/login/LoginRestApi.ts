import { Duration } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { acknowledge, ruleOf } from '../policy/acknowledge';
import { ACCESS_LOG_FORMAT } from './LoginAccessLog';

/** Properties of {@link LoginRestApi}. */
export interface LoginRestApiProps {
  /** At most 68 characters. */
  readonly apiName: string;

  /** Whose users may call. */
  readonly userPool: cognito.IUserPool;

  /** Answers `GET /studio/login`. */
  readonly function: lambda.IFunction;

  /** Where the requests are written down. */
  readonly accessLog: apigateway.IAccessLogDestination;
}

const STAGE = 'prod';

// A person asks every few seconds while the profile is made, and once a day otherwise.
const REQUESTS_PER_SECOND = 20;
const BURST = 40;

/** TLS 1.2 or 1.3, with key exchange that quantum computers do not break. */
const SECURITY_POLICY = 'SecurityPolicy_TLS13_1_2_PQ_2025_09';

/** The API beside the portal: `GET /studio/login` for users of the pool, `GET /studio/callback` for the sign-in page. */
export class LoginRestApi extends Construct {
  readonly stage: apigateway.Stage;
  readonly loginUrl: string;
  readonly callbackUrl: string;

  private readonly api: apigateway.RestApi;

  constructor(scope: Construct, id: string, props: LoginRestApiProps) {
    super(scope, id);
    this.api = new apigateway.RestApi(this, 'Resource', {
      restApiName: props.apiName,
      description: 'Opens Studio for users of the Cognito user pool',
      endpointTypes: [apigateway.EndpointType.REGIONAL],
      cloudWatchRole: false,
      deployOptions: {
        stageName: STAGE,
        tracingEnabled: true,
        metricsEnabled: true,
        dataTraceEnabled: false,
        loggingLevel: apigateway.MethodLoggingLevel.OFF,
        throttlingRateLimit: REQUESTS_PER_SECOND,
        throttlingBurstLimit: BURST,
        accessLogDestination: props.accessLog,
        accessLogFormat: ACCESS_LOG_FORMAT,
      },
    });
    // The stack names its outputs itself.
    this.api.node.tryRemoveChild('Endpoint');
    this.requireModernTls();
    const studio = this.api.root.addResource('studio');
    this.addLogin(studio.addResource('login'), props);
    this.addCallback(studio.addResource('callback'));
    this.stage = this.api.deploymentStage;
    this.loginUrl = this.api.urlForPath('/studio/login');
    this.callbackUrl = this.api.urlForPath('/studio/callback');
    this.acknowledgeFindings();
  }

  private requireModernTls(): void {
    const api = this.api.node.defaultChild as apigateway.CfnRestApi;
    api.securityPolicy = SECURITY_POLICY;
    api.endpointAccessMode = 'STRICT';
  }

  private addLogin(
    resource: apigateway.Resource,
    props: LoginRestApiProps,
  ): void {
    const { function: login } = props;
    const method = resource.addMethod(
      'GET',
      // As for a Lambda function, but for the permission, whose id would hold the name of the environment.
      new apigateway.AwsIntegration({
        service: 'lambda',
        path: `2015-03-31/functions/${login.functionArn}/invocations`,
        proxy: true,
        options: { timeout: Duration.seconds(29) },
      }),
      {
        authorizationType: apigateway.AuthorizationType.COGNITO,
        authorizer: new apigateway.CognitoUserPoolsAuthorizer(
          this,
          'Authorizer',
          {
            authorizerName: 'users',
            cognitoUserPools: [props.userPool],
            // A token is good until it expires, and not for as long as the last answer is remembered.
            resultsCacheTtl: Duration.seconds(0),
          },
        ),
        requestParameters: { 'method.request.header.Authorization': true },
        requestValidator: new apigateway.RequestValidator(this, 'Validator', {
          restApi: this.api,
          validateRequestBody: true,
          validateRequestParameters: true,
        }),
      },
    );
    new lambda.CfnPermission(this, 'Permission', {
      action: 'lambda:InvokeFunction',
      functionName: login.functionArn,
      principal: 'apigateway.amazonaws.com',
      sourceArn: method.methodArn,
    });
  }

  /** Where the sign-in page sends people. There is nothing to see: the code stays in their browser's address bar. */
  private addCallback(resource: apigateway.Resource): void {
    const callback = resource.addMethod(
      'GET',
      new apigateway.MockIntegration({
        passthroughBehavior: apigateway.PassthroughBehavior.NEVER,
        requestTemplates: { 'application/json': '{"statusCode": 200}' },
        integrationResponses: [{ statusCode: '200' }],
      }),
      { methodResponses: [{ statusCode: '200' }] },
    );
    acknowledge(callback, {
      rules: [
        { pack: 'AwsSolutions', rule: 'APIG4' },
        { pack: 'AwsSolutions', rule: 'COG4' },
      ],
      reason:
        'The sign-in page sends browsers here before they have a token; the answer is fixed and empty',
    });
  }

  private acknowledgeFindings(): void {
    acknowledge(this.api.deploymentStage, {
      rules: [
        { pack: 'AwsSolutions', rule: 'APIG6' },
        ...ruleOf('APIGWExecutionLoggingEnabled'),
      ],
      reason:
        'Execution logs need a role that API Gateway has once for the whole account, which no environment may own; the access log, traces and the function’s own log tell the same',
    });
    acknowledge(this.api.deploymentStage, {
      rules: ruleOf('APIGWCacheEnabledAndEncrypted'),
      reason: 'A URL is for one person and one moment; no answer may be kept',
    });
    acknowledge(this.api.deploymentStage, {
      rules: ruleOf('APIGWSSLEnabled'),
      reason:
        'A client certificate would prove the API to a backend of its own; behind this one are a function, called with IAM, and a fixed answer',
    });
  }
}
