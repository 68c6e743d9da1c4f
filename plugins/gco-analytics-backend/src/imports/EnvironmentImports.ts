import { AuditorService, LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  DeployedEnvironment,
  EnvironmentImporter,
} from '@gco/plugin-gco-analytics-node';
import { AccountRegistry } from '../accounts';
import { EnvironmentNotifier } from '../environments';
import { AnalyticsStore } from '../store';
import { insertEnvironment } from './insertEnvironment';
import { ParsedEnvironment, parseDeployed } from './parseDeployed';

/** How many names are looked up with one query. */
const BATCH = 100;

export interface EnvironmentImportsOptions {
  importers: readonly EnvironmentImporter[];
  store: AnalyticsStore;
  accounts: AccountRegistry;
  projectName: string;
  notifier: EnvironmentNotifier;
  auditor: AuditorService;
  logger: LoggerService;
}

/** Takes up environments that were deployed before the portal knew them. What it has already stays as it is. */
export class EnvironmentImports {
  readonly #options: EnvironmentImportsOptions;

  constructor(options: EnvironmentImportsOptions) {
    this.#options = options;
  }

  /** Asks all importers. What one of them cannot tell, or tells wrongly, holds up nothing else. */
  async run(): Promise<void> {
    for (const importer of this.#options.importers) {
      try {
        await this.#runOne(importer);
      } catch (error) {
        this.#options.logger.warn(
          `Importer '${importer.name}' could not tell of its environments; it will be asked again`,
          toError(error),
        );
      }
    }
  }

  async #runOne(importer: EnvironmentImporter): Promise<void> {
    const parsed = (await importer.list()).flatMap(environment =>
      this.#parse(importer, environment),
    );
    let added = 0;
    for (let start = 0; start < parsed.length; start += BATCH) {
      for (const environment of await this.#unknown(
        parsed.slice(start, start + BATCH),
      )) {
        added += (await this.#add(importer, environment)) ? 1 : 0;
      }
    }
    if (added > 0) {
      this.#options.logger.info(
        `Took up ${added} environments from importer '${importer.name}'`,
      );
    }
  }

  #parse(
    importer: EnvironmentImporter,
    environment: DeployedEnvironment,
  ): ParsedEnvironment[] {
    try {
      return [
        parseDeployed(environment, { ...this.#options, now: new Date() }),
      ];
    } catch (error) {
      this.#options.logger.warn(
        `Left out an environment of importer '${importer.name}': ${
          toError(error).message
        }`,
      );
      return [];
    }
  }

  async #unknown(batch: ParsedEnvironment[]): Promise<ParsedEnvironment[]> {
    const known = await this.#options.store.environments.findMany(
      batch.map(({ candidate }) => candidate.name),
    );
    const names = new Set(known.map(({ name }) => name));
    return batch.filter(({ candidate }) => !names.has(candidate.name));
  }

  async #add(
    importer: EnvironmentImporter,
    environment: ParsedEnvironment,
  ): Promise<boolean> {
    const { store, auditor, notifier } = this.#options;
    const { name, owner, accountId, region } = environment.candidate;
    const event = await auditor.createEvent({
      eventId: 'environment-import',
      severityLevel: 'medium',
      meta: {
        importer: importer.name,
        environment: name,
        owner,
        accountId,
        region,
      },
    });
    let isNew: boolean;
    try {
      isNew = await insertEnvironment(store, environment);
    } catch (error) {
      await event.fail({ error: toError(error) });
      throw error;
    }
    await event.success({ meta: { outcome: isNew ? 'added' : 'known' } });
    if (isNew) {
      await notifier.changed(name);
    }
    return isNew;
  }
}
