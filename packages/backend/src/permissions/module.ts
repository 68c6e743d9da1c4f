import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { AnalyticsPolicy } from './AnalyticsPolicy';

export const analyticsPolicyModule = createBackendModule({
  pluginId: 'permission',
  moduleId: 'analytics-policy',
  register(reg) {
    reg.registerInit({
      deps: { config: coreServices.rootConfig, policy: policyExtensionPoint },
      async init({ config, policy }) {
        policy.setPolicy(
          new AnalyticsPolicy(
            config.getOptionalStringArray('permission.platformEngineers') ?? [],
          ),
        );
      },
    });
  },
});
