import { AuditorService, HttpAuthService } from '@backstage/backend-plugin-api';
import { createValidatedOpenApiRouter } from '@backstage/backend-openapi-utils';
import { openapi } from '@gco/plugin-gco-analytics-common';
import { AnalyticsConfig } from '@gco/plugin-gco-analytics-node';
import { AccountRegistry } from '../accounts';
import { RateLimiter } from '../limits';
import { OperationService } from '../operations';
import { EnvironmentAuthorizer } from '../permissions';
import { StatusRefresher } from '../status';
import { AnalyticsStore } from '../store';
import { StudioAccess } from '../studio';

/** A router that knows the API's contract. */
export type AnalyticsRouter = ReturnType<
  typeof createValidatedOpenApiRouter<typeof openapi>
>;

/** What the handlers call. */
export interface RouterOptions {
  httpAuth: HttpAuthService;
  auditor: AuditorService;
  config: AnalyticsConfig;
  authorizer: EnvironmentAuthorizer;
  store: AnalyticsStore;
  accounts: AccountRegistry;
  operations: OperationService;
  statusRefresher: StatusRefresher;
  studioAccess: StudioAccess;
  /** Of Studio sessions, for each person and environment. */
  studioLimiter: RateLimiter;
}
