import {
  LiveProperties,
  tagsOfMap,
  templateShape,
  unlessMissing,
} from '../reading';
import { ReadRequest } from '../ResourceHandler';

/** A REST API as it is now. */
export function readRestApi({
  context,
  state,
}: ReadRequest): Promise<LiveProperties | undefined> {
  return unlessMissing(async () => {
    const api = await context.invoke('apigateway', 'GetRestApi', {
      restApiId: state.physicalId,
    });
    return {
      ApiKeySourceType: api.apiKeySource,
      BinaryMediaTypes: api.binaryMediaTypes,
      Description: api.description,
      DisableExecuteApiEndpoint: api.disableExecuteApiEndpoint ?? false,
      EndpointConfiguration: templateShape(api.endpointConfiguration),
      Name: api.name,
      Policy: api.policy,
      Tags: tagsOfMap(api.tags),
    };
  });
}

/** A stage as it is now; its method settings and access log as far as they are shown in one form only. */
export function readStage({
  context,
  state,
  properties,
}: ReadRequest): Promise<LiveProperties | undefined> {
  return unlessMissing(async () => {
    const stage = await context.invoke('apigateway', 'GetStage', {
      restApiId: properties.text('RestApiId'),
      stageName: state.physicalId,
    });
    return {
      AccessLogSetting: templateShape(stage.accessLogSettings),
      DeploymentId: stage.deploymentId,
      Description: stage.description,
      RestApiId: properties.text('RestApiId'),
      StageName: stage.stageName,
      TracingEnabled: stage.tracingEnabled ?? false,
      Variables: stage.variables,
      Tags: tagsOfMap(stage.tags),
    };
  });
}
