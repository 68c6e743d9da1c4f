/** The name of an error as AWS sends it, such as `ResourceNotFound`; empty for anything that is no error. */
export const errorName = (error: unknown): string =>
  error instanceof Error ? error.name : '';

/** What an error says, for people. */
export const errorMessage = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
