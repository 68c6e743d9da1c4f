import type {
  CreateRestApiRequest,
  DeleteRestApiRequest,
  GetRestApiRequest,
  GetRestApisRequest,
  UpdateRestApiRequest,
} from '@aws-sdk/client-api-gateway';
import { parsePolicy } from '../../authorization';
import { AwsError } from '../../core/AwsError';
import { lowerCaseId } from '../../core/identifiers';
import { CallContext, Operation } from '../../core/types';
import { ApiGatewayDirectory, apiGatewayArn } from './ApiGatewayDirectory';
import { badRequest, refuseMembers } from './apiGatewayError';
import { apiOperation, authorizeVerb, collectionPage } from './apiOperation';
import { patchEndpoint, readEndpoint } from './endpointConfiguration';
import { booleanOf, invalidPatchPath, Patch, readPatches } from './patch';
import { RestApi } from './records';
import { readTlsSettings } from './securityPolicy';

/** The document of a resource policy; `execute-api:/…` stands for paths of this API, as AWS reads it. */
function readPolicy(
  context: CallContext,
  id: string,
  policy: string | undefined,
): string | undefined {
  if (!policy) {
    return undefined;
  }
  const { partition, region, accountId } = context;
  const own = `arn:${partition}:execute-api:${region}:${accountId}:${id}`;
  const expanded = policy.replace(/"execute-api:\//g, `"${own}/`);
  try {
    parsePolicy(expanded, 'resource');
  } catch (error) {
    throw error instanceof AwsError
      ? badRequest(
          `Invalid policy document. Please check the policy syntax and ensure that Principals are valid. (${error.message})`,
        )
      : error;
  }
  return expanded;
}

function shown(api: RestApi): object {
  const { id, createdDate, rootResourceId, settings, tags } = api;
  return { id, createdDate, rootResourceId, ...settings, tags };
}

function createRestApi(
  context: CallContext,
  input: CreateRestApiRequest,
): object {
  authorizeVerb(context, 'POST', '/restapis', { request: input.tags });
  refuseMembers(input, ['cloneFrom', 'minimumCompressionSize']);
  if (!input.name?.trim()) {
    throw badRequest('API name should not be empty');
  }
  const id = lowerCaseId(10);
  const rootResourceId = lowerCaseId(10);
  const api: RestApi = {
    id,
    arn: apiGatewayArn(context, `/restapis/${id}`),
    accountId: context.accountId,
    region: context.region,
    rootResourceId,
    createdDate: context.clock.now(),
    settings: {
      name: input.name,
      description: input.description,
      version: input.version,
      binaryMediaTypes: input.binaryMediaTypes,
      endpointConfiguration: readEndpoint(
        context,
        input.endpointConfiguration ?? {},
      ),
      policy: readPolicy(context, id, input.policy),
      disableExecuteApiEndpoint: input.disableExecuteApiEndpoint ?? false,
      apiKeySource: input.apiKeySource ?? 'HEADER',
      ...readTlsSettings(input),
    },
    tags: { ...input.tags },
    resources: new Map([
      [rootResourceId, { id: rootResourceId, path: '/', methods: new Map() }],
    ]),
    authorizers: new Map(),
    validators: new Map(),
    models: new Map(
      ['Empty', 'Error'].map(name => [
        name,
        {
          id: lowerCaseId(6),
          name,
          contentType: 'application/json',
          schema: JSON.stringify({
            $schema: 'http://json-schema.org/draft-04/schema#',
            title: `${name} Schema`,
            type: 'object',
          }),
        },
      ]),
    ),
    gatewayResponses: new Map(),
    deployments: new Map(),
    stages: new Map(),
  };
  ApiGatewayDirectory.of(context).apis.set(id, api);
  return shown(api);
}

function applyPatch(context: CallContext, api: RestApi, patch: Patch): void {
  const { op, segments, value } = patch;
  const text = op === 'remove' ? undefined : value;
  const { settings } = api;
  const [name, item] = segments;
  switch (name) {
    case 'name':
      if (!text?.trim()) {
        throw badRequest('API name should not be empty');
      }
      settings.name = text;
      break;
    case 'description':
      settings.description = text;
      break;
    case 'policy':
      settings.policy = readPolicy(context, api.id, text);
      break;
    case 'disableExecuteApiEndpoint':
      settings.disableExecuteApiEndpoint = booleanOf(patch);
      break;
    case 'securityPolicy':
    case 'endpointAccessMode':
      Object.assign(settings, readTlsSettings({ ...settings, [name]: text }));
      break;
    case 'endpointConfiguration':
      settings.endpointConfiguration = patchEndpoint(
        context,
        settings.endpointConfiguration!,
        patch,
      );
      break;
    case 'binaryMediaTypes': {
      const others = (settings.binaryMediaTypes ?? []).filter(
        type => type !== item,
      );
      settings.binaryMediaTypes = op === 'remove' ? others : [...others, item];
      break;
    }
    default:
      throw invalidPatchPath(patch);
  }
}

/** Operations on REST APIs themselves. */
export const restApiOperations: Record<string, Operation> = {
  CreateRestApi: createRestApi,

  GetRestApi: apiOperation<GetRestApiRequest>(
    'GET',
    () => '',
    ({ api }) => shown(api),
  ),

  GetRestApis(context: CallContext, input: GetRestApisRequest) {
    authorizeVerb(context, 'GET', '/restapis');
    const { items, position } = collectionPage(
      ApiGatewayDirectory.of(context).apisOf(context),
      input,
      ({ id }) => id,
    );
    return { items: items.map(shown), position };
  },

  UpdateRestApi: apiOperation<UpdateRestApiRequest>(
    'PATCH',
    () => '',
    ({ context, input, api }) => {
      readPatches(input.patchOperations).forEach(patch =>
        applyPatch(context, api, patch),
      );
      return shown(api);
    },
  ),

  DeleteRestApi: apiOperation<DeleteRestApiRequest>(
    'DELETE',
    () => '',
    ({ context, api }) => {
      ApiGatewayDirectory.of(context).apis.delete(api.id);
    },
  ),
};
