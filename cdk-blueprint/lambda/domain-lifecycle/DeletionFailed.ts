import { NamedError } from '../shared/errors';

/** AWS could not delete something and says why. */
export class DeletionFailed extends NamedError {
  constructor(what: string, reason: string) {
    super('DeletionFailed', `${what} could not be deleted: ${reason}`);
  }
}
