import { createCipheriv, createDecipheriv, randomBytes } from 'crypto';
import { AwsError } from '../../core/AwsError';
import { EncryptionContext } from './keyConditions';
import { KmsKey, KmsState } from './KmsState';

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;

/** Encrypts under a key. The text carries the key's ARN, so that decryption finds the key. */
export function seal(
  state: KmsState,
  key: KmsKey,
  plaintext: Uint8Array,
  encryptionContext: EncryptionContext = {},
): Buffer {
  const arn = Buffer.from(key.arn);
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, materialOf(state, key), iv);
  cipher.setAAD(canonical(encryptionContext));
  const sealed = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  const head = Buffer.alloc(2);
  head.writeUInt16BE(arn.length);
  return Buffer.concat([head, arn, iv, cipher.getAuthTag(), sealed]);
}

/** ARN of the key that a text is encrypted under. */
export function keyArnOf(ciphertext: Uint8Array): string {
  const bytes = Buffer.from(ciphertext);
  const length = bytes.length > 2 ? bytes.readUInt16BE(0) : 0;
  const arn = bytes.subarray(2, 2 + length).toString('utf8');
  if (!/^arn:[\w-]+:kms:[\w-]+:\d{12}:key\/[\w-]+$/.test(arn)) {
    throw invalidCiphertext();
  }
  return arn;
}

/** Decrypts what {@link seal} encrypted; the encryption context must be the same. */
export function open(
  state: KmsState,
  key: KmsKey,
  ciphertext: Uint8Array,
  encryptionContext: EncryptionContext = {},
): Buffer {
  const bytes = Buffer.from(ciphertext);
  const start = 2 + Buffer.byteLength(key.arn);
  const iv = bytes.subarray(start, start + IV_BYTES);
  const tag = bytes.subarray(start + IV_BYTES, start + IV_BYTES + TAG_BYTES);
  try {
    const decipher = createDecipheriv(CIPHER, materialOf(state, key), iv);
    decipher.setAAD(canonical(encryptionContext));
    decipher.setAuthTag(tag);
    const opened = decipher.update(
      bytes.subarray(start + IV_BYTES + TAG_BYTES),
    );
    return Buffer.concat([opened, decipher.final()]);
  } catch {
    throw invalidCiphertext();
  }
}

function materialOf(state: KmsState, { keyId }: KmsKey): Buffer {
  let material = state.material.get(keyId);
  if (!material) {
    material = randomBytes(KEY_BYTES);
    state.material.set(keyId, material);
  }
  return material;
}

function canonical(encryptionContext: EncryptionContext): Buffer {
  return Buffer.from(JSON.stringify(Object.entries(encryptionContext).sort()));
}

function invalidCiphertext(): AwsError {
  return new AwsError(
    'InvalidCiphertextException',
    'The ciphertext is damaged, of another key, or has another encryption context',
  );
}
