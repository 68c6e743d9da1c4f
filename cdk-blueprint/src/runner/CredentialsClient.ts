import type { AwsCredentialIdentity } from '@smithy/types';
import { ParentMessage } from './messages';
import { RunnerError } from './RunnerError';

/** Credentials are replaced so long before they expire. */
const RENEW_BEFORE_MS = 5 * 60_000;

/** Credentials without an expiry are asked for again after so long. */
const ASK_AGAIN_MS = 60_000;

type Answer = Exclude<ParentMessage, { type: 'deploy' }>;

/** The child's end of asking for credentials: they come by message when wanted and are kept in memory only. */
export class CredentialsClient {
  private readonly waiting = new Map<number, (answer: Answer) => void>();
  private lastId = 0;
  private current: Promise<AwsCredentialIdentity> | undefined;
  private goodUntil = 0;

  constructor(
    private readonly ask: (id: number) => void,
    private readonly now: () => number = Date.now,
  ) {}

  /** @throws RunnerError when the parent has none to give */
  fetch(): Promise<AwsCredentialIdentity> {
    if (!this.current || this.now() >= this.goodUntil) {
      this.goodUntil = Infinity;
      this.current = this.request().then(
        credentials => {
          this.goodUntil = credentials.expiration
            ? credentials.expiration.getTime() - RENEW_BEFORE_MS
            : this.now() + ASK_AGAIN_MS;
          return credentials;
        },
        error => {
          this.current = undefined;
          throw error;
        },
      );
    }
    return this.current;
  }

  receive(answer: Answer): void {
    this.waiting.get(answer.id)?.(answer);
    this.waiting.delete(answer.id);
  }

  private async request(): Promise<AwsCredentialIdentity> {
    this.lastId += 1;
    const id = this.lastId;
    const answer = await new Promise<Answer>(resolve => {
      this.waiting.set(id, resolve);
      this.ask(id);
    });
    if (answer.type === 'credentials-refused') {
      throw new RunnerError({
        code: 'NoCredentials',
        message: `There are no AWS credentials to deploy with: ${answer.message}`,
      });
    }
    const { expiration, ...credentials } = answer.credentials;
    return expiration
      ? { ...credentials, expiration: new Date(expiration) }
      : credentials;
  }
}
