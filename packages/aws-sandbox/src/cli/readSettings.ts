import { InputError } from '@backstage/errors';
import { parseArgs } from 'util';
import { SandboxOptions } from '../createSandbox';
import { Setting, SETTINGS } from './settings';

/** What a command line and an environment ask for. */
export type Request =
  | { readonly kind: 'help' | 'version' }
  | { readonly kind: 'start'; readonly options: SandboxOptions };

/**
 * Reads flags and environment variables; flags win.
 *
 * @param args without the program
 * @throws InputError that names what is wrong, in a line
 */
export function readSettings(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Request {
  const flags = flagsOf(args);
  if (flags.help || flags.version) {
    return { kind: flags.help ? 'help' : 'version' };
  }
  let options: SandboxOptions = {};
  for (const setting of SETTINGS) {
    const flag = flags[setting.flag];
    const [name, text] =
      flag === undefined
        ? [setting.variable, env[setting.variable] || undefined]
        : [`--${setting.flag}`, String(flag)];
    if (text !== undefined) {
      options = { ...options, ...valueOf(setting, name, text) };
    }
  }
  if (options.seed === 'empty' && options.fixtures !== undefined) {
    throw new InputError(
      "fixtures need the accounts and roles of the seed 'portal', not 'empty'",
    );
  }
  return { kind: 'start', options };
}

function flagsOf(
  args: readonly string[],
): Record<string, string | boolean | undefined> {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean', short: 'v' },
        ...Object.fromEntries(
          SETTINGS.map(({ flag }) => [flag, { type: 'string' as const }]),
        ),
      },
    });
    return values;
  } catch (error) {
    // Node.js explains in sentences of their own how else it could be meant.
    const [reason] = (error as Error).message.split(/\.(?:\s|$)/);
    throw new InputError(`${reason}; see --help`);
  }
}

function valueOf(setting: Setting, name: string, text: string): SandboxOptions {
  try {
    return setting.read(text);
  } catch (error) {
    throw new InputError(
      `${name} has the invalid value '${text}': ${(error as Error).message}`,
    );
  }
}
