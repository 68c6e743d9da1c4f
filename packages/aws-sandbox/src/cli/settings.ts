import { InputError } from '@backstage/errors';
import { readFaultFile } from '../core/faults/readFaultFile';
import { SandboxOptions } from '../createSandbox';
import { parseFixtureChoice } from '../fixtures/parseFixtureChoice';

/** One thing that can be chosen when a sandbox is started: by a flag, or by an environment variable. */
export interface Setting {
  /** Without hyphens. */
  readonly flag: string;
  readonly variable: string;
  /** What stands for the value in the help. */
  readonly value: string;
  readonly summary: string;
  /** @throws InputError without the name of the setting */
  read(text: string): SandboxOptions;
}

/** Everything that can be chosen, in the order of the help. */
export const SETTINGS: readonly Setting[] = [
  {
    flag: 'port',
    variable: 'AWS_SANDBOX_PORT',
    value: 'PORT',
    summary: 'port to listen on, 4766 by default; 0 takes any free one',
    read: text => ({ port: numberOf(text, 'whole', 0, 65_535) }),
  },
  {
    flag: 'host',
    variable: 'AWS_SANDBOX_HOST',
    value: 'ADDRESS',
    summary: 'address to listen on, 127.0.0.1 by default',
    read: text => ({ host: text }),
  },
  {
    flag: 'time-scale',
    variable: 'AWS_SANDBOX_TIME_SCALE',
    value: 'FACTOR',
    summary:
      'wall time per AWS time, 0.05 by default: a minute of AWS takes 3 s',
    read: text => ({ timeScale: numberOf(text, 'any', 1e-6, 1) }),
  },
  {
    flag: 'seed',
    variable: 'AWS_SANDBOX_SEED',
    value: 'portal|empty',
    summary:
      "'portal' by default: hub and spokes, CDK-bootstrapped; 'empty': accounts with an administrator each",
    read(text) {
      if (text !== 'portal' && text !== 'empty') {
        throw new InputError("it must be 'portal' or 'empty'");
      }
      return { seed: text };
    },
  },
  {
    flag: 'fixtures',
    variable: 'AWS_SANDBOX_FIXTURES',
    value: 'lived-in|NxM',
    summary:
      'environments that are there from the start: a lived-in portal, or N in M accounts; none by default',
    read: text => ({ fixtures: parseFixtureChoice(text) }),
  },
  {
    flag: 'state',
    variable: 'AWS_SANDBOX_STATE',
    value: 'FILE',
    summary:
      'keeps the state in this file, over restarts; it takes the place of seed and fixtures once it is there',
    read: text => ({ stateFile: text }),
  },
  {
    flag: 'faults',
    variable: 'AWS_SANDBOX_FAULTS',
    value: 'FILE',
    summary: 'JSON list of what is to go wrong',
    read: text => ({ faults: readFaultFile(text) }),
  },
];

function numberOf(
  text: string,
  kind: 'whole' | 'any',
  min: number,
  max: number,
): number {
  const value = Number(text);
  const isRight =
    text.trim() !== '' &&
    value >= min &&
    value <= max &&
    (kind === 'any' || Number.isInteger(value));
  if (!isRight) {
    throw new InputError(
      `it must be a ${
        kind === 'whole' ? 'whole ' : ''
      }number from ${min} to ${max}`,
    );
  }
  return value;
}
