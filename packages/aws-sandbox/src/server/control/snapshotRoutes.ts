import { InputError, NotImplementedError } from '@backstage/errors';
import { UnsettledError } from '../../core/UnsettledError';
import { World } from '../../core/World';
import { WorldSnapshots } from '../../core/WorldSnapshots';
import { WireResponse } from '../../protocols';
import { jsonResponse } from '../jsonResponse';
import { ControlRequest } from './ControlRequest';
import { ControlRoute } from './ControlRoute';

const MAX_LIMIT_SECONDS = 600;

/** Going back: to a snapshot, or to the start. */
export const snapshotRoutes: readonly ControlRoute[] = [
  {
    method: 'POST',
    path: '/settle',
    summary:
      'Advances the time until nothing is under way; 409 after { limitSeconds }, 30 by default',
    async handle(request, world) {
      const { limitMs } = optionsOf(request);
      return unlessUnsettled(async () => {
        await world.settle({ limitMs });
        return jsonResponse({ now: world.clock.now().toISOString() });
      });
    },
  },
  {
    method: 'GET',
    path: '/snapshots',
    summary: 'The snapshots, oldest first',
    handle: async (_request, world) =>
      jsonResponse({ snapshots: await snapshotsOf(world).list() }),
  },
  {
    method: 'POST',
    path: '/snapshots',
    summary:
      'Keeps the state as { name } once nothing is under way; 409 after { limitSeconds }',
    async handle(request, world) {
      const { name, limitMs } = optionsOf(request, 'name');
      if (typeof name !== 'string') {
        throw new InputError(
          `A snapshot needs a 'name', not ${JSON.stringify(name)}`,
        );
      }
      return unlessUnsettled(async () =>
        jsonResponse(await snapshotsOf(world).take(name, { limitMs }), 201),
      );
    },
  },
  {
    method: 'POST',
    path: '/snapshots/:name/restore',
    summary: 'Puts the state back; what is under way is cut off',
    async handle(request, world) {
      await snapshotsOf(world).restore(request.params.name);
      return jsonResponse({ restored: request.params.name });
    },
  },
  {
    method: 'DELETE',
    path: '/snapshots/:name',
    summary: 'Forgets a snapshot',
    async handle(request, world) {
      await snapshotsOf(world).remove(request.params.name);
      return jsonResponse({ removed: request.params.name });
    },
  },
  {
    method: 'POST',
    path: '/reset',
    summary: 'Puts the state back to that of a first start',
    async handle(_request, world) {
      await snapshotsOf(world).reset();
      return jsonResponse({ accounts: [...world.accounts.values()] });
    },
  },
];

function snapshotsOf(world: World): WorldSnapshots {
  if (!world.snapshots) {
    throw new NotImplementedError('This sandbox keeps no snapshots');
  }
  return world.snapshots;
}

/** The members of a body that may be left out, besides those named. */
function optionsOf(
  request: ControlRequest,
  ...names: string[]
): { limitMs?: number; name?: unknown } {
  const body = request.body.length ? request.jsonObject() : {};
  const known = [...names, 'limitSeconds'];
  for (const name of Object.keys(body)) {
    if (!known.includes(name)) {
      throw new InputError(
        `Unknown member '${name}'; known are ${known.join(', ')}`,
      );
    }
  }
  const { name, limitSeconds } = body;
  if (limitSeconds === undefined) {
    return { name };
  }
  if (
    typeof limitSeconds !== 'number' ||
    !(limitSeconds >= 0 && limitSeconds <= MAX_LIMIT_SECONDS)
  ) {
    throw new InputError(
      `'limitSeconds' must be a number from 0 to ${MAX_LIMIT_SECONDS}, not ${JSON.stringify(
        limitSeconds,
      )}`,
    );
  }
  return { name, limitMs: limitSeconds * 1000 };
}

async function unlessUnsettled(
  work: () => Promise<WireResponse>,
): Promise<WireResponse> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UnsettledError) {
      const { message, underWay } = error;
      return jsonResponse({ error: message, underWay }, 409);
    }
    throw error;
  }
}
