import { LoggerService } from '@backstage/backend-plugin-api';
import { ConflictError, NotFoundError, toError } from '@backstage/errors';
import {
  environmentHealth,
  StatusSnapshot,
} from '@gco/plugin-gco-analytics-common';
import { AccountRegistry } from '../accounts';
import { EnvironmentNotifier } from '../environments';
import { RateLimiter } from '../limits';
import { AnalyticsStore, EnvironmentRecord } from '../store';
import { staleReason } from './staleReason';
import { StatusReader, StatusReading } from './StatusReader';

export interface StatusRefresherOptions {
  store: AnalyticsStore;
  accounts: AccountRegistry;
  reader: StatusReader;
  notifier: EnvironmentNotifier;
  /** Of refreshes that people ask for, for each environment. */
  limiter: RateLimiter;
  logger: LoggerService;
}

/** Keeps the status snapshots up to date. */
export class StatusRefresher {
  readonly #store: AnalyticsStore;
  readonly #accounts: AccountRegistry;
  readonly #reader: StatusReader;
  readonly #notifier: EnvironmentNotifier;
  readonly #limiter: RateLimiter;
  readonly #logger: LoggerService;
  readonly #onDemand = new Map<string, Promise<StatusSnapshot>>();

  constructor(options: StatusRefresherOptions) {
    this.#store = options.store;
    this.#accounts = options.accounts;
    this.#reader = options.reader;
    this.#notifier = options.notifier;
    this.#limiter = options.limiter;
    this.#logger = options.logger;
  }

  /** Reads all deployed environments, account by account. One account's failure does not hold up the others. */
  async refreshAll(): Promise<void> {
    const environments = await this.#store.environments.findDeployed();
    const groups = new Map<string, EnvironmentRecord[]>();
    for (const environment of environments) {
      const key = `${environment.accountId} ${environment.region}`;
      groups.set(key, [...(groups.get(key) ?? []), environment]);
    }
    await Promise.all(
      [...groups.values()].map(group => this.#refreshGroup(group)),
    );
  }

  /** Reads one environment, apart from any limit. */
  async refresh(name: string): Promise<StatusSnapshot> {
    const environment = await this.#store.environments.find(name);
    if (!environment) {
      throw new NotFoundError(`There is no environment '${name}'`);
    }
    if (!environment.isDeployed || environment.state === 'retired') {
      throw new ConflictError(
        `Environment '${name}' is ${environment.state}: there is nothing to look at in AWS`,
      );
    }
    await this.#refreshGroup([environment]);
    return this.#store.snapshots.find(name);
  }

  /**
   * Reads one environment because a person asks. Who asks while a read is under way gets its result.
   *
   * @throws TooManyRequestsError
   */
  refreshOnDemand(name: string): Promise<StatusSnapshot> {
    const underWay = this.#onDemand.get(name);
    if (underWay) {
      return underWay;
    }
    const refreshed = this.#limiter
      .take(name)
      .then(() => this.refresh(name))
      .finally(() => this.#onDemand.delete(name));
    this.#onDemand.set(name, refreshed);
    return refreshed;
  }

  /** Environments of the same account and region. */
  async #refreshGroup(group: EnvironmentRecord[]): Promise<void> {
    const [{ accountId, region }] = group;
    const readings = await this.#read(accountId, region, group);
    for (const reading of readings) {
      await this.#save(reading);
    }
  }

  async #read(
    accountId: string,
    region: string,
    group: EnvironmentRecord[],
  ): Promise<StatusReading[]> {
    const failed = (failure: string) =>
      group.map(({ name }) => ({ environment: name, failure }));
    const account = this.#accounts.find(accountId);
    if (!account) {
      return failed(`Account '${accountId}' is no longer configured`);
    }
    try {
      return await this.#reader.read(
        { account, region },
        group.map(({ name, outputs }) => ({ environment: name, outputs })),
      );
    } catch (error) {
      const { name, message } = toError(error);
      this.#logger.warn(
        `Status of account '${accountId}' in ${region} cannot be read: ${name}: ${message}`,
      );
      return failed(staleReason(error));
    }
  }

  async #save(reading: StatusReading): Promise<void> {
    const { environment } = reading;
    const { snapshots } = this.#store;
    const before = await snapshots.find(environment);
    const now = new Date();
    if ('failure' in reading) {
      await snapshots.markStale(environment, reading.failure, now);
    } else {
      await snapshots.replace({
        environment,
        health: environmentHealth(reading.resources),
        resources: reading.resources,
        observedAt: now,
      });
    }
    const after = await snapshots.find(environment);
    if (differ(before, after)) {
      await this.#notifier.progressed(environment);
    }
  }
}

/** Whether there is news for somebody who looks at the page. */
function differ(before: StatusSnapshot, after: StatusSnapshot): boolean {
  const essence = ({ health, resources, stale }: StatusSnapshot) =>
    JSON.stringify([health, resources, stale?.reason]);
  return essence(before) !== essence(after);
}
