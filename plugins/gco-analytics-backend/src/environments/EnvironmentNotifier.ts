import { LoggerService } from '@backstage/backend-plugin-api';
import { EventsService } from '@backstage/plugin-events-node';
import { SignalsService } from '@backstage/plugin-signals-node';
import {
  ENVIRONMENT_EVENT_TOPIC,
  ENVIRONMENT_SIGNAL_CHANNEL,
  EnvironmentEvent,
  EnvironmentSignal,
} from '@gco/plugin-gco-analytics-common';

/** Tells others that something about an environment changed. Never fails: the change itself is stored already. */
export interface EnvironmentNotifier {
  /** The environment itself changed: for the catalog and for open pages. */
  changed(environment: string): Promise<void>;
  /** Its status or its operation's progress changed: for open pages. */
  progressed(environment: string): Promise<void>;
}

/** {@link EnvironmentNotifier} through Backstage's events and signals. They carry the name only; readers ask the API. */
export class DefaultEnvironmentNotifier implements EnvironmentNotifier {
  readonly #events: EventsService;
  readonly #signals: SignalsService;
  readonly #logger: LoggerService;

  constructor(options: {
    events: EventsService;
    signals: SignalsService;
    logger: LoggerService;
  }) {
    this.#events = options.events;
    this.#signals = options.signals;
    this.#logger = options.logger;
  }

  async changed(environment: string): Promise<void> {
    const eventPayload: EnvironmentEvent = { environment, change: 'upserted' };
    await this.#attempt(environment, () =>
      this.#events.publish({ topic: ENVIRONMENT_EVENT_TOPIC, eventPayload }),
    );
    await this.progressed(environment);
  }

  async progressed(environment: string): Promise<void> {
    const message: EnvironmentSignal = { environment };
    await this.#attempt(environment, () =>
      this.#signals.publish({
        channel: ENVIRONMENT_SIGNAL_CHANNEL,
        recipients: { type: 'broadcast' },
        message: { ...message },
      }),
    );
  }

  async #attempt(
    environment: string,
    publish: () => Promise<void>,
  ): Promise<void> {
    try {
      await publish();
    } catch (error) {
      this.#logger.warn(
        `Could not tell others about environment '${environment}'`,
        error as Error,
      );
    }
  }
}
