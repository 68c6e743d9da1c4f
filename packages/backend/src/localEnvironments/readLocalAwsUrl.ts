import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { isLocalHost } from '../localHosts';

/**
 * Reads where the local AWS is.
 *
 * @returns nothing when the portal runs on another AWS
 * @throws InputError when it is not on this machine: what an address elsewhere says about environments, and which secrets
 *   their roles ask for, is not to be believed
 */
export function readLocalAwsUrl(config: Config): URL | undefined {
  const text = config.getOptionalString('gcoAnalytics.localAws.url');
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !isLocalHost(url.hostname)) {
    throw new InputError(
      `gcoAnalytics.localAws.url must be an address of this machine, not '${text}'`,
    );
  }
  return url;
}
