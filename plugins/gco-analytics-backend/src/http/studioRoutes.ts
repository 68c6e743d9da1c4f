import { studioOpenPermission } from '@gco/plugin-gco-analytics-common';
import { audited } from './audited';
import { personRef, requirePerson } from './callers';
import { requireEnvironment } from './requireEnvironment';
import { AnalyticsRouter, RouterOptions } from './types';

/** Opening Studio. */
export function addStudioRoutes(
  router: AnalyticsRouter,
  options: RouterOptions,
): void {
  const { httpAuth, authorizer, store } = options;

  router.post('/environments/:name/studio-sessions', async (req, res) => {
    res.setHeader('Cache-Control', 'no-store');
    const { name } = req.params;
    const { landing } = req.body;
    const credentials = await requirePerson(httpAuth, req);
    const userEntityRef = personRef(credentials);
    const session = await audited(
      {
        auditor: options.auditor,
        eventId: 'studio-session',
        request: req,
        meta: { environment: name, landing: landing ?? 'home' },
      },
      async note => {
        const decision = await authorizer.decide(
          studioOpenPermission,
          credentials,
        );
        const environment = await requireEnvironment(store, name);
        decision.require(environment);
        await options.studioLimiter.take(`${name} ${userEntityRef}`);
        const opened = await options.studioAccess.open({
          environment,
          userEntityRef,
          landing,
        });
        const { status, profileName } = opened;
        note({
          outcome: status,
          profileName,
          accountId: environment.accountId,
          region: environment.region,
        });
        return opened;
      },
    );
    res.status(session.status === 'ready' ? 201 : 202).json(session);
  });
}
