import {
  FoundationConfig,
  foundationConfigSchema,
} from './foundationConfigSchema';
import { parseConfig } from './parseConfig';

/**
 * Checks a foundation's config and fills in its defaults.
 *
 * @throws InputError that lists every problem on a line of its own: path, rule and the value given. Unknown keys are
 *   named.
 * @public
 */
export function parseFoundationConfig(input: unknown): FoundationConfig {
  return parseConfig(foundationConfigSchema, 'foundation', input);
}
