import { InputError } from '@backstage/errors';
import { jsonResponse } from '../jsonResponse';
import { ControlRoute } from './ControlRoute';

/** Switches the rates at which AWS takes calls. */
export const throttlingRoutes: readonly ControlRoute[] = [
  {
    method: 'GET',
    path: '/throttling',
    summary: 'Whether calls are throttled, and by which factor of AWS’s rates',
    handle: (_request, world) =>
      jsonResponse({ factor: world.throttle.factor ?? null }),
  },
  {
    method: 'PUT',
    path: '/throttling',
    summary:
      'Throttles calls: { factor } of AWS’s rates, 1 for the same, null for none',
    handle(request, world) {
      const { factor } = request.jsonObject('The throttling');
      if (factor !== null && !(typeof factor === 'number' && factor > 0)) {
        throw new InputError(
          `'factor' must be a number above 0 or null, not ${JSON.stringify(
            factor,
          )}`,
        );
      }
      world.throttle.factor = factor ?? undefined;
      return jsonResponse({ factor });
    },
  },
];
