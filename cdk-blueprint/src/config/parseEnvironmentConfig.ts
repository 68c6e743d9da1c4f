import {
  EnvironmentConfig,
  environmentConfigSchema,
} from './environmentConfigSchema';
import { parseConfig } from './parseConfig';

/**
 * Checks a config and fills in its defaults.
 *
 * @throws InputError that lists every problem on a line of its own: path, rule and the value given. Unknown keys are
 *   named.
 * @public
 */
export function parseEnvironmentConfig(input: unknown): EnvironmentConfig {
  return parseConfig(environmentConfigSchema, 'environment', input);
}
