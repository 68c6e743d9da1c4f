import { InputError } from '@backstage/errors';
import type { World } from '../World';
import { Fault } from './Fault';

/**
 * Refuses a fault that could never strike in this world because nothing bears the names that it names.
 *
 * @throws InputError that tells which name
 */
export function checkFault(
  { service, operation, accountId }: Fault,
  world: World,
): void {
  if (service !== '*') {
    const known = world.service(service);
    if (!known) {
      throw new InputError(
        `The local AWS has no service '${service}'; a fault names it as requests sign for it, e.g. 'elasticfilesystem'`,
      );
    }
    if (operation !== undefined && !known.operations[operation]) {
      throw new InputError(
        `The service '${service}' of the local AWS has no operation '${operation}'`,
      );
    }
  }
  if (accountId !== undefined && !world.accounts.has(accountId)) {
    throw new InputError(`The local AWS has no account '${accountId}'`);
  }
}
