/** An error inside an execution, with the name by which `Retry` and `Catch` know it. */
export class StateError extends Error {
  constructor(readonly error: string, readonly reason: string) {
    super(`${error}: ${reason}`);
    this.name = error;
  }

  /** Whether a list of names covers the error. */
  matches(names: readonly string[]): boolean {
    return (
      names.includes(this.error) ||
      // What the language itself fails at is beyond what a catch-all covers.
      (names.includes('States.ALL') && this.error !== 'States.Runtime') ||
      (names.includes('States.TaskFailed') &&
        !['States.Timeout', 'States.Runtime'].includes(this.error))
    );
  }
}
