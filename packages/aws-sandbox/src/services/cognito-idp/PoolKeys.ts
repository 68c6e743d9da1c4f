import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  KeyObject,
} from 'crypto';
import { promisify } from 'util';
import type { JWK } from 'jose';

/** A signing key with the id under which the pool publishes it. */
export interface PoolKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

/** A signing key as it is kept. */
interface StoredKey {
  readonly kid: string;
  /** PKCS #8 */
  readonly privateKey: Buffer;
}

async function createKey(): Promise<StoredKey> {
  const { privateKey, publicKey } = await promisify(generateKeyPair)('rsa', {
    modulusLength: 2048,
  });
  const der = publicKey.export({ type: 'spki', format: 'der' });
  return {
    kid: createHash('sha256').update(der).digest('base64'),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'der' }),
  };
}

function opened({ kid, privateKey: key }: StoredKey): PoolKey {
  const privateKey = createPrivateKey({ key, format: 'der', type: 'pkcs8' });
  return { kid, privateKey, publicKey: createPublicKey(privateKey) };
}

/** A pool's keys: one for id tokens, one for access tokens. Made when first needed, because that takes a while. */
export class PoolKeys {
  private keys?: { id: StoredKey; access: StoredKey };

  async forTokenUse(use: 'id' | 'access'): Promise<PoolKey> {
    return (await this.all())[use];
  }

  async find(kid: string | undefined): Promise<PoolKey | undefined> {
    const { id, access } = await this.all();
    return [id, access].find(key => key.kid === kid);
  }

  /** The public keys as `jwks.json` has them. */
  async toJwks(): Promise<{ keys: JWK[] }> {
    const { exportJWK } = require('jose') as typeof import('jose');
    const { id, access } = await this.all();
    const keys = await Promise.all(
      [id, access].map(async ({ kid, publicKey }) => ({
        alg: 'RS256',
        ...(await exportJWK(publicKey)),
        kid,
        use: 'sig',
      })),
    );
    return { keys };
  }

  private async all(): Promise<{ id: PoolKey; access: PoolKey }> {
    if (!this.keys) {
      const [id, access] = await Promise.all([createKey(), createKey()]);
      // Another call may have been quicker; what has been given out must stay.
      this.keys ??= { id, access };
    }
    return { id: opened(this.keys.id), access: opened(this.keys.access) };
  }
}
