/** An error as AWS answers it: the code that the SDK shows as `err.name`, an HTTP status, a message. */
export class AwsError extends Error {
  constructor(
    /** Error code such as `ValidationException`, `AccessDenied`, `ResourceNotFound`. */
    readonly code: string,
    message: string,
    /** HTTP status; 400 where AWS documents nothing else. */
    readonly status: number = 400,
  ) {
    super(message);
    this.name = code;
  }
}
