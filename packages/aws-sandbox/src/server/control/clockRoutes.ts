import { InputError } from '@backstage/errors';
import { World } from '../../core/World';
import { WireResponse } from '../../protocols';
import { jsonResponse } from '../jsonResponse';
import { ControlRoute } from './ControlRoute';

/** Ten years; nothing of AWS waits longer. */
const MAX_ADVANCE_SECONDS = 10 * 366 * 86_400;

/** From a millionth (a day in a tenth of a second) to a thousandfold (time as good as standing still). */
const [MIN_SCALE, MAX_SCALE] = [1e-6, 1000];

/** The time, its pace, and how to move it. */
export const clockRoutes: readonly ControlRoute[] = [
  {
    method: 'GET',
    path: '/clock',
    summary:
      'The time of the local AWS, its scale, how many seconds it was advanced, how many wait',
    handle: (_request, world) => showClock(world),
  },
  {
    method: 'PUT',
    path: '/clock',
    summary: 'Sets { scale }: wall time per AWS time',
    handle(request, world) {
      const { scale, ...rest } = request.jsonObject();
      refuseOthers(rest, 'scale');
      if (!isBetween(scale, MIN_SCALE, MAX_SCALE)) {
        throw new InputError(
          `'scale' must be a number from ${MIN_SCALE} to ${MAX_SCALE}, not ${JSON.stringify(
            scale,
          )}`,
        );
      }
      world.clock.scale = scale;
      return showClock(world);
    },
  },
  {
    method: 'POST',
    path: '/clock/advance',
    summary:
      'Moves the time forward by { seconds } and answers when what became due has run',
    async handle(request, world) {
      const { seconds, ...rest } = request.jsonObject();
      refuseOthers(rest, 'seconds');
      if (!isBetween(seconds, 0, MAX_ADVANCE_SECONDS)) {
        throw new InputError(
          `'seconds' must be a number from 0 to ${MAX_ADVANCE_SECONDS}, not ${JSON.stringify(
            seconds,
          )}`,
        );
      }
      await world.clock.advance(seconds * 1000);
      return showClock(world);
    },
  },
];

function showClock({ clock }: World): WireResponse {
  return jsonResponse({
    now: clock.now().toISOString(),
    scale: clock.scale,
    advanced: clock.advanced / 1000,
    pending: clock.pending,
  });
}

function isBetween(value: unknown, min: number, max: number): value is number {
  return typeof value === 'number' && value >= min && value <= max;
}

function refuseOthers(rest: object, known: string): void {
  const [other] = Object.keys(rest);
  if (other !== undefined) {
    throw new InputError(`Unknown member '${other}'; known is '${known}'`);
  }
}
