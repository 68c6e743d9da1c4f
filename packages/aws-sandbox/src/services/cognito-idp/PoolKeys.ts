import { createHash, generateKeyPair, KeyObject } from 'crypto';
import { promisify } from 'util';
import { exportJWK, JWK } from 'jose';

/** A signing key with the id under which the pool publishes it. */
export interface PoolKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

async function createKey(): Promise<PoolKey> {
  const { privateKey, publicKey } = await promisify(generateKeyPair)('rsa', {
    modulusLength: 2048,
  });
  const der = publicKey.export({ type: 'spki', format: 'der' });
  const kid = createHash('sha256').update(der).digest('base64');
  return { kid, privateKey, publicKey };
}

/** A pool's keys: one for id tokens, one for access tokens. Made when first needed, because that takes a while. */
export class PoolKeys {
  #keys?: Promise<{ id: PoolKey; access: PoolKey }>;

  async forTokenUse(use: 'id' | 'access'): Promise<PoolKey> {
    return (await this.#all())[use];
  }

  async find(kid: string | undefined): Promise<PoolKey | undefined> {
    const { id, access } = await this.#all();
    return [id, access].find(key => key.kid === kid);
  }

  /** The public keys as `jwks.json` has them. */
  async toJwks(): Promise<{ keys: JWK[] }> {
    const { id, access } = await this.#all();
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

  #all(): Promise<{ id: PoolKey; access: PoolKey }> {
    this.#keys ??= Promise.all([createKey(), createKey()]).then(
      ([id, access]) => ({ id, access }),
    );
    return this.#keys;
  }
}
