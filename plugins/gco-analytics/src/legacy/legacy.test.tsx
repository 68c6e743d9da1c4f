import { render, screen } from '@testing-library/react';
import { Route } from 'react-router-dom';
import { createApp } from '@backstage/app-defaults';
import { AppRouter, FlatRoutes } from '@backstage/core-app-api';
import { createApiFactory, getComponentData } from '@backstage/core-plugin-api';
import { catalogPlugin, CatalogEntityPage } from '@backstage/plugin-catalog';
import { catalogApiRef, EntityProvider } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { mockApis } from '@backstage/frontend-test-utils';
import { environmentEntity, mockAnalyticsApi } from '../__testUtils__';
import {
  analyticsApiRef,
  AnalyticsFleetPage,
  EntityAnalyticsCard,
  EnvironmentNameFieldExtension,
  gcoAnalyticsPlugin,
  LocalAwsBanner,
  TargetFieldExtension,
} from '..';

function renderLegacyApp(path: string) {
  window.history.pushState({}, '', path);
  const app = createApp({
    plugins: [gcoAnalyticsPlugin, catalogPlugin],
    apis: [
      createApiFactory(analyticsApiRef, mockAnalyticsApi()),
      createApiFactory(catalogApiRef, catalogApiMock()),
      createApiFactory(
        permissionApiRef,
        mockApis.permission({ authorize: AuthorizeResult.ALLOW }),
      ),
    ],
    configLoader: async () => [
      {
        context: 'test',
        data: {
          app: { title: 'Portal', baseUrl: 'http://localhost' },
          backend: { baseUrl: 'http://localhost:7007' },
          gcoAnalytics: { localAws: { url: 'http://localhost:4766' } },
        },
      },
    ],
  });
  const Root = app.createRoot(
    <AppRouter>
      <LocalAwsBanner />
      <FlatRoutes>
        <Route path="/analytics" element={<AnalyticsFleetPage />} />
        <Route
          path="/card"
          element={
            <EntityProvider entity={environmentEntity('demand-models')}>
              <EntityAnalyticsCard />
            </EntityProvider>
          }
        />
        <Route
          path="/catalog/:namespace/:kind/:name"
          element={<CatalogEntityPage />}
        />
      </FlatRoutes>
    </AppRouter>,
  );
  render(<Root />);
}

describe('the plugin on the old frontend system', () => {
  it('has the fleet page', async () => {
    renderLegacyApp('/analytics');
    expect(
      await screen.findByRole('rowheader', { name: 'demand-models' }),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'demand-models' })).toHaveAttribute(
      'href',
      '/catalog/default/resource/demand-models',
    );
    // This app has no scaffolder to lead to.
    expect(
      screen.queryByRole('link', { name: 'Create environment' }),
    ).not.toBeInTheDocument();
    expect(
      await screen.findByText('Local AWS: nothing here is real or billed'),
    ).toBeInTheDocument();
  });

  it('has the card with Open Studio', async () => {
    renderLegacyApp('/card');
    expect(
      await screen.findByRole('region', { name: 'demand-models' }),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('button', { name: 'Open Studio' }),
    ).toBeEnabled();
    expect(await screen.findByText('Healthy')).toBeInTheDocument();
  });

  it.each([
    [EnvironmentNameFieldExtension, 'GcoEnvironmentName'],
    [TargetFieldExtension, 'GcoTarget'],
  ])('has the wizard field %#', (Field, name) => {
    expect(
      getComponentData(<Field />, 'scaffolder.extensions.field.v1'),
    ).toMatchObject({
      name,
      component: expect.any(Function),
      validation: expect.any(Function),
    });
  });
});
