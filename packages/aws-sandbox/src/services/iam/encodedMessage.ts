import { createCipheriv, createDecipheriv, randomBytes } from 'crypto';
import { CallContext } from '../../core/types';

const STORE = 'encoded-authorization-messages';
const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

type Store = Pick<CallContext, 'globalStore'>;

/** Seals the details of a refusal, so that only `sts:DecodeAuthorizationMessage` can read them. */
export function encodeMessage(state: Store, details: object): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, keyOf(state), iv);
  const sealed = Buffer.concat([
    cipher.update(JSON.stringify(details)),
    cipher.final(),
  ]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** What {@link encodeMessage} sealed, as JSON; nothing for any other text. */
export function decodeMessage(state: Store, text: string): string | undefined {
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.length <= IV_BYTES + TAG_BYTES) {
    return undefined;
  }
  const decipher = createDecipheriv(
    CIPHER,
    keyOf(state),
    bytes.subarray(0, IV_BYTES),
  );
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  try {
    const opened = decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES));
    return Buffer.concat([opened, decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}

function keyOf(state: Store): Buffer {
  return state.globalStore(STORE, () => ({ key: randomBytes(32) })).key;
}
