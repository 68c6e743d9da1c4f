import { InputError, NotFoundError } from '@backstage/errors';
import { World } from '../../core/World';
import {
  allQuotas,
  findQuota,
  Quota,
  quotaStateOf,
  raiseQuota,
} from '../../services/servicequotas';
import { jsonResponse } from '../jsonResponse';
import { ControlRoute } from './ControlRoute';

/** Shows and sets what accounts may have, at once and without a request to AWS. */
export const quotaRoutes: readonly ControlRoute[] = [
  {
    method: 'GET',
    path: '/quotas',
    summary:
      'Quotas that are enforced, with the values of an account (?accountId=&region=)',
    handle(request, world) {
      const place = placeOf(world, {
        accountId: request.query('accountId'),
        region: request.query('region'),
      });
      const state = quotaStateOf(world);
      return jsonResponse({
        quotas: allQuotas().map(quota =>
          shown(quota, state.appliedValue(place, quota) ?? quota.value),
        ),
      });
    },
  },
  {
    method: 'PUT',
    path: '/quotas',
    summary:
      'Sets a quota: { accountId, region, serviceCode, quotaCode, value }',
    handle(request, world) {
      const { serviceCode, quotaCode, value, ...rest } =
        request.jsonObject('A quota');
      const place = placeOf(world, rest);
      const quota = findQuota(String(serviceCode), String(quotaCode));
      if (!quota) {
        throw new NotFoundError(
          `There is no quota '${quotaCode}' of service '${serviceCode}'`,
        );
      }
      if (typeof value !== 'number' || !(value >= 0)) {
        throw new InputError(
          `'value' must be a number from 0 on, not ${JSON.stringify(value)}`,
        );
      }
      raiseQuota(world, { ...place, quota, value });
      return jsonResponse({ quota: shown(quota, value) });
    },
  },
];

/** @throws when there is no such account, or the region is not switched on in it */
function placeOf(
  world: World,
  place: { accountId?: unknown; region?: unknown },
): { accountId: string; region: string } {
  const account = world.accounts.get(String(place.accountId));
  if (!account) {
    throw new NotFoundError(`There is no account '${place.accountId}'`);
  }
  const region = account.regions.find(name => name === place.region);
  if (region === undefined) {
    throw new NotFoundError(
      `Region '${place.region}' is not switched on in account ${account.accountId}`,
    );
  }
  return { accountId: account.accountId, region };
}

function shown(quota: Quota, value: number): object {
  const { serviceCode, quotaCode, quotaName, value: defaultValue } = quota;
  return { serviceCode, quotaCode, quotaName, value, default: defaultValue };
}
