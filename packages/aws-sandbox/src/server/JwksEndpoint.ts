import { World } from '../core/World';
import { WireRequest, WireResponse } from '../protocols';
import { CognitoDirectory } from '../services/cognito-idp';
import { jsonResponse } from './jsonResponse';

const PATH =
  /^(?:\/[a-z0-9-]+)?\/([\w-]+_[0-9a-zA-Z]+)\/\.well-known\/jwks\.json$/;

/** The public keys of user pools, at `/<region>/<poolId>/.well-known/jwks.json` and, below Cognito's host, without the region. */
export class JwksEndpoint {
  readonly #world: World;

  constructor(options: { world: World }) {
    this.#world = options.world;
  }

  accepts(request: WireRequest): boolean {
    return PATH.test(request.path) && !request.headers.authorization;
  }

  async handle(request: WireRequest): Promise<WireResponse> {
    const [, poolId] = PATH.exec(request.path) ?? [];
    const directory = CognitoDirectory.of(this.#world);
    const pool = directory.pools.get(poolId);
    // A pool's keys are made when somebody first asks for them.
    this.#world.generation.noteChange();
    return pool
      ? jsonResponse(await pool.keys.toJwks())
      : jsonResponse(
          {
            code: 'ResourceNotFoundException',
            message: `User pool ${poolId} does not exist.`,
          },
          400,
        );
  }
}
