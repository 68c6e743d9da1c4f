import { World } from '../../core/World';
import { WireRequest, WireResponse } from '../../protocols';
import { jsonResponse } from '../jsonResponse';
import { ControlRequest } from './ControlRequest';
import { ControlRoute } from './ControlRoute';
import { controlRoutes } from './routes';

/** Path below which tests observe and steer the sandbox. */
export const CONTROL_PATH = '/_sandbox/';

const STATUS: Record<string, number> = {
  InputError: 400,
  NotAllowedError: 403,
  NotFoundError: 404,
  ConflictError: 409,
  NotImplementedError: 501,
  ServiceUnavailableError: 503,
};

/** The unsigned endpoint of the sandbox itself: what {@link controlRoutes} name, and at its root a list of them. */
export class ControlEndpoint {
  readonly #world: World;
  readonly #routes: readonly ControlRoute[];

  constructor(options: { world: World; routes?: readonly ControlRoute[] }) {
    this.#world = options.world;
    this.#routes = options.routes ?? controlRoutes;
  }

  accepts({ path }: WireRequest): boolean {
    return path.startsWith(CONTROL_PATH);
  }

  async handle(request: WireRequest): Promise<WireResponse> {
    // A web page of somebody else's must not steer a sandbox that its reader happens to run.
    if (request.headers['sec-fetch-site'] === 'cross-site') {
      return jsonResponse(
        { error: 'Pages of other sites may not use the control endpoint' },
        403,
      );
    }
    const segments = segmentsOf(request.path.slice(CONTROL_PATH.length));
    if (segments.length === 0 && request.method === 'GET') {
      return this.#index();
    }
    for (const route of this.#routes) {
      const params =
        route.method === request.method
          ? match(segmentsOf(route.path), segments)
          : undefined;
      if (params) {
        return this.#answer(route, new ControlRequest(request, params));
      }
    }
    return jsonResponse(
      {
        error: `No ${request.method} ${request.path} in the control endpoint; GET ${CONTROL_PATH} lists what there is`,
      },
      404,
    );
  }

  async #answer(
    route: ControlRoute,
    request: ControlRequest,
  ): Promise<WireResponse> {
    try {
      const answer = await route.handle(request, this.#world);
      if (route.method !== 'GET') {
        this.#world.generation.noteChange();
      }
      return answer;
    } catch (error) {
      const { name, message } = error as Error;
      return jsonResponse({ error: message }, STATUS[name] ?? 500);
    }
  }

  #index(): WireResponse {
    return jsonResponse({
      routes: this.#routes.map(({ method, path, summary }) => ({
        method,
        path: CONTROL_PATH.slice(0, -1) + path,
        summary,
      })),
    });
  }
}

function segmentsOf(path: string): string[] {
  return path.split('/').filter(segment => segment !== '');
}

/** What stands at the `:name` parts of `pattern`, or nothing where the path is another one. */
function match(
  pattern: readonly string[],
  path: readonly string[],
): Record<string, string> | undefined {
  if (pattern.length !== path.length) {
    return undefined;
  }
  const params: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    if (part.startsWith(':')) {
      params[part.slice(1)] = unescaped(path[index]);
    } else if (part !== path[index]) {
      return undefined;
    }
  }
  return params;
}

function unescaped(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
