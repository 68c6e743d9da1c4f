import { NotFoundError } from '@backstage/errors';
import { checkFault, parseFault } from '../../core/faults';
import { jsonResponse } from '../jsonResponse';
import { ControlRoute } from './ControlRoute';

/** What is to go wrong. */
export const faultRoutes: readonly ControlRoute[] = [
  {
    method: 'GET',
    path: '/faults',
    summary: 'The faults that are switched on',
    handle: (_request, world) => jsonResponse({ faults: world.faults.list() }),
  },
  {
    method: 'POST',
    path: '/faults',
    summary: 'Switches a fault on; one of the same id goes',
    handle(request, world) {
      const fault = parseFault(request.jsonObject('A fault'));
      checkFault(fault, world);
      const id = world.faults.add(fault);
      return jsonResponse({ id, faults: world.faults.list() }, 201);
    },
  },
  {
    method: 'DELETE',
    path: '/faults',
    summary: 'Switches all faults off',
    handle(_request, world) {
      world.faults.clear();
      return jsonResponse({ faults: [] });
    },
  },
  {
    method: 'GET',
    path: '/faults/:id',
    summary: 'One fault, with how often it still strikes',
    handle({ params }, world) {
      const fault = world.faults.find(params.id);
      if (!fault) {
        throw new NotFoundError(`There is no fault '${params.id}'`);
      }
      return jsonResponse(fault);
    },
  },
  {
    method: 'DELETE',
    path: '/faults/:id',
    summary: 'Switches one fault off',
    handle({ params }, world) {
      if (!world.faults.remove(params.id)) {
        throw new NotFoundError(`There is no fault '${params.id}'`);
      }
      return jsonResponse({ faults: world.faults.list() });
    },
  },
];
