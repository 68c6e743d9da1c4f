import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { ForkedEnvironmentRunner } from '@gco/analytics-blueprint';
import {
  DefaultAwsSessions,
  readAnalyticsConfig,
} from '@gco/plugin-gco-analytics-node';
import { DefaultAnalyticsAccess } from './access/AnalyticsAccess';
import { createDeployAction } from './actions/createDeployAction';

/**
 * Adds the actions that deploy analytics environments to the scaffolder.
 *
 * @public
 */
export const scaffolderModuleGcoAnalytics = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'gco-analytics',
  register({ registerInit }) {
    registerInit({
      deps: {
        actions: scaffolderActionsExtensionPoint,
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
      },
      async init({ actions, auth, config, discovery }) {
        const analytics = readAnalyticsConfig(config);
        const workingDirectory =
          config.getOptionalString('backend.workingDirectory') ?? tmpdir();
        actions.addActions(
          createDeployAction({
            access: new DefaultAnalyticsAccess({ auth, discovery }),
            runner: new ForkedEnvironmentRunner({
              workDirectory: join(workingDirectory, 'gco-analytics'),
            }),
            sessions: DefaultAwsSessions.fromConfig({ config, analytics }),
            projectName: analytics.projectName,
            pollIntervalMs: analytics.operations.pollIntervalMs,
          }),
        );
      },
    });
  },
});
