import { randomBytes } from 'crypto';
import { CallContext, Clock, Principal } from '../core/types';

const STORE = 'studio';

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
  /** Who made the URL; what it may do is asked again for every request. */
  principal: Principal;
}

interface Entry {
  visit: StudioVisit;
  expiresAt: number;
}

/**
 * Tokens of presigned URLs and the browser sessions that they open; both end by the time of day of the sandbox's clock, and with a reset,
 * a restored snapshot or a restart of the sandbox.
 */
export class StudioSessions {
  readonly #clock: Clock;
  readonly #tokens = new Map<string, Entry & { sessionSeconds: number }>();
  readonly #sessions = new Map<string, Entry>();

  constructor(options: { clock: Clock }) {
    this.#clock = options.clock;
  }

  static of(context: Pick<CallContext, 'runtime' | 'clock'>): StudioSessions {
    const { clock } = context;
    return context.runtime(STORE, () => new StudioSessions({ clock }));
  }

  /** Makes the token of a presigned URL. */
  issueToken(
    visit: StudioVisit,
    options: { expiresInSeconds: number; sessionSeconds: number },
  ): string {
    this.#prune();
    const token = randomBytes(48).toString('base64url');
    this.#tokens.set(token, {
      visit,
      expiresAt: this.#now() + options.expiresInSeconds * 1000,
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
      entry.expiresAt <= this.#now()
    ) {
      return undefined;
    }
    const id = randomBytes(24).toString('base64url');
    this.#sessions.set(id, {
      visit: entry.visit,
      expiresAt: this.#now() + entry.sessionSeconds * 1000,
    });
    return { id, seconds: entry.sessionSeconds, visit: entry.visit };
  }

  find(id: string | undefined, domainId: string): StudioVisit | undefined {
    const entry = id === undefined ? undefined : this.#sessions.get(id);
    return entry &&
      entry.visit.domainId === domainId &&
      entry.expiresAt > this.#now()
      ? entry.visit
      : undefined;
  }

  #now(): number {
    return this.#clock.now().getTime();
  }

  #prune(): void {
    for (const entries of [this.#tokens, this.#sessions] as Array<
      Map<string, Entry>
    >) {
      for (const [id, entry] of entries) {
        if (entry.expiresAt <= this.#now()) {
          entries.delete(id);
        }
      }
    }
  }
}
