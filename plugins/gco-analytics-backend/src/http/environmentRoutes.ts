import {
  API_LIMITS,
  environmentCreatePermission,
  environmentReadPermission,
} from '@gco/plugin-gco-analytics-common';
import { audited } from './audited';
import { requireReader } from './callers';
import { decodeCursor, encodeCursor } from './environmentCursor';
import { presentEnvironment } from './presentEnvironment';
import { requireEnvironment } from './requireEnvironment';
import { AnalyticsRouter, RouterOptions } from './types';

/** Accounts, environments and their status. */
export function addEnvironmentRoutes(
  router: AnalyticsRouter,
  options: RouterOptions,
): void {
  const { httpAuth, authorizer, store, accounts } = options;

  router.get('/accounts', async (req, res) => {
    const credentials = await requireReader(httpAuth, req);
    await authorizer.decide(environmentCreatePermission, credentials);
    res.json({ items: accounts.list() });
  });

  router.get('/environments', async (req, res) => {
    const credentials = await requireReader(httpAuth, req);
    const { criteria } = await authorizer.decide(
      environmentReadPermission,
      credentials,
    );
    const { cursor, limit = API_LIMITS.defaultPageSize, ...query } = req.query;
    const found = await store.environments.list({
      ...query,
      owner: query.owner?.map(ref => ref.toLocaleLowerCase('en-US')),
      criteria,
      after: cursor === undefined ? undefined : decodeCursor(cursor),
      // One more tells whether there is a next page.
      limit: limit + 1,
    });
    const items = found.slice(0, limit);
    const hasMore = found.length > limit;
    res.json({
      items,
      ...(hasMore && { nextCursor: encodeCursor(items[limit - 1].name) }),
    });
  });

  router.get('/environments/:name', async (req, res) => {
    const credentials = await requireReader(httpAuth, req);
    const decision = await authorizer.decide(
      environmentReadPermission,
      credentials,
    );
    const environment = await requireEnvironment(store, req.params.name);
    decision.require(environment);
    const [latest] = await store.operations.list(environment.name, {
      limit: 1,
    });
    res.json(presentEnvironment(environment, latest));
  });

  router.get('/environments/:name/status', async (req, res) => {
    const credentials = await requireReader(httpAuth, req);
    const decision = await authorizer.decide(
      environmentReadPermission,
      credentials,
    );
    const environment = await requireEnvironment(store, req.params.name);
    decision.require(environment);
    res.json(await store.snapshots.find(environment.name));
  });

  router.post('/environments/:name/refresh', async (req, res) => {
    const { name } = req.params;
    const credentials = await requireReader(httpAuth, req);
    const snapshot = await audited(
      {
        auditor: options.auditor,
        eventId: 'status-refresh',
        request: req,
        meta: { environment: name },
      },
      async () => {
        const decision = await authorizer.decide(
          environmentReadPermission,
          credentials,
        );
        decision.require(await requireEnvironment(store, name));
        return options.statusRefresher.refreshOnDemand(name);
      },
    );
    res.json(snapshot);
  });
}
