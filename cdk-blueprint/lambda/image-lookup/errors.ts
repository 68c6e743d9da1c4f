import { errorMessage } from '../shared/errorName';
import { NamedError } from '../shared/errors';
import type { KeptImage } from './Registry';

/** A repository's tags may say that it is to be kept, so it is not deleted unread. */
export class TagsUnreadable extends NamedError {
  constructor(repository: string, cause: unknown) {
    super(
      'TagsUnreadable',
      `The tags of repository '${repository}' cannot be read, refusing deletion: ${errorMessage(
        cause,
      )}`,
      { cause },
    );
  }
}

/** Images that the registry does not let go. */
export class ImagesLeft extends NamedError {
  constructor(repository: string, images: readonly KeptImage[]) {
    const named = images
      .slice(0, 5)
      .map(({ digest, reason }) => `${digest} (${reason})`);
    const more = images.length - named.length;
    super(
      'ImagesLeft',
      `${
        images.length
      } images of repository '${repository}' cannot be deleted: ${named.join(
        ', ',
      )}${more > 0 ? ` and ${more} more` : ''}`,
    );
  }
}
