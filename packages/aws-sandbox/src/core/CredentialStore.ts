import { Principal } from './types';

/** What stands behind one access key. */
export interface Credential {
  accessKeyId: string;
  secretAccessKey: string;
  /** Only for temporary credentials. */
  sessionToken?: string;
  /** Only for temporary credentials. */
  expiration?: Date;
  principal: Principal;
}

/** Name of the sandbox-wide state that holds the access keys. */
export const CREDENTIAL_STORE = 'credentials';

/** All access keys of the sandbox; the ids are unique over all accounts, as in AWS. */
export class CredentialStore {
  private readonly credentials = new Map<string, Credential>();

  add(credential: Credential): void {
    this.credentials.set(credential.accessKeyId, credential);
  }

  find(accessKeyId: string): Credential | undefined {
    return this.credentials.get(accessKeyId);
  }

  remove(accessKeyId: string): void {
    this.credentials.delete(accessKeyId);
  }

  /** Forgets sessions that ended more than a day ago; until then a caller is told that they expired. */
  prune(now: Date): void {
    const horizon = now.getTime() - 24 * 3_600_000;
    for (const [id, credential] of this.credentials) {
      if (credential.expiration && credential.expiration.getTime() < horizon) {
        this.credentials.delete(id);
      }
    }
  }
}
