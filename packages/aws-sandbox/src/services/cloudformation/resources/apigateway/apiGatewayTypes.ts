import { defineType, ResourceTypeDefinition } from '../ResourceTypeDefinition';

/** Types of API Gateway, as far as REST APIs. */
export const apiGatewayTypes: Readonly<Record<string, ResourceTypeDefinition>> =
  {
    'AWS::ApiGateway::Account': defineType({}),
    'AWS::ApiGateway::Authorizer': defineType({}),
    'AWS::ApiGateway::Deployment': defineType({
      notImplemented: 'DeploymentCanarySettings StageDescription',
    }),
    'AWS::ApiGateway::GatewayResponse': defineType({}),
    'AWS::ApiGateway::Method': defineType({}),
    'AWS::ApiGateway::Model': defineType({}),
    'AWS::ApiGateway::RequestValidator': defineType({}),
    'AWS::ApiGateway::Resource': defineType({}),
    'AWS::ApiGateway::RestApi': defineType({
      notImplemented: `Body BodyS3Location CloneFrom FailOnWarnings MinimumCompressionSize Mode
        Parameters Version`,
    }),
    'AWS::ApiGateway::Stage': defineType({
      notImplemented: `CacheClusterEnabled CacheClusterSize CanarySetting ClientCertificateId
        DocumentationVersion`,
    }),
  };
