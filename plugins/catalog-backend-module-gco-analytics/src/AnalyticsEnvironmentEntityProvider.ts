import {
  LoggerService,
  SchedulerServiceTaskRunner,
} from '@backstage/backend-plugin-api';
import {
  ConflictError,
  isError,
  ServiceUnavailableError,
} from '@backstage/errors';
import {
  DeferredEntity,
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { EventsService } from '@backstage/plugin-events-node';
import {
  AnalyticsApi,
  API_LIMITS,
  ENVIRONMENT_EVENT_TOPIC,
  ENVIRONMENT_STATES,
  EnvironmentEvent,
  EnvironmentSummary,
  PLUGIN_ID,
} from '@gco/plugin-gco-analytics-common';
import { toEntity, ToEntityOptions } from './toEntity';

/** Retired environments stay on record for their history, but there is nothing left for the catalog to show. */
const SHOWN_STATES = ENVIRONMENT_STATES.filter(state => state !== 'retired');

/** @public */
export interface AnalyticsEnvironmentEntityProviderOptions {
  /** Acts as the catalog plugin, which may read every environment. */
  api: Pick<AnalyticsApi, 'listEnvironments' | 'getEnvironment'>;
  events: EventsService;
  /** Runs the full synchronisation, by its own schedule. */
  taskRunner: SchedulerServiceTaskRunner;
  logger: LoggerService;
  entity: ToEntityOptions;
}

/**
 * Keeps one Resource entity for each environment that is not retired: all of them by a schedule, single ones within
 * seconds of an event.
 *
 * @public
 */
export class AnalyticsEnvironmentEntityProvider implements EntityProvider {
  readonly #options: AnalyticsEnvironmentEntityProviderOptions;
  #connection?: EntityProviderConnection;
  #lastInTurn: Promise<void> = Promise.resolve();

  constructor(options: AnalyticsEnvironmentEntityProviderOptions) {
    this.#options = options;
  }

  getProviderName(): string {
    return PLUGIN_ID;
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.#connection = connection;
    await this.#options.taskRunner.run({
      id: `${this.getProviderName()}-full-sync`,
      fn: signal => this.syncAll(signal),
    });
    await this.#options.events.subscribe({
      // Replicas of the portal share the id, so that one of them handles each event.
      id: 'catalog-gco-analytics-environments',
      topics: [ENVIRONMENT_EVENT_TOPIC],
      onEvent: ({ eventPayload }) => this.#onEvent(eventPayload),
    });
  }

  /**
   * Replaces all entities by what the API knows. Throws without touching the catalog when any page cannot be read.
   */
  async syncAll(signal?: AbortSignal): Promise<void> {
    await this.#inTurn(async () => {
      const environments = await this.#readAll(signal);
      await this.#connected().applyMutation({
        type: 'full',
        entities: environments.map(environment => this.#deferred(environment)),
      });
      this.#options.logger.debug(
        `Synchronised ${environments.length} analytics environments`,
      );
    });
  }

  /** Brings the entity of one environment in line with what the API knows about it. */
  async syncOne(name: string): Promise<void> {
    await this.#inTurn(async () => {
      const environment = await this.#readOne(name);
      await this.#connected().applyMutation(
        environment
          ? { type: 'delta', added: [this.#deferred(environment)], removed: [] }
          : {
              type: 'delta',
              added: [],
              removed: [
                {
                  entityRef: `resource:default/${name}`,
                  locationKey: this.getProviderName(),
                },
              ],
            },
      );
    });
  }

  async #onEvent(payload: unknown): Promise<void> {
    if (!isEnvironmentEvent(payload)) {
      this.#options.logger.warn(
        `Ignored an event on ${ENVIRONMENT_EVENT_TOPIC} that names no environment`,
      );
      return;
    }
    try {
      // Whatever the event says happened, what the API says now is newer.
      await this.syncOne(payload.environment);
    } catch (error) {
      this.#options.logger.warn(
        `Could not bring environment '${payload.environment}' into the catalog; the next full synchronisation will`,
        isError(error) ? error : undefined,
      );
    }
  }

  async #readAll(signal?: AbortSignal): Promise<EnvironmentSummary[]> {
    const environments: EnvironmentSummary[] = [];
    let cursor: string | undefined;
    do {
      if (signal?.aborted) {
        throw new ServiceUnavailableError(
          `Reading the analytics environments took too long; stopped after ${environments.length}`,
        );
      }
      const page = await this.#options.api.listEnvironments({
        state: SHOWN_STATES,
        limit: API_LIMITS.maxPageSize,
        cursor,
      });
      if (page.nextCursor !== undefined && page.nextCursor === cursor) {
        throw new ConflictError(
          `The list of analytics environments does not advance beyond cursor '${cursor}'`,
        );
      }
      environments.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    return environments;
  }

  async #readOne(name: string): Promise<EnvironmentSummary | undefined> {
    try {
      const environment = await this.#options.api.getEnvironment(name);
      return environment.state === 'retired' ? undefined : environment;
    } catch (error) {
      if (isNotFound(error)) {
        return undefined;
      }
      throw error;
    }
  }

  #deferred(environment: EnvironmentSummary): DeferredEntity {
    return {
      entity: toEntity(environment, this.#options.entity),
      locationKey: this.getProviderName(),
    };
  }

  #connected(): EntityProviderConnection {
    if (!this.#connection) {
      throw new ServiceUnavailableError(
        `Entity provider '${this.getProviderName()}' is not connected yet`,
      );
    }
    return this.#connection;
  }

  /**
   * One after the other: a full list that was read before a new environment's event must not be applied after it, or it
   * would take the new entity out again.
   */
  #inTurn(work: () => Promise<void>): Promise<void> {
    const turn = this.#lastInTurn.then(work);
    this.#lastInTurn = turn.catch(() => undefined);
    return turn;
  }
}

function isEnvironmentEvent(payload: unknown): payload is EnvironmentEvent {
  return (
    typeof payload === 'object' &&
    payload !== null &&
    'environment' in payload &&
    typeof payload.environment === 'string' &&
    payload.environment !== ''
  );
}

/** The client throws Backstage's `ResponseError`, which carries the API's own error as its cause. */
function isNotFound(error: unknown): boolean {
  return (
    isError(error) &&
    (error.name === 'NotFoundError' ||
      (isError(error.cause) && error.cause.name === 'NotFoundError'))
  );
}
