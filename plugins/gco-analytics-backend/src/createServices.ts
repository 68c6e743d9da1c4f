import {
  AuditorService,
  LoggerService,
  PermissionsService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import { EventsService } from '@backstage/plugin-events-node';
import { PermissionRuleset } from '@backstage/plugin-permission-node';
import { SignalsService } from '@backstage/plugin-signals-node';
import {
  AnalyticsConfig,
  DefaultAwsSessions,
  EnvironmentImporter,
  StudioProfileNameRule,
} from '@gco/plugin-gco-analytics-node';
import { ConfigAccountRegistry } from './accounts';
import { DefaultAwsClients } from './aws';
import { DefaultEnvironmentNotifier } from './environments';
import { EnvironmentImports } from './imports';
import { RateLimiter } from './limits';
import { DefaultOperationService } from './operations';
import { EnvironmentAuthorizer, EnvironmentResource } from './permissions';
import { AwsStatusReader, StatusRefresher } from './status';
import { AnalyticsStore, BucketRule, EnvironmentFilter } from './store';
import { DefaultStudioAccess, StudioProfiles } from './studio';

/** While a profile is made, a page asks every two seconds: that goes on, and a burst of clicks is no problem. */
const STUDIO_LIMIT: BucketRule = { capacity: 30, refillPerSecond: 0.5 };

const REFRESH_LIMIT: BucketRule = { capacity: 2, refillPerSecond: 0.2 };

export interface ServicesOptions {
  config: AnalyticsConfig;
  rootConfig: RootConfigService;
  store: AnalyticsStore;
  events: EventsService;
  signals: SignalsService;
  logger: LoggerService;
  permissions: PermissionsService;
  ruleset: PermissionRuleset<EnvironmentResource, EnvironmentFilter>;
  profileNameRule: StudioProfileNameRule;
  auditor: AuditorService;
  importers: readonly EnvironmentImporter[];
}

/** Puts the plugin's services together. */
export function createServices(options: ServicesOptions) {
  const { config, rootConfig, store, logger } = options;
  const accounts = new ConfigAccountRegistry(config);
  const clients = new DefaultAwsClients({
    sessions: DefaultAwsSessions.fromConfig({
      config: rootConfig,
      analytics: config,
    }),
    customEndpoint: Boolean(process.env.AWS_ENDPOINT_URL),
  });
  const notifier = new DefaultEnvironmentNotifier(options);
  const statusRefresher = new StatusRefresher({
    store,
    accounts,
    reader: new AwsStatusReader({ clients, linksToConsole: !config.localAws }),
    notifier,
    limiter: new RateLimiter({ store, name: 'refresh', rule: REFRESH_LIMIT }),
    logger,
  });
  const operations = new DefaultOperationService({
    store,
    notifier,
    leaseSeconds: config.operations.leaseSeconds,
    onSucceeded: environment => {
      statusRefresher.refresh(environment).catch(error => {
        logger.warn(
          `Status of environment '${environment}' was not refreshed after its operation`,
          error,
        );
      });
    },
  });
  const studioAccess = new DefaultStudioAccess({
    clients,
    profiles: new StudioProfiles({ store, rule: options.profileNameRule }),
    config: config.studio,
    logger,
  });
  return {
    accounts,
    authorizer: new EnvironmentAuthorizer(options),
    clients,
    imports: new EnvironmentImports({
      ...options,
      accounts,
      notifier,
      projectName: config.projectName,
    }),
    operations,
    statusRefresher,
    studioAccess,
    studioLimiter: new RateLimiter({
      store,
      name: 'studio',
      rule: STUDIO_LIMIT,
    }),
  };
}
