export {
  accountSettings,
  apiGatewayArn,
  ApiGatewayDirectory,
} from './ApiGatewayDirectory';
export { apiGatewayService } from './apiGatewayService';
export { GATEWAY_RESPONSES } from './gatewayResponses';
export { functionOf } from './integrations';
export type {
  ApiDeployment,
  ApiResource,
  ApiStage,
  DeployedApi,
  RestApi,
} from './records';
export { DEFAULT_METHOD_SETTING } from './stagePatches';
