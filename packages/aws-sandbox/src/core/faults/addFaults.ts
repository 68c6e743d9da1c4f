import { InputError } from '@backstage/errors';
import type { World } from '../World';
import { checkFault } from './checkFault';
import { Fault } from './Fault';

/**
 * Switches on the faults that a world starts with.
 *
 * @throws InputError that tells which one can never strike, and why
 */
export function addFaults(world: World, faults: readonly Fault[]): void {
  for (const [index, fault] of faults.entries()) {
    try {
      checkFault(fault, world);
    } catch (error) {
      throw new InputError(`Fault ${index + 1}: ${(error as Error).message}`);
    }
    world.faults.add(fault);
  }
}
