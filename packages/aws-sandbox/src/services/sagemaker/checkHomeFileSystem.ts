import { validationException } from './errors';

const CHOICES = ['Enabled', 'Disabled'];

/** Refuses an unknown choice; the published model has none for this member. */
export function checkHomeFileSystem(choice: string | undefined): void {
  if (choice !== undefined && !CHOICES.includes(choice)) {
    throw validationException(
      `1 validation error detected: Value '${choice}' at 'homeEfsFileSystemCreation' failed to satisfy constraint: Member must satisfy enum value set: [${CHOICES.join(
        ', ',
      )}]`,
    );
  }
}
