import {
  AuthService,
  BackstageCredentials,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import {
  AnalyticsApi,
  AnalyticsClient,
} from '@gco/plugin-gco-analytics-common';
import { createPluginFetchApi } from '@gco/plugin-gco-analytics-node';
import { toDomainError } from './toDomainError';

/**
 * What an operation needs of the environments' API. Refusals are domain errors with the API's words.
 *
 * @public
 */
export type OperationsApi = Pick<
  AnalyticsApi,
  'startOperation' | 'renewLease' | 'appendEvents' | 'completeOperation'
>;

/**
 * The environments' API, called as somebody.
 *
 * @public
 */
export interface AnalyticsAccess {
  /** On behalf of a person, through the scaffolder: the API sees both. */
  onBehalfOf(credentials: BackstageCredentials): OperationsApi;
  /** As the scaffolder itself, for what a running operation reports. */
  asService(): OperationsApi;
}

/** @public */
export class DefaultAnalyticsAccess implements AnalyticsAccess {
  readonly #auth: AuthService;
  readonly #discovery: DiscoveryService;

  constructor(options: { auth: AuthService; discovery: DiscoveryService }) {
    this.#auth = options.auth;
    this.#discovery = options.discovery;
  }

  onBehalfOf(credentials: BackstageCredentials): OperationsApi {
    return this.#client(async () => credentials);
  }

  asService(): OperationsApi {
    return this.#client(() => this.#auth.getOwnServiceCredentials());
  }

  #client(credentials: () => Promise<BackstageCredentials>): OperationsApi {
    const client = new AnalyticsClient({
      discoveryApi: this.#discovery,
      fetchApi: createPluginFetchApi({ auth: this.#auth, credentials }),
    });
    return {
      startOperation: request => inOwnWords(client.startOperation(request)),
      renewLease: (id, generation) =>
        inOwnWords(client.renewLease(id, generation)),
      appendEvents: (id, generation, events) =>
        inOwnWords(client.appendEvents(id, generation, events)),
      completeOperation: (id, request) =>
        inOwnWords(client.completeOperation(id, request)),
    };
  }
}

async function inOwnWords<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw toDomainError(error);
  }
}
