import { ServiceUnavailableError } from '@backstage/errors';
import {
  DeployedEnvironment,
  EnvironmentImporter,
} from '@gco/plugin-gco-analytics-node';

const PATH = '/_sandbox/environments';
const TIMEOUT_MS = 20_000;

/** The environments that the local AWS has from its start, as it tells of them itself. */
export class LocalEnvironments implements EnvironmentImporter {
  readonly name = 'local-aws';
  readonly #url: URL;

  constructor(options: { url: URL }) {
    this.#url = new URL(PATH, options.url);
  }

  async list(): Promise<DeployedEnvironment[]> {
    const answer = await fetch(this.#url, {
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (answer.status === 404) {
      // Another emulator, which has no such page.
      return [];
    }
    if (!answer.ok) {
      throw new ServiceUnavailableError(
        `The local AWS answered ${answer.status} to ${this.#url}`,
      );
    }
    const { environments } = (await answer.json()) as {
      environments?: DeployedEnvironment[];
    };
    if (!Array.isArray(environments)) {
      throw new ServiceUnavailableError(
        `The answer of the local AWS to ${
          this.#url
        } has no list of environments`,
      );
    }
    return environments;
  }
}
