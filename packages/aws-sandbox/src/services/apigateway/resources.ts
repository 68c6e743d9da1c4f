import type {
  CreateResourceRequest,
  DeleteResourceRequest,
  GetResourceRequest,
  GetResourcesRequest,
} from '@aws-sdk/client-api-gateway';
import { lowerCaseId } from '../../core/identifiers';
import { Operation } from '../../core/types';
import { requireItem } from './ApiGatewayDirectory';
import { badRequest, conflict } from './apiGatewayError';
import { apiOperation, collectionPage } from './apiOperation';
import { ApiResource, RestApi } from './records';

const PATH_PART = /^([a-zA-Z0-9._\-:]+|\{[a-zA-Z0-9._\-:]+\+?\})$/;

function shown(resource: ApiResource, embedMethods: boolean): object {
  const { methods, ...rest } = resource;
  return {
    ...rest,
    resourceMethods: methods.size
      ? Object.fromEntries(
          [...methods].map(([name, method]) => [
            name,
            embedMethods ? method : {},
          ]),
        )
      : undefined,
  };
}

function childrenOf(api: RestApi, id: string): ApiResource[] {
  return [...api.resources.values()].filter(({ parentId }) => parentId === id);
}

function remove(api: RestApi, id: string): void {
  childrenOf(api, id).forEach(child => remove(api, child.id));
  api.resources.delete(id);
}

/** Operations on the paths of an API. */
export const resourceOperations: Record<string, Operation> = {
  CreateResource: apiOperation<CreateResourceRequest>(
    'POST',
    ({ parentId }) => `/resources/${parentId}`,
    ({ input, api }) => {
      const parent = requireItem(api.resources, input.parentId, 'Resource');
      const pathPart = input.pathPart!;
      if (!PATH_PART.test(pathPart)) {
        throw badRequest(
          "Resource's path part only allow a-zA-Z0-9._-: or a valid greedy path variable and curly brackets at the beginning and the end.",
        );
      }
      if (/\{.*\+\}$/.test(parent.pathPart ?? '')) {
        throw badRequest(
          `Cannot create a child of a resource with a greedy path variable: ${parent.path}`,
        );
      }
      const siblings = childrenOf(api, parent.id);
      if (siblings.some(sibling => sibling.pathPart === pathPart)) {
        throw conflict(
          `Another resource with the same parent already has this name: ${pathPart}`,
        );
      }
      const isVariable = (part: string | undefined) =>
        /^\{.*[^+]\}$/.test(part ?? '');
      if (
        isVariable(pathPart) &&
        siblings.some(sibling => isVariable(sibling.pathPart))
      ) {
        throw badRequest(
          'A sibling of this resource already has a variable path part -- only one is allowed',
        );
      }
      const resource: ApiResource = {
        id: lowerCaseId(6),
        parentId: parent.id,
        pathPart,
        path: `${parent.path === '/' ? '' : parent.path}/${pathPart}`,
        methods: new Map(),
      };
      api.resources.set(resource.id, resource);
      return shown(resource, false);
    },
  ),

  GetResource: apiOperation<GetResourceRequest>(
    'GET',
    ({ resourceId }) => `/resources/${resourceId}`,
    ({ input, api }) =>
      shown(
        requireItem(api.resources, input.resourceId, 'Resource'),
        input.embed?.includes('methods') ?? false,
      ),
  ),

  GetResources: apiOperation<GetResourcesRequest>(
    'GET',
    () => '/resources',
    ({ input, api }) => {
      const { items, position } = collectionPage(
        api.resources.values(),
        input,
        ({ id }) => id,
      );
      const embed = input.embed?.includes('methods') ?? false;
      return { items: items.map(item => shown(item, embed)), position };
    },
  ),

  DeleteResource: apiOperation<DeleteResourceRequest>(
    'DELETE',
    ({ resourceId }) => `/resources/${resourceId}`,
    ({ input, api }) => {
      const { id } = requireItem(api.resources, input.resourceId, 'Resource');
      if (id === api.rootResourceId) {
        throw badRequest('Root resource cannot be deleted');
      }
      remove(api, id);
    },
  ),
};
