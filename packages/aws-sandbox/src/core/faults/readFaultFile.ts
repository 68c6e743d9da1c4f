import { readFileSync } from 'fs';
import { InputError } from '@backstage/errors';
import { Fault } from './Fault';
import { parseFaults } from './parseFault';

/**
 * The faults in a file: a JSON list of them.
 *
 * @throws InputError that tells what is wrong with the file
 */
export function readFaultFile(file: string): Fault[] {
  return parseFaults(readJson(file));
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new InputError(
      `The file '${file}' cannot be read as JSON: ${(error as Error).message}`,
    );
  }
}
