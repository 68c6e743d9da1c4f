import { Service } from '../../core/types';
import { accountOperations } from './account';
import { authorizerOperations } from './authorizers';
import { deploymentOperations } from './deployments';
import { gatewayResponseOperations } from './gatewayResponses';
import { integrationOperations } from './integrations';
import { methodOperations } from './methods';
import { modelOperations } from './models';
import { requestValidatorOperations } from './requestValidators';
import { resourceOperations } from './resources';
import { restApiOperations } from './restApis';
import { stageOperations } from './stages';
import { taggingOperations } from './tagging';
import { ApiGatewayDirectory } from './ApiGatewayDirectory';

/** The control plane of API Gateway, as far as REST APIs. */
export const apiGatewayService: Service = {
  name: 'apigateway',
  operations: {
    ...accountOperations,
    ...authorizerOperations,
    ...deploymentOperations,
    ...gatewayResponseOperations,
    ...integrationOperations,
    ...methodOperations,
    ...modelOperations,
    ...requestValidatorOperations,
    ...resourceOperations,
    ...restApiOperations,
    ...stageOperations,
    ...taggingOperations,
  },
  stateClasses: [ApiGatewayDirectory],
};
