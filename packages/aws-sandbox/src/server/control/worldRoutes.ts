import { NotFoundError } from '@backstage/errors';
import { FunctionRunner } from '../../services/lambda';
import { jsonResponse } from '../jsonResponse';
import { ControlRoute } from './ControlRoute';

/** Whether it runs, which accounts there are, what file systems hold. */
export const worldRoutes: readonly ControlRoute[] = [
  {
    method: 'GET',
    path: '/health',
    summary: 'Whether the sandbox runs',
    handle: () => jsonResponse({ status: 'ok' }),
  },
  {
    method: 'GET',
    path: '/accounts',
    summary: 'Accounts with names and regions',
    handle: (_request, world) =>
      jsonResponse({ accounts: [...world.accounts.values()] }),
  },
  {
    method: 'GET',
    path: '/file-systems',
    summary: 'Files of a file system that functions have mounted (?id=)',
    handle(request, world) {
      const id = request.query('id') ?? '';
      const entries = FunctionRunner.of(world).fileSystems.list(id);
      if (!entries) {
        throw new NotFoundError(`No function has mounted '${id}'`);
      }
      return jsonResponse({ fileSystemId: id, entries });
    },
  },
];
