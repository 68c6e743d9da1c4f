import { ignoreMissing } from '../ignoreMissing';
import { PropertyError } from '../propertyError';
import { ResourceHandler, ResourceRequest } from '../ResourceHandler';
import { updateApiGatewayTags } from './apiGatewayTags';
import { listPatches, PatchOperation, setOrRemove } from './patches';

const SERVICE = 'apigateway';

function endpointTypes({ properties }: ResourceRequest): string[] | undefined {
  return properties
    .object('EndpointConfiguration')
    ?.only('IpAddressType', 'Types', 'VpcEndpointIds')
    .texts('Types');
}

function apiName({ properties }: ResourceRequest): string {
  const name = properties.optionalText('Name');
  if (!name) {
    throw new PropertyError('Property Name cannot be empty.');
  }
  return name;
}

/** `AWS::ApiGateway::RestApi` */
export const restApiHandler: ResourceHandler = {
  type: 'AWS::ApiGateway::RestApi',

  async create(request) {
    const { context, properties, tags, started } = request;
    const types = endpointTypes(request);
    const { id, rootResourceId } = await context.invoke(
      SERVICE,
      'CreateRestApi',
      {
        name: apiName(request),
        description: properties.optionalText('Description'),
        binaryMediaTypes: properties.texts('BinaryMediaTypes'),
        apiKeySource: properties.optionalText('ApiKeySourceType'),
        disableExecuteApiEndpoint: properties.boolean(
          'DisableExecuteApiEndpoint',
        ),
        endpointConfiguration: types && { types },
        policy: properties.document('Policy'),
        securityPolicy: properties.optionalText('SecurityPolicy'),
        endpointAccessMode: properties.optionalText('EndpointAccessMode'),
        tags,
      },
    );
    started(id);
    return {
      physicalId: id,
      attributes: { RestApiId: id, RootResourceId: rootResourceId },
    };
  },

  async update(request) {
    const { context, properties, previous, state, changed } = request;
    if (changed.has('ApiKeySourceType')) {
      throw new PropertyError(
        'Changing ApiKeySourceType is not implemented by the local AWS',
      );
    }
    const patches: PatchOperation[] = [
      ...(changed.has('Name') ? [setOrRemove('/name', apiName(request))] : []),
      ...(changed.has('Description')
        ? [setOrRemove('/description', properties.optionalText('Description'))]
        : []),
      ...(changed.has('Policy')
        ? [setOrRemove('/policy', properties.document('Policy'))]
        : []),
      ...(changed.has('DisableExecuteApiEndpoint')
        ? [
            setOrRemove(
              '/disableExecuteApiEndpoint',
              properties.boolean('DisableExecuteApiEndpoint') ?? false,
            ),
          ]
        : []),
      ...(changed.has('EndpointConfiguration')
        ? [
            setOrRemove(
              '/endpointConfiguration/types/0',
              endpointTypes(request)?.[0] ?? 'EDGE',
            ),
          ]
        : []),
      ...(changed.has('SecurityPolicy')
        ? [
            setOrRemove(
              '/securityPolicy',
              properties.optionalText('SecurityPolicy'),
            ),
          ]
        : []),
      ...(changed.has('EndpointAccessMode')
        ? [
            setOrRemove(
              '/endpointAccessMode',
              properties.optionalText('EndpointAccessMode'),
            ),
          ]
        : []),
      ...listPatches(
        '/binaryMediaTypes',
        previous.texts('BinaryMediaTypes') ?? [],
        properties.texts('BinaryMediaTypes') ?? [],
      ),
    ];
    if (patches.length) {
      await context.invoke(SERVICE, 'UpdateRestApi', {
        restApiId: state.physicalId,
        patchOperations: patches,
      });
    }
    await updateApiGatewayTags(request, `/restapis/${state.physicalId}`);
    return state;
  },

  delete({ context, state }) {
    return ignoreMissing(() =>
      context.invoke(SERVICE, 'DeleteRestApi', { restApiId: state.physicalId }),
    );
  },
};
