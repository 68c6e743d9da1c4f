import { SignInProviderConfig } from '@backstage/core-components';
import { InputError } from '@backstage/errors';
import {
  atlassianAuthApiRef,
  bitbucketAuthApiRef,
  ConfigApi,
  githubAuthApiRef,
  gitlabAuthApiRef,
  googleAuthApiRef,
  microsoftAuthApiRef,
  oktaAuthApiRef,
  oneloginAuthApiRef,
  openshiftAuthApiRef,
} from '@backstage/frontend-plugin-api';

type OAuthProvider = Pick<SignInProviderConfig, 'title' | 'apiRef'>;

const OAUTH_PROVIDERS = new Map<string, OAuthProvider>([
  ['atlassian', { title: 'Atlassian', apiRef: atlassianAuthApiRef }],
  ['bitbucket', { title: 'Bitbucket', apiRef: bitbucketAuthApiRef }],
  ['github', { title: 'GitHub', apiRef: githubAuthApiRef }],
  ['gitlab', { title: 'GitLab', apiRef: gitlabAuthApiRef }],
  ['google', { title: 'Google', apiRef: googleAuthApiRef }],
  ['microsoft', { title: 'Microsoft', apiRef: microsoftAuthApiRef }],
  ['okta', { title: 'Okta', apiRef: oktaAuthApiRef }],
  ['onelogin', { title: 'OneLogin', apiRef: oneloginAuthApiRef }],
  ['openshift', { title: 'OpenShift', apiRef: openshiftAuthApiRef }],
]);

/** A way to sign in that the sign-in page can offer. */
export type SignInProvider = 'guest' | (OAuthProvider & { id: string });

/**
 * The ways to sign in that the portal is configured with.
 *
 * @throws InputError when one is not known
 */
export function readSignInProviders(config: ConfigApi): SignInProvider[] {
  const ids = config.getOptionalStringArray('app.signInProviders') ?? ['guest'];
  return ids.map(id => {
    if (id === 'guest') return id;
    const provider = OAUTH_PROVIDERS.get(id);
    if (!provider) {
      const known = ['guest', ...OAUTH_PROVIDERS.keys()].join(', ');
      throw new InputError(
        `There is no sign-in provider '${id}' for app.signInProviders; known are ${known}`,
      );
    }
    return { id, ...provider };
  });
}
