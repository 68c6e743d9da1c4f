import {
  BackendFeature,
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { tokenTypes } from '@backstage/plugin-auth-node';
import { exportJWK, generateKeyPair, JWK, KeyLike, SignJWT } from 'jose';

const ALGORITHM = 'ES256';
const KEY_ID = 'test-identity';

/**
 * Signs people in with tokens as the auth backend makes them, so that tests can use the real auth service: with tokens that
 * run out, and with the plugin that carries a person's request on.
 */
export class TestIdentity {
  static async create(): Promise<TestIdentity> {
    const { publicKey, privateKey } = await generateKeyPair(ALGORITHM);
    return new TestIdentity(
      { ...(await exportJWK(publicKey)), kid: KEY_ID, alg: ALGORITHM },
      privateKey,
    );
  }

  private constructor(
    private readonly publicKey: JWK,
    private readonly privateKey: KeyLike,
  ) {}

  /** The auth backend's part in the verification: its public key. */
  get plugin(): BackendFeature {
    const { publicKey } = this;
    return createBackendPlugin({
      pluginId: 'auth',
      register(env) {
        env.registerInit({
          deps: { httpRouter: coreServices.httpRouter },
          async init({ httpRouter }) {
            httpRouter.use((req, res, next) =>
              req.path === '/.well-known/jwks.json'
                ? res.json({ keys: [publicKey] })
                : next(),
            );
            httpRouter.addAuthPolicy({
              path: '/.well-known/jwks.json',
              allow: 'unauthenticated',
            });
          },
        });
      },
    });
  }

  /** Header of a request of a signed-in person. */
  async authorization(
    userEntityRef: string,
    options: { lifetimeSeconds?: number } = {},
  ): Promise<string> {
    return `Bearer ${await this.token(userEntityRef, options)}`;
  }

  async token(
    userEntityRef: string,
    options: { lifetimeSeconds?: number } = {},
  ): Promise<string> {
    const iat = Math.floor(Date.now() / 1_000);
    const claims = {
      sub: userEntityRef,
      iat,
      exp: iat + (options.lifetimeSeconds ?? 3_600),
    };
    const proof = await this.#sign(tokenTypes.limitedUser.typParam, claims);
    return this.#sign(tokenTypes.user.typParam, {
      ...claims,
      aud: tokenTypes.user.audClaim,
      // What lets a backend cut the token down to who the person is: the signature of exactly that.
      uip: proof.split('.')[2],
    });
  }

  #sign(typ: string, claims: Record<string, unknown>): Promise<string> {
    return new SignJWT(claims)
      .setProtectedHeader({ typ, alg: ALGORITHM, kid: KEY_ID })
      .sign(this.privateKey);
  }
}
