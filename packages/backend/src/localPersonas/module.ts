import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  authProvidersExtensionPoint,
  createProxyAuthProviderFactory,
} from '@backstage/plugin-auth-node';
import { createPersonaAuthenticator } from './personaAuthenticator';
import { readPersonas } from './readPersonas';

/** Adds the auth provider `local-persona` when, and only when, the portal runs on the local AWS. */
export const localPersonasModule = createBackendModule({
  pluginId: 'auth',
  moduleId: 'local-personas',
  register(reg) {
    reg.registerInit({
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        providers: authProvidersExtensionPoint,
      },
      async init({ config, logger, providers }) {
        const personas = readPersonas(config);
        if (personas.length === 0) return;
        logger.warn(
          'The local AWS is configured: anyone who reaches this portal may sign in as a persona',
        );
        providers.registerProvider({
          providerId: 'local-persona',
          factory: createProxyAuthProviderFactory({
            authenticator: createPersonaAuthenticator(personas),
            signInResolver: async ({ result }, context) =>
              context.signInWithCatalogUser({
                entityRef: { name: result.persona },
              }),
          }),
        });
      },
    });
  },
});
