import { environmentRecords } from '../../fixtures';
import { jsonResponse } from '../jsonResponse';
import { ControlRoute } from './ControlRoute';

/** What there is from the start. */
export const environmentRoutes: readonly ControlRoute[] = [
  {
    method: 'GET',
    path: '/environments',
    summary:
      'Environments that were there at the start, with what a portal needs to know of them',
    async handle(request, world) {
      request.allowQuery();
      return jsonResponse({ environments: await environmentRecords(world) });
    },
  },
];
