import { ignoreMissing } from '../ignoreMissing';
import { Properties } from '../Properties';
import { PropertyError } from '../propertyError';
import { ResourceHandler, ResourceRequest } from '../ResourceHandler';
import { updateApiGatewayTags } from './apiGatewayTags';
import { listPatches, PatchOperation, setOrRemove } from './patches';
import { readRestApi } from './readApi';

const SERVICE = 'apigateway';

interface Endpoint {
  readonly types?: string[];
  readonly ipAddressType?: string;
  readonly vpcEndpointIds: string[];
}

function endpointOf(properties: Properties): Endpoint | undefined {
  const endpoint = properties
    .object('EndpointConfiguration')
    ?.only('IpAddressType', 'Types', 'VpcEndpointIds');
  return (
    endpoint && {
      types: endpoint.texts('Types'),
      ipAddressType: endpoint.optionalText('IpAddressType'),
      vpcEndpointIds: endpoint.texts('VpcEndpointIds') ?? [],
    }
  );
}

/** Changes that lead from one way to be reached to another; the type comes first, the others depend on it. */
function endpointPatches(
  previous: Endpoint | undefined,
  wanted: Endpoint | undefined,
): PatchOperation[] {
  const type = wanted?.types?.[0] ?? 'EDGE';
  const stays = type === (previous?.types?.[0] ?? 'EDGE');
  return [
    ...(stays ? [] : [setOrRemove('/endpointConfiguration/types/0', type)]),
    ...listPatches(
      '/endpointConfiguration/vpcEndpointIds',
      stays ? previous?.vpcEndpointIds ?? [] : [],
      wanted?.vpcEndpointIds ?? [],
    ),
    ...(wanted?.ipAddressType
      ? [
          setOrRemove(
            '/endpointConfiguration/ipAddressType',
            wanted.ipAddressType,
          ),
        ]
      : []),
  ];
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
  read: readRestApi,

  async create(request) {
    const { context, properties, tags, started } = request;
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
        endpointConfiguration: endpointOf(properties),
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
        ? endpointPatches(endpointOf(previous), endpointOf(properties))
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
