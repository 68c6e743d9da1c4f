import { NamedError } from '../shared/errors';

/** Properties of {@link LoginRefusal}. */
export interface LoginRefusalOptions {
  /** HTTP status. */
  readonly statusCode: number;

  /** What clients tell apart, such as `ProfileBelongsToAnother`. */
  readonly code: string;

  /** What people read; holds nothing that the caller does not know. None: the code says it all. */
  readonly message?: string;

  /** Members of the answer beside `error` and `message`. */
  readonly details?: Readonly<Record<string, string>>;

  /** After how many seconds another try makes sense; none: trying again does not help. */
  readonly retryAfterSeconds?: number;

  readonly cause?: unknown;
}

/** A login that ends without a URL, with an answer that tells the caller why. */
export class LoginRefusal extends NamedError {
  readonly statusCode: number;
  readonly publicMessage?: string;
  readonly details: Readonly<Record<string, string>>;
  readonly retryAfterSeconds?: number;

  constructor(options: LoginRefusalOptions) {
    const { code, message, cause } = options;
    super(code, message ?? code, { cause });
    this.statusCode = options.statusCode;
    this.publicMessage = message;
    this.details = options.details ?? {};
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}
