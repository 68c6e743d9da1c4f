import { createFrontendModule } from '@backstage/frontend-plugin-api';
import {
  NavContentBlueprint,
  SignInPageBlueprint,
} from '@backstage/plugin-app-react';
import { PortalNav } from './nav';

const signInPage = SignInPageBlueprint.make({
  params: { loader: () => import('./signIn').then(m => m.PortalSignInPage) },
});

const navContent = NavContentBlueprint.make({
  params: { component: PortalNav },
});

/** What this portal has of its own: how people sign in, and the navigation. */
export const portalModule = createFrontendModule({
  pluginId: 'app',
  extensions: [signInPage, navContent],
});
