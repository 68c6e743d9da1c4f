import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { JsonObject } from '@backstage/types';
import { IdentityApi } from '@backstage/frontend-plugin-api';
import {
  mockApis,
  registerMswTestHooks,
  renderInTestApp,
} from '@backstage/frontend-test-utils';
import { PortalSignInPage } from './PortalSignInPage';

const REFRESH = 'http://example.com/api/auth/local-persona/refresh';
const personas = [
  { id: 'ana', title: 'Ana', description: 'Data scientist, team Forecasting' },
  { id: 'petra' },
];
const localAws = { url: 'http://localhost:4766', personas };

const session = (persona: string) => ({
  profile: { displayName: persona },
  backstageIdentity: {
    token: 'a.e30.c',
    identity: {
      type: 'user',
      userEntityRef: `user:default/${persona}`,
      ownershipEntityRefs: [],
    },
  },
});

function renderPage(config: JsonObject = { gcoAnalytics: { localAws } }) {
  const onSignInSuccess = jest.fn<void, [IdentityApi]>();
  const view = renderInTestApp(
    <PortalSignInPage onSignInSuccess={onSignInSuccess} />,
    {
      config: { app: { title: 'Portal' }, ...config },
      apis: [mockApis.discovery()],
    },
  );
  return { ...view, onSignInSuccess };
}

describe('PortalSignInPage', () => {
  const server = setupServer();
  registerMswTestHooks(server);
  beforeEach(() => {
    window.sessionStorage.clear();
    server.use(
      http.get(REFRESH, ({ request }) => {
        const persona = request.headers.get('x-local-persona');
        return persona === 'petra'
          ? HttpResponse.json(
              {
                error: { name: 'NotFoundError', message: 'No user petra' },
                response: { statusCode: 404 },
              },
              { status: 404 },
            )
          : HttpResponse.json(session(String(persona)));
      }),
    );
  });

  it('signs in as the persona that is picked, until signing out', async () => {
    const first = renderPage();
    await userEvent.click(
      await screen.findByRole('button', {
        name: /Ana.*Data scientist, team Forecasting/,
      }),
    );
    await waitFor(() => expect(first.onSignInSuccess).toHaveBeenCalledTimes(1));
    const [identity] = first.onSignInSuccess.mock.calls[0];
    await expect(identity.getBackstageIdentity()).resolves.toMatchObject({
      userEntityRef: 'user:default/ana',
    });
    await expect(identity.getCredentials()).resolves.toEqual({
      token: 'a.e30.c',
    });
    first.unmount();

    const again = renderPage();
    await waitFor(() => expect(again.onSignInSuccess).toHaveBeenCalledTimes(1));
    await again.onSignInSuccess.mock.calls[0][0].signOut();
    again.unmount();

    renderPage();
    expect(await screen.findByRole('button', { name: /Ana/ })).toBeVisible();
  });

  it('says why signing in failed and lets another one be chosen', async () => {
    const { onSignInSuccess } = renderPage();
    await userEvent.click(await screen.findByRole('button', { name: /petra/ }));
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Signing in as petra failed');
    expect(alert).toHaveTextContent('No user petra');
    await userEvent.click(
      screen.getByRole('button', { name: 'Choose someone else' }),
    );
    await userEvent.click(await screen.findByRole('button', { name: /Ana/ }));
    await waitFor(() => expect(onSignInSuccess).toHaveBeenCalledTimes(1));
  });

  it('forgets someone who is no longer among the personas', async () => {
    window.sessionStorage.setItem('portal.persona', 'mallory');
    renderPage();
    expect(await screen.findByRole('button', { name: /Ana/ })).toBeVisible();
  });

  it.each([{}, { gcoAnalytics: { localAws: { personas } } }])(
    'offers the usual sign-in without a local AWS (%j)',
    async config => {
      renderPage(config);
      expect(await screen.findByText('Guest')).toBeInTheDocument();
      expect(
        screen.queryByRole('button', { name: /Ana/ }),
      ).not.toBeInTheDocument();
    },
  );
});
