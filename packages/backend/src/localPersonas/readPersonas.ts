import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { isLocalHost } from '../localHosts';

/**
 * Reads which personas the portal offers.
 *
 * @returns names of catalog users; empty without a local AWS
 * @throws InputError when the portal is reachable under another name than this machine's own: signing in without a
 *   password must never leave it
 */
export function readPersonas(config: Config): string[] {
  const localAws = config.getOptionalConfig('gcoAnalytics.localAws');
  const personas =
    localAws
      ?.getOptionalConfigArray('personas')
      ?.map(persona => persona.getString('id')) ?? [];
  if (personas.length === 0) return [];
  const baseUrl = config.getString('backend.baseUrl');
  if (!isLocalHost(new URL(baseUrl).hostname)) {
    throw new InputError(
      `gcoAnalytics.localAws.personas is for a portal on this machine only, but backend.baseUrl is '${baseUrl}'`,
    );
  }
  return personas;
}
