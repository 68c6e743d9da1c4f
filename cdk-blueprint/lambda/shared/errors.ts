/** An error whose class name is its `name`, which is what callers of a Lambda function get to see as its type. */
export class NamedError extends Error {
  constructor(name: string, message: string, options?: { cause?: unknown }) {
    super(message, options);
    // The names of classes do not survive the bundling.
    this.name = name;
  }
}

/** What was asked for cannot be, whoever asks and however often. */
export class InvalidInput extends NamedError {
  constructor(message: string) {
    super('InvalidInput', message);
  }
}
