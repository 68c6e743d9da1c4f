import { authorizationRoutes } from './authorizationRoutes';
import { callRoutes } from './callRoutes';
import { clockRoutes } from './clockRoutes';
import { ControlRoute } from './ControlRoute';
import { environmentRoutes } from './environmentRoutes';
import { faultRoutes } from './faultRoutes';
import { quotaRoutes } from './quotaRoutes';
import { snapshotRoutes } from './snapshotRoutes';
import { throttlingRoutes } from './throttlingRoutes';
import { worldRoutes } from './worldRoutes';

/** Everything that the control endpoint answers, by topic; where two match, the first one does. */
export const controlRoutes: readonly ControlRoute[] = [
  ...worldRoutes,
  ...environmentRoutes,
  ...clockRoutes,
  ...faultRoutes,
  ...callRoutes,
  ...authorizationRoutes,
  ...quotaRoutes,
  ...throttlingRoutes,
  ...snapshotRoutes,
];
