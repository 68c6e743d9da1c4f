import { InputError } from '@backstage/errors';
import {
  EnvironmentConfig,
  parseEnvironmentConfig,
} from '@gco/analytics-blueprint';

/**
 * Checks a template's configuration against the blueprint and gives it back with all defaults, without the `access`
 * section: who may enter an environment is the portal's to say, and so is the prefix of all names.
 *
 * Throws `InputError` with a line for each problem: path, rule and the value given.
 */
export function parseDeployConfig(
  input: unknown,
  options: { projectName: string },
): EnvironmentConfig {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    throw new InputError(
      `config: must be an object (got ${JSON.stringify(input)})`,
    );
  }
  if ('access' in input) {
    throw new InputError(
      'config.access: is set by the portal and cannot be given by a template',
    );
  }
  if ('projectName' in input && input.projectName !== options.projectName) {
    throw new InputError(
      `config.projectName: must be '${
        options.projectName
      }', the portal's own (got ${JSON.stringify(input.projectName)})`,
    );
  }
  return parseEnvironmentConfig({ ...input, projectName: options.projectName });
}
