import { AuthService } from '@backstage/backend-plugin-api';
import { PLUGIN_ID } from '@gco/plugin-gco-analytics-common';

/** A read of one page that takes longer will not end well; the next synchronisation tries again. */
const REQUEST_TIMEOUT_MS = 30_000;

/** A `fetch` that calls the environments' API as the catalog plugin. */
export function createCatalogFetchApi(options: { auth: AuthService }): {
  fetch: typeof fetch;
} {
  const { auth } = options;
  return {
    fetch: async (input, init) => {
      const { token } = await auth.getPluginRequestToken({
        onBehalfOf: await auth.getOwnServiceCredentials(),
        targetPluginId: PLUGIN_ID,
      });
      const headers = new Headers(init?.headers);
      headers.set('Authorization', `Bearer ${token}`);
      return fetch(input, {
        ...init,
        headers,
        signal: init?.signal ?? AbortSignal.timeout(REQUEST_TIMEOUT_MS),
      });
    },
  };
}
