import { JsonObject, JsonValue } from '@backstage/types';
import { Environment, StudioLanding } from '@gco/plugin-gco-analytics-common';

/** Whether there is a Studio to open, and if not, why. */
export type StudioAvailability = 'ready' | 'notYet' | 'notDeployed' | 'gone';

/** Tells from an environment's life whether its Studio can be opened. */
export function studioAvailability(
  environment: Pick<Environment, 'state' | 'outputs'>,
): StudioAvailability {
  switch (environment.state) {
    case 'retiring':
    case 'retired':
      return 'gone';
    case 'deploying':
      return 'notYet';
    case 'failed':
      // A failed change leaves the domain of the deployment before it.
      return environment.outputs.DomainId ? 'ready' : 'notDeployed';
    default:
      return 'ready';
  }
}

const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function isEnabled(config: JsonObject, app: string, byDefault: boolean) {
  const studio = config.studio;
  const settings = isObject(studio) ? studio[app] : undefined;
  const enabled = isObject(settings) ? settings.enabled : undefined;
  return typeof enabled === 'boolean' ? enabled : byDefault;
}

/** The landings that an environment's configuration offers. */
export function studioLandings(config: JsonObject): StudioLanding[] {
  const landings: StudioLanding[] = ['home', 'jupyterlab'];
  if (isEnabled(config, 'codeEditor', true)) landings.push('code-editor');
  if (isEnabled(config, 'canvas', false)) landings.push('canvas');
  return landings;
}
