import { InputError } from '@backstage/errors';
import { COUNTED_BY, CountedBy } from '../../core/CallCounts';
import { CallFilter } from '../../core/CallFilter';
import { jsonResponse } from '../jsonResponse';
import { ControlRequest } from './ControlRequest';
import { ControlRoute } from './ControlRoute';

const FILTERS = [
  'since',
  'service',
  'operation',
  'account',
  'region',
  'principal',
  'status',
  'origin',
] as const;

/** The calls answered so far: who, where, what, outcome. */
export const callRoutes: readonly ControlRoute[] = [
  {
    method: 'GET',
    path: '/calls',
    summary: `The latest calls, oldest first (?${FILTERS.join('=&')}=&limit=)`,
    handle(request, { calls }) {
      request.allowQuery(...FILTERS, 'limit');
      return jsonResponse({
        latest: calls.latest,
        calls: calls.list({
          ...filterOf(request),
          limit: request.queryNumber('limit', 1),
        }),
      });
    },
  },
  {
    method: 'DELETE',
    path: '/calls',
    summary: 'Forgets calls, counts and markers; sequence numbers go on',
    handle(_request, { calls }) {
      calls.clear();
      return jsonResponse({ latest: calls.latest, calls: [] });
    },
  },
  {
    method: 'GET',
    path: '/calls/counts',
    summary: `How many calls there were, ?by= some of ${COUNTED_BY.join(
      ',',
    )} (and the filters of /calls)`,
    handle(request, { calls }) {
      request.allowQuery(...FILTERS, 'by');
      const counts = calls.count(propertiesOf(request), filterOf(request));
      return jsonResponse({
        total: counts.reduce((sum, { count }) => sum + count, 0),
        counts,
      });
    },
  },
  {
    method: 'GET',
    path: '/calls/markers',
    summary: 'The points that calls can be listed and counted from',
    handle: (_request, { calls }) => jsonResponse({ markers: calls.markers() }),
  },
  {
    method: 'POST',
    path: '/calls/markers',
    summary: 'Sets such a point: { name }, to be given as ?since=',
    handle(request, { calls }) {
      const { name, ...rest } = request.jsonObject('A marker');
      if (Object.keys(rest).length > 0) {
        throw new InputError(
          `Unknown member '${Object.keys(rest)[0]}' of a marker; known is name`,
        );
      }
      if (typeof name !== 'string' || !/^[a-z][\w.-]{0,63}$/i.test(name)) {
        throw new InputError(
          `The name of a marker is a letter and up to 63 letters, digits, _ . or -, not ${JSON.stringify(
            name,
          )}`,
        );
      }
      return jsonResponse(calls.mark(name), 201);
    },
  },
];

function filterOf(request: ControlRequest): CallFilter {
  const filter = Object.fromEntries(
    FILTERS.map(name => [name, request.query(name)]),
  ) as CallFilter;
  const { status, origin } = filter;
  if (status !== undefined && !/^(0|[2-5](\d\d|xx))$/.test(status)) {
    throw new InputError(
      `Query parameter 'status' must be a status such as 400 or 4xx, not '${status}'`,
    );
  }
  if (origin !== undefined && origin !== 'client' && origin !== 'service') {
    throw new InputError(
      `Query parameter 'origin' must be client or service, not '${origin}'`,
    );
  }
  return filter;
}

function propertiesOf(request: ControlRequest): CountedBy[] {
  const names = (request.query('by') ?? 'service,operation').split(',');
  const unknown = names.find(name => !COUNTED_BY.includes(name as CountedBy));
  if (unknown !== undefined) {
    throw new InputError(
      `Calls are counted by ${COUNTED_BY.join(', ')}, not by '${unknown}'`,
    );
  }
  return names as CountedBy[];
}
