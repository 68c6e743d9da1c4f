import { randomBytes } from 'crypto';
import type { Credentials } from '@aws-sdk/client-sts';
import { CREDENTIAL_STORE, CredentialStore } from '../../core/CredentialStore';
import { uniqueId } from '../../core/identifiers';
import { CallContext, Principal } from '../../core/types';

/** Temporary credentials of a session, from now on for a number of seconds; they end at a full second, as AWS's. */
export function issueCredentials(
  context: CallContext,
  principal: Principal,
  durationSeconds: number,
): Credentials {
  const now = context.clock.now();
  const accessKeyId = uniqueId('ASIA', 20);
  const secretAccessKey = randomBytes(30).toString('base64');
  const sessionToken = randomBytes(264).toString('base64');
  const expiration = new Date(
    (Math.floor(now.getTime() / 1000) + durationSeconds) * 1000,
  );
  const store = context.globalStore(
    CREDENTIAL_STORE,
    () => new CredentialStore(),
  );
  store.prune(now);
  store.add({
    accessKeyId,
    secretAccessKey,
    sessionToken,
    expiration,
    principal,
  });
  return {
    AccessKeyId: accessKeyId,
    SecretAccessKey: secretAccessKey,
    SessionToken: sessionToken,
    Expiration: expiration,
  };
}
