import { jsonResponse } from '../jsonResponse';
import { ControlRoute } from './ControlRoute';

/** Who asked for which action on what, and was allowed or refused it. */
export const authorizationRoutes: readonly ControlRoute[] = [
  {
    method: 'GET',
    path: '/authorizations',
    summary:
      'Actions that principals were allowed or refused, with counts and resources (?principal=)',
    handle(request, world) {
      request.allowQuery('principal');
      return jsonResponse({
        authorizations: world.authorizations.list(request.query('principal')),
      });
    },
  },
  {
    method: 'DELETE',
    path: '/authorizations',
    summary: 'Forgets which actions were asked for',
    handle(_request, world) {
      world.authorizations.clear();
      return jsonResponse({ authorizations: [] });
    },
  },
];
