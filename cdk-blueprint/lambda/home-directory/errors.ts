import { NamedError } from '../shared/errors';

/** The POSIX id belongs to somebody else: the caller chooses another one. */
export class UidTaken extends NamedError {
  constructor(uid: number, owner: string) {
    super('UidTaken', `uid ${uid} belongs to the home directory of '${owner}'`);
  }
}

/** There is something at the path that cannot be somebody's home directory; a person has to look at it. */
export class HomeUnusable extends NamedError {
  constructor(path: string, what: string) {
    super(
      'HomeUnusable',
      `${path} cannot be used as a home directory: ${what}`,
    );
  }
}
