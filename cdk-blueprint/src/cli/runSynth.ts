import { InputError, isError } from '@backstage/errors';
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { parseEnvironmentConfig, parseFoundationConfig } from '../config';
import { synthesizeEnvironment } from '../synthesizeEnvironment';
import { synthesizeFoundation } from '../synthesizeFoundation';
import { readConfigFile } from './readConfigFile';

const USAGE = 'usage: npm run synth -- [--foundation] --config FILE --out DIR';

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
 * The `synth` command: writes the cloud assembly of an environment, or of a foundation when asked for one, from a config
 * file, without AWS and without the portal.
 *
 * @returns the exit code: 0, or 1 when something was wrong
 */
export function runSynth({ args, cwd, out, err }: RunSynthOptions): number {
  try {
    const options = parseOptions(args);
    const input = readConfigFile(resolve(cwd, options.config));
    const write = options.foundation
      ? foundationWriter(input)
      : environmentWriter(input);
    const { stackName, templateFile } = write(
      makeDirectory(resolve(cwd, options.out)),
    );
    out(`${stackName}: ${templateFile}`);
    return 0;
  } catch (error) {
    err(`synth: ${isError(error) ? error.message : String(error)}`);
    return 1;
  }
}

/** Writes an assembly of a config that has been checked. */
type AssemblyWriter = (outdir: string) => {
  readonly stackName: string;
  readonly templateFile: string;
};

function environmentWriter(input: unknown): AssemblyWriter {
  const config = parseEnvironmentConfig(input);
  return outdir => synthesizeEnvironment({ config, outdir });
}

function foundationWriter(input: unknown): AssemblyWriter {
  const config = parseFoundationConfig(input);
  return outdir => synthesizeFoundation({ config, outdir });
}

interface SynthOptions {
  readonly config: string;
  readonly out: string;
  readonly foundation: boolean;
}

function parseOptions(args: string[]): SynthOptions {
  const { config, out, foundation = false } = read(args);
  if (!config || !out)
    throw new InputError(
      `${config ? '--out' : '--config'} is missing; ${USAGE}`,
    );
  return { config, out, foundation };
}

function read(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        config: { type: 'string' },
        out: { type: 'string' },
        foundation: { type: 'boolean' },
      },
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
