import {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { AuthenticationError } from '@backstage/errors';
import { PLUGIN_ID } from '@gco/plugin-gco-analytics-common';

/** No call to the portal's own backend takes this long; a hanging one must not hold up the caller. */
const REQUEST_TIMEOUT_MS = 20_000;

/**
 * A `fetch` for `AnalyticsClient` in another backend plugin. Each request gets a token of its own: an operation runs
 * longer than a token lives.
 *
 * @param options - `credentials`: whom to call as, asked for each request
 * @returns calls fail with an `AuthenticationError` when no token can be had for these credentials
 *
 * @public
 */
export function createPluginFetchApi(options: {
  auth: AuthService;
  credentials: () => Promise<BackstageCredentials>;
}): { fetch: typeof fetch } {
  const { auth, credentials } = options;

  async function issueToken(): Promise<string> {
    try {
      const { token } = await auth.getPluginRequestToken({
        onBehalfOf: await credentials(),
        targetPluginId: PLUGIN_ID,
      });
      return token;
    } catch (error) {
      throw new AuthenticationError(
        'No token could be issued for the call to the analytics backend',
        error,
      );
    }
  }

  return {
    fetch: async (input, init) => {
      const headers = new Headers(init?.headers);
      headers.set('Authorization', `Bearer ${await issueToken()}`);
      return fetch(input, {
        ...init,
        headers,
        signal: init?.signal ?? AbortSignal.timeout(REQUEST_TIMEOUT_MS),
      });
    },
  };
}
