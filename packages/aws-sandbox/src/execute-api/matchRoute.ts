import type { Method } from '@aws-sdk/client-api-gateway';
import { ApiResource, DeployedApi } from '../services/apigateway';

/** The resource and method that answer a request, with the values of the path's variables. */
export interface Route {
  resource: ApiResource;
  method: Method;
  pathParameters: Record<string, string>;
}

/** How exactly a path part names a segment; what says more wins. */
function weightOf(part: string): number {
  if (/^\{.*\+\}$/.test(part)) {
    return 0;
  }
  return part.startsWith('{') ? 1 : 2;
}

function partsOf(path: string): string[] {
  return path.split('/').filter(Boolean);
}

function matchPath(
  pattern: readonly string[],
  segments: readonly string[],
): Record<string, string> | undefined {
  const values: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const [, name, greedy] = /^\{(.+?)(\+?)\}$/.exec(part) ?? [];
    if (segments[index] === undefined) {
      return undefined;
    }
    if (greedy) {
      values[name] = segments.slice(index).join('/');
      return values;
    }
    if (name) {
      values[name] = segments[index];
    } else if (part !== segments[index]) {
      return undefined;
    }
  }
  return pattern.length === segments.length ? values : undefined;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** Finds the method for a request; nothing when the API has none. */
export function matchRoute(
  api: DeployedApi,
  httpMethod: string,
  path: string,
): Route | undefined {
  const segments = partsOf(path).map(decoded);
  const candidates = [...api.resources.values()]
    .map(resource => ({ resource, parts: partsOf(resource.path) }))
    .flatMap(({ resource, parts }) => {
      const pathParameters = matchPath(parts, segments);
      return pathParameters ? { resource, parts, pathParameters } : [];
    })
    .sort((one, other) => {
      const differing = one.parts.findIndex(
        (part, index) =>
          weightOf(part) !== weightOf(other.parts[index] ?? '{x+}'),
      );
      return differing < 0
        ? 0
        : weightOf(other.parts[differing] ?? '{x+}') -
            weightOf(one.parts[differing]);
    });
  for (const { resource, pathParameters } of candidates) {
    const method =
      resource.methods.get(httpMethod) ?? resource.methods.get('ANY');
    if (method) {
      return { resource, method, pathParameters };
    }
  }
  return undefined;
}
