import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { analyticsEnvironmentsExtensionPoint } from '@gco/plugin-gco-analytics-node';
import { LocalEnvironments } from './LocalEnvironments';
import { readLocalAwsUrl } from './readLocalAwsUrl';

/** Takes up the environments that the local AWS has from its start when, and only when, the portal runs on the local AWS. */
export const localEnvironmentsModule = createBackendModule({
  pluginId: 'gco-analytics',
  moduleId: 'local-environments',
  register(reg) {
    reg.registerInit({
      deps: {
        config: coreServices.rootConfig,
        environments: analyticsEnvironmentsExtensionPoint,
      },
      async init({ config, environments }) {
        const url = readLocalAwsUrl(config);
        if (url) {
          environments.addImporter(new LocalEnvironments({ url }));
        }
      },
    });
  },
});
