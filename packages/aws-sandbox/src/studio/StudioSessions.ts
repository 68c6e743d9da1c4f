import { randomBytes } from 'crypto';

/** What a presigned URL stands for. */
export interface StudioVisit {
  domainId: string;
  domainName: string;
  userProfileName: string;
  spaceName?: string;
  accountId: string;
  region: string;
  /** As asked for, e.g. `studio::` or `app:JupyterLab:`. */
  landingUri: string;
  /** ARN of the principal that made the URL. */
  principalArn: string;
  sessionName?: string;
  sourceIdentity?: string;
}

interface Entry {
  visit: StudioVisit;
  expiresAt: number;
}

/** Tokens of presigned URLs and the browser sessions that they open; both end in real time. */
export class StudioSessions {
  readonly #tokens = new Map<string, Entry & { sessionSeconds: number }>();
  readonly #sessions = new Map<string, Entry>();

  /** Makes the token of a presigned URL. */
  issueToken(
    visit: StudioVisit,
    options: { expiresInSeconds: number; sessionSeconds: number },
  ): string {
    this.#prune();
    const token = randomBytes(48).toString('base64url');
    this.#tokens.set(token, {
      visit,
      expiresAt: Date.now() + options.expiresInSeconds * 1000,
      sessionSeconds: options.sessionSeconds,
    });
    return token;
  }

  /**
   * Opens a session with the token of a URL. AWS does not document these URLs as single use, so a token works until it expires.
   *
   * @returns nothing when the token is unknown, of another domain, or has expired
   */
  open(
    token: string,
    domainId: string,
  ): { id: string; seconds: number; visit: StudioVisit } | undefined {
    const entry = this.#tokens.get(token);
    if (
      !entry ||
      entry.visit.domainId !== domainId ||
      entry.expiresAt <= Date.now()
    ) {
      return undefined;
    }
    const id = randomBytes(24).toString('base64url');
    this.#sessions.set(id, {
      visit: entry.visit,
      expiresAt: Date.now() + entry.sessionSeconds * 1000,
    });
    return { id, seconds: entry.sessionSeconds, visit: entry.visit };
  }

  find(id: string | undefined, domainId: string): StudioVisit | undefined {
    const entry = id === undefined ? undefined : this.#sessions.get(id);
    return entry &&
      entry.visit.domainId === domainId &&
      entry.expiresAt > Date.now()
      ? entry.visit
      : undefined;
  }

  #prune(): void {
    for (const entries of [this.#tokens, this.#sessions] as Array<
      Map<string, Entry>
    >) {
      for (const [id, entry] of entries) {
        if (entry.expiresAt <= Date.now()) {
          entries.delete(id);
        }
      }
    }
  }
}
