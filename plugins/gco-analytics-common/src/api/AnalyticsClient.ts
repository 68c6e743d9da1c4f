import { ResponseError } from '@backstage/errors';
import { PLUGIN_ID } from '../constants';
import {
  Account,
  Environment,
  EnvironmentSummary,
  Operation,
  OperationEvent,
  StatusSnapshot,
  StudioLanding,
  StudioSession,
} from '../types';
import {
  AnalyticsApi,
  CompleteOperationRequest,
  ListEnvironmentsQuery,
  Page,
  StartedOperation,
  StartOperationRequest,
} from './AnalyticsApi';

/** @public */
export interface AnalyticsClientOptions {
  discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  /** Adds the caller's credentials to requests. */
  fetchApi: { fetch: typeof fetch };
}

/**
 * {@link AnalyticsApi} over HTTP, for browsers and backends.
 *
 * Every refusal is a `ResponseError` whose `cause.name` is the error's name in the backend (`InputError`,
 * `NotAllowedError`, …) and whose `statusCode` is the HTTP status.
 *
 * @public
 */
export class AnalyticsClient implements AnalyticsApi {
  readonly #discoveryApi: AnalyticsClientOptions['discoveryApi'];
  readonly #fetchApi: AnalyticsClientOptions['fetchApi'];

  constructor(options: AnalyticsClientOptions) {
    this.#discoveryApi = options.discoveryApi;
    this.#fetchApi = options.fetchApi;
  }

  async listAccounts(): Promise<{ items: Account[] }> {
    return this.#json('GET', '/accounts');
  }

  async listEnvironments(
    query: ListEnvironmentsQuery = {},
  ): Promise<Page<EnvironmentSummary>> {
    const parameters = new URLSearchParams();
    for (const [key, value] of Object.entries(query)) {
      const values: unknown[] = Array.isArray(value) ? value : [value];
      for (const single of values) {
        if (single !== undefined && single !== '') {
          parameters.append(key, String(single));
        }
      }
    }
    const text = parameters.toString();
    return this.#json('GET', `/environments${text ? `?${text}` : ''}`);
  }

  async getEnvironment(name: string): Promise<Environment> {
    return this.#json('GET', environmentPath(name));
  }

  async getStatus(name: string): Promise<StatusSnapshot> {
    return this.#json('GET', `${environmentPath(name)}/status`);
  }

  async refreshStatus(name: string): Promise<StatusSnapshot> {
    return this.#json('POST', `${environmentPath(name)}/refresh`);
  }

  async openStudio(
    name: string,
    request: { landing?: StudioLanding } = {},
  ): Promise<StudioSession> {
    return this.#json(
      'POST',
      `${environmentPath(name)}/studio-sessions`,
      request,
    );
  }

  async listOperations(name: string): Promise<{ items: Operation[] }> {
    return this.#json('GET', `${environmentPath(name)}/operations`);
  }

  async listOperationEvents(
    operationId: string,
    after?: number,
  ): Promise<{ items: (OperationEvent & { sequence: number })[] }> {
    const query = after === undefined ? '' : `?after=${after}`;
    return this.#json('GET', `${operationPath(operationId)}/events${query}`);
  }

  async startOperation(
    request: StartOperationRequest,
  ): Promise<StartedOperation> {
    return this.#json('POST', '/operations', request);
  }

  async renewLease(operationId: string, generation: number): Promise<void> {
    await this.#send('POST', `${operationPath(operationId)}/lease`, {
      generation,
    });
  }

  async appendEvents(
    operationId: string,
    generation: number,
    events: OperationEvent[],
  ): Promise<void> {
    await this.#send('POST', `${operationPath(operationId)}/events`, {
      generation,
      events,
    });
  }

  async completeOperation(
    operationId: string,
    request: CompleteOperationRequest,
  ): Promise<Operation> {
    return this.#json(
      'POST',
      `${operationPath(operationId)}/completion`,
      request,
    );
  }

  async #json<T>(method: string, path: string, body?: object): Promise<T> {
    const response = await this.#send(method, path, body);
    return response.json();
  }

  async #send(method: string, path: string, body?: object): Promise<Response> {
    const baseUrl = await this.#discoveryApi.getBaseUrl(PLUGIN_ID);
    const response = await this.#fetchApi.fetch(`${baseUrl}${path}`, {
      method,
      ...(body && {
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
  }
}

function environmentPath(name: string): string {
  return `/environments/${encodeURIComponent(name)}`;
}

function operationPath(id: string): string {
  return `/operations/${encodeURIComponent(id)}`;
}
