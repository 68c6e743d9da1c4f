import { InvalidInput } from '../shared/errors';

/** Whose directory is wanted. */
export interface HomeDirectoryRequest {
  /** Name of the Studio user profile. */
  readonly profileName: string;

  /** POSIX id that a new directory will belong to. */
  readonly uid: number;
}

/** Ids that Studio lets a profile have. */
export const UIDS = { from: 10_000, to: 4_000_000 } as const;
export const GIDS = { from: 1001, to: 4_000_000 } as const;

// Studio's own rule for names of profiles.
const PROFILE_NAME = /^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$/;
const LONGEST_NAME = 63;

/** Reads an event; nothing of it is trusted. */
export function parseRequest(event: unknown): HomeDirectoryRequest {
  if (typeof event !== 'object' || event === null) {
    throw new InvalidInput('The event must be an object with profileName, uid');
  }
  const { profileName, uid } = event as Record<string, unknown>;
  if (
    typeof profileName !== 'string' ||
    profileName.length > LONGEST_NAME ||
    !PROFILE_NAME.test(profileName)
  ) {
    throw new InvalidInput(
      `profileName must be letters and digits with hyphens between them, at most ${LONGEST_NAME}; it is ${shown(
        profileName,
      )}`,
    );
  }
  if (!isWithin(uid, UIDS)) {
    throw new InvalidInput(
      `uid must be a whole number from ${UIDS.from} to ${
        UIDS.to
      }; it is ${shown(uid)}`,
    );
  }
  return { profileName, uid };
}

/** Whether a value is a whole number of a range, both ends included. */
export function isWithin(
  value: unknown,
  range: { readonly from: number; readonly to: number },
): value is number {
  return (
    Number.isInteger(value) &&
    (value as number) >= range.from &&
    (value as number) <= range.to
  );
}

function shown(value: unknown): string {
  return (JSON.stringify(value) ?? String(value)).slice(0, 100);
}
