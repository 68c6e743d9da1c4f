import { InputError, isError } from '@backstage/errors';
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { parseEnvironmentConfig } from '../config';
import { synthesizeEnvironment } from '../synthesizeEnvironment';
import { readConfigFile } from './readConfigFile';

const USAGE = 'usage: npm run synth -- --config FILE --out DIR';

/** Where the command runs and what it writes to. */
export interface RunSynthOptions {
  /** Arguments after the command's name. */
  readonly args: string[];

  /** Directory that relative paths start from. */
  readonly cwd: string;

  /** Receives lines for the person at the keyboard. */
  readonly out: (line: string) => void;

  /** Receives the one message of a failure. */
  readonly err: (line: string) => void;
}

/**
 * The `synth` command: writes the cloud assembly of an environment from a config file, without AWS and without the
 * portal.
 *
 * @returns the exit code: 0, or 1 when something was wrong
 */
export function runSynth({ args, cwd, out, err }: RunSynthOptions): number {
  try {
    const { config: configFile, out: outdir } = parseOptions(args);
    const config = parseEnvironmentConfig(
      readConfigFile(resolve(cwd, configFile)),
    );
    const directory = makeDirectory(resolve(cwd, outdir));
    const { stackName, templateFile } = synthesizeEnvironment({
      config,
      outdir: directory,
    });
    out(`${stackName}: ${templateFile}`);
    return 0;
  } catch (error) {
    err(`synth: ${isError(error) ? error.message : String(error)}`);
    return 1;
  }
}

function parseOptions(args: string[]): { config: string; out: string } {
  const { config, out } = read(args);
  if (!config || !out)
    throw new InputError(
      `${config ? '--out' : '--config'} is missing; ${USAGE}`,
    );
  return { config, out };
}

function read(args: string[]) {
  try {
    return parseArgs({
      args,
      options: { config: { type: 'string' }, out: { type: 'string' } },
    }).values;
  } catch (error) {
    throw new InputError(
      `${(error as Error).message.split('. ')[0]}; ${USAGE}`,
    );
  }
}

function makeDirectory(path: string): string {
  try {
    mkdirSync(path, { recursive: true });
    return path;
  } catch (error) {
    throw new InputError(
      `The directory ${path} cannot be made (${
        (error as NodeJS.ErrnoException).code
      })`,
    );
  }
}
