import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import {
  analyticsEnvironmentPermissions,
  fleetReadPermission,
  PLUGIN_ID,
} from '@gco/plugin-gco-analytics-common';
import {
  analyticsEnvironmentsExtensionPoint,
  defaultProfileName,
  EnvironmentImporter,
  readAnalyticsConfig,
  StudioProfileNameRule,
  studioProfileNamesExtensionPoint,
} from '@gco/plugin-gco-analytics-node';
import { createServices } from './createServices';
import { createRouter } from './http';
import {
  analyticsEnvironmentResourceRef,
  analyticsEnvironmentRules,
} from './permissions';
import { scheduleTasks } from './scheduleTasks';
import { DatabaseAnalyticsStore } from './store';

/**
 * The backend of GCO Analytics: environments, their status, Studio access and operations.
 *
 * @public
 */
export const gcoAnalyticsPlugin = createBackendPlugin({
  pluginId: PLUGIN_ID,
  register(env) {
    let profileNameRule: StudioProfileNameRule | undefined;
    env.registerExtensionPoint(studioProfileNamesExtensionPoint, {
      setProfileNameRule(rule) {
        if (profileNameRule) {
          throw new ConflictError('The profile name rule is set already');
        }
        profileNameRule = rule;
      },
    });

    const importers: EnvironmentImporter[] = [];
    env.registerExtensionPoint(analyticsEnvironmentsExtensionPoint, {
      addImporter(importer) {
        importers.push(importer);
      },
    });

    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        database: coreServices.database,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        rootConfig: coreServices.rootConfig,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
      },
      async init(deps) {
        const config = readAnalyticsConfig(deps.rootConfig);
        const store = await DatabaseAnalyticsStore.create(deps.database);

        deps.permissionsRegistry.addPermissions([fleetReadPermission]);
        deps.permissionsRegistry.addResourceType({
          resourceRef: analyticsEnvironmentResourceRef,
          permissions: analyticsEnvironmentPermissions,
          rules: Object.values(analyticsEnvironmentRules),
          getResources: async names => {
            const found = await store.environments.findMany(names);
            return names.map(name => found.find(one => one.name === name));
          },
        });

        const services = createServices({
          ...deps,
          config,
          store,
          importers,
          ruleset: deps.permissionsRegistry.getPermissionRuleset(
            analyticsEnvironmentResourceRef,
          ),
          profileNameRule:
            profileNameRule ??
            (({ userEntityRef }) => defaultProfileName(userEntityRef)),
        });
        deps.lifecycle.addShutdownHook(() => services.clients.stop());
        await scheduleTasks({
          scheduler: deps.scheduler,
          config,
          store,
          statusRefresher: services.statusRefresher,
          imports: importers.length > 0 ? services.imports : undefined,
        });
        deps.httpRouter.use(
          createRouter({
            ...services,
            httpAuth: deps.httpAuth,
            auditor: deps.auditor,
            config,
            store,
          }),
        );
      },
    });
  },
});
