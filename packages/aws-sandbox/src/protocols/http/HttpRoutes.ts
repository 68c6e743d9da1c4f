import { membersOf, requiredMembersOf, traitsOf } from '../schema';
import { OperationModel } from '../ServiceModel';
import { WireRequest } from '../types';

/** The operation that a REST request means, with the values of its path labels, unescaped. */
export interface RouteMatch {
  operation: OperationModel;
  labels: Record<string, string>;
}

interface Route {
  operation: OperationModel;
  method: string;
  expression: RegExp;
  labelNames: string[];
  fixedQuery: Array<[string, string]>;
  requiredQuery: string[];
  requiredHeaders: string[];
  /** Of two routes that fit, the one that says more wins. */
  weight: number;
}

/** A hint that SDKs add to the query of S3 requests; it identifies nothing. */
const HINT = 'x-id';

/** Finds operations by method, path, fixed and required query parameters and required headers. */
export class HttpRoutes {
  readonly #routes: Route[];

  constructor(operations: Iterable<OperationModel>) {
    this.#routes = [...operations]
      .flatMap(operation => route(operation) ?? [])
      .sort((left, right) => right.weight - left.weight);
  }

  match(
    request: Pick<WireRequest, 'method' | 'path' | 'query' | 'headers'>,
  ): RouteMatch | undefined {
    return this.#find(request, isComplete) ?? this.#find(request, () => true);
  }

  #find(
    request: Pick<WireRequest, 'method' | 'path' | 'query' | 'headers'>,
    fits: typeof isComplete,
  ): RouteMatch | undefined {
    for (const candidate of this.#routes) {
      const found =
        candidate.method === request.method
          ? candidate.expression.exec(request.path)
          : null;
      if (
        found &&
        candidate.fixedQuery.every(([name, value]) =>
          request.query.get(name)?.includes(value),
        ) &&
        fits(candidate, request)
      ) {
        const labels = candidate.labelNames.map((name, index) => [
          name,
          decodeURIComponent(found[index + 1]),
        ]);
        return {
          operation: candidate.operation,
          labels: Object.fromEntries(labels),
        };
      }
    }
    return undefined;
  }
}

/** Whether nothing is missing; where no route is complete, the call is one that lacks something. */
function isComplete(
  { requiredQuery, requiredHeaders }: Route,
  { query, headers }: Pick<WireRequest, 'query' | 'headers'>,
): boolean {
  return (
    requiredQuery.every(name => query.has(name)) &&
    requiredHeaders.every(name => headers[name] !== undefined)
  );
}

function route(operation: OperationModel): Route | undefined {
  if (!operation.http) {
    return undefined;
  }
  const [path, query = ''] = operation.http.uri.split('?');
  const labelNames: string[] = [];
  const source = path
    .split('/')
    .map(segment => {
      const label = /^\{(.+?)(\+?)\}$/.exec(segment);
      if (!label) {
        return segment.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      }
      labelNames.push(label[1]);
      return label[2] ? '(.+)' : '([^/]+)';
    })
    .join('/');
  const fixedQuery = [...new URLSearchParams(query)].filter(
    ([name]) => name !== HINT,
  );
  const required = new Set(requiredMembersOf(operation.input));
  const members = membersOf(operation.input).filter(([name]) =>
    required.has(name),
  );
  const requiredQuery = members.flatMap(
    ([, member]) => traitsOf(member).httpQuery ?? [],
  );
  const requiredHeaders = members.flatMap(
    ([, member]) => traitsOf(member).httpHeader?.toLowerCase() ?? [],
  );
  return {
    operation,
    method: operation.http.method,
    expression: new RegExp(`^${source}/?$`),
    labelNames,
    fixedQuery,
    requiredQuery,
    requiredHeaders,
    weight:
      4 * fixedQuery.length +
      2 * (requiredQuery.length + requiredHeaders.length) -
      labelNames.length / 8,
  };
}
