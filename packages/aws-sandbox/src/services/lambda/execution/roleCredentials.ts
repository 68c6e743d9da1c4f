import { randomBytes } from 'crypto';
import {
  Credential,
  CREDENTIAL_STORE,
  CredentialStore,
} from '../../../core/CredentialStore';
import { uniqueId } from '../../../core/identifiers';
import { CallContext } from '../../../core/types';

const LIFETIME_MS = 6 * 3_600_000;

/** Access keys of a role session that a service opened. */
export interface RoleCredentials extends Credential {
  readonly sessionToken: string;
  readonly expiration: Date;
  /** Makes them invalid. */
  revoke(): void;
}

/** Access keys for code that runs in the session of this context's principal. */
export function roleCredentials(context: CallContext): RoleCredentials {
  const store = context.globalStore(
    CREDENTIAL_STORE,
    () => new CredentialStore(),
  );
  const accessKeyId = uniqueId('ASIA', 20);
  const credentials = {
    accessKeyId,
    secretAccessKey: randomBytes(30).toString('base64'),
    sessionToken: randomBytes(264).toString('base64'),
    expiration: new Date(context.clock.now().getTime() + LIFETIME_MS),
    principal: context.principal,
  };
  store.add(credentials);
  return { ...credentials, revoke: () => store.remove(accessKeyId) };
}
