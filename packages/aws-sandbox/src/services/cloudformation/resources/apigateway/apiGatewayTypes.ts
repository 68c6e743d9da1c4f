import { defineType, ResourceTypeDefinition } from '../ResourceTypeDefinition';

/** Types of API Gateway, as far as REST APIs. */
export const apiGatewayTypes: Readonly<Record<string, ResourceTypeDefinition>> =
  {
    'AWS::ApiGateway::Account': defineType({
      updates: 'CloudWatchRoleArn',
      attributes: 'Id',
    }),
    'AWS::ApiGateway::Authorizer': defineType({
      required: 'Name RestApiId Type',
      replaces: 'RestApiId',
      updates: `AuthType AuthorizerResultTtlInSeconds IdentitySource IdentityValidationExpression Name ProviderARNs
        Type`,
      notImplemented: 'AuthorizerCredentials AuthorizerUri',
      attributes: 'AuthorizerId',
    }),
    'AWS::ApiGateway::Deployment': defineType({
      required: 'RestApiId',
      replaces: 'RestApiId',
      updates: 'Description StageName',
      notImplemented: 'DeploymentCanarySettings StageDescription',
      attributes: 'DeploymentId',
    }),
    'AWS::ApiGateway::GatewayResponse': defineType({
      required: 'ResponseType RestApiId',
      replaces: 'ResponseType RestApiId',
      updates: 'ResponseParameters ResponseTemplates StatusCode',
      attributes: 'Id',
    }),
    'AWS::ApiGateway::Method': defineType({
      required: 'HttpMethod ResourceId RestApiId',
      replaces: 'HttpMethod ResourceId RestApiId',
      updates: `ApiKeyRequired AuthorizationScopes AuthorizationType AuthorizerId Integration MethodResponses
        OperationName RequestModels RequestParameters RequestValidatorId`,
    }),
    'AWS::ApiGateway::Model': defineType({
      required: 'RestApiId',
      replaces: 'ContentType Name RestApiId',
      updates: 'Description Schema',
    }),
    'AWS::ApiGateway::RequestValidator': defineType({
      required: 'RestApiId',
      replaces: 'Name RestApiId',
      updates: 'ValidateRequestBody ValidateRequestParameters',
      attributes: 'RequestValidatorId',
    }),
    'AWS::ApiGateway::Resource': defineType({
      required: 'ParentId PathPart RestApiId',
      replaces: 'ParentId PathPart RestApiId',
      attributes: 'ResourceId',
    }),
    'AWS::ApiGateway::RestApi': defineType({
      updates: `ApiKeySourceType BinaryMediaTypes Description DisableExecuteApiEndpoint EndpointAccessMode
        EndpointConfiguration Name Policy SecurityPolicy Tags`,
      notImplemented: `Body BodyS3Location CloneFrom FailOnWarnings MinimumCompressionSize Mode
        Parameters Version`,
      attributes: 'RestApiId RootResourceId',
      tags: 'Tags',
    }),
    'AWS::ApiGateway::Stage': defineType({
      required: 'RestApiId',
      replaces: 'RestApiId StageName',
      updates: `AccessLogSetting DeploymentId Description MethodSettings Tags TracingEnabled Variables`,
      notImplemented: `CacheClusterEnabled CacheClusterSize CanarySetting ClientCertificateId
        DocumentationVersion`,
      tags: 'Tags',
    }),
  };
