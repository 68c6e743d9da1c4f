import { screen } from '@testing-library/react';
import {
  createExtensionTester,
  mockApis,
  renderTestApp,
} from '@backstage/frontend-test-utils';
import { coreExtensionData } from '@backstage/frontend-plugin-api';
import {
  catalogApiMock,
  createTestEntityPage,
} from '@backstage/plugin-catalog-react/testUtils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import {
  componentEntity,
  environmentEntity,
  mockAnalyticsApi,
} from './__testUtils__';
import { analyticsApiRef } from './api';
import plugin from '.';
import { analyticsApi, environmentCard, fleetPage } from './plugin';
import { environmentNameFormField, targetFormField } from './wizard';

const apis = () =>
  [
    [analyticsApiRef, mockAnalyticsApi()],
    catalogApiMock(),
    mockApis.permission({ authorize: AuthorizeResult.ALLOW }),
  ] as const;

describe('the plugin on the new frontend system', () => {
  it('has the fleet page with a link to the template of the scaffolder', async () => {
    renderTestApp({
      features: [plugin, scaffolderPlugin],
      initialRouteEntries: ['/gco-analytics'],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      apis: [...apis()],
    });
    expect(
      await screen.findByRole('rowheader', { name: 'demand-models' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Create environment' }),
    ).toHaveAttribute(
      'href',
      '/create/templates/default/create-analytics-environment',
    );
  });

  it('has the fleet page in the navigation', () => {
    const tester = createExtensionTester(fleetPage);
    expect(tester.get(coreExtensionData.routePath)).toBe('/gco-analytics');
    expect(tester.get(coreExtensionData.title)).toBe('Analytics');
    expect(tester.get(coreExtensionData.icon)).toBeDefined();
    expect(tester.get(coreExtensionData.routeRef)).toBeDefined();
  });

  it.each([
    environmentEntity('demand-models'),
    componentEntity('demand-models'),
  ])(
    'has the card on the page of a $kind with the annotation',
    async entity => {
      renderTestApp({
        extensions: [
          createTestEntityPage({ entity }),
          environmentCard,
          analyticsApi,
        ],
        mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
        apis: [...apis()],
      });
      expect(
        await screen.findByRole('region', { name: 'demand-models' }),
      ).toBeInTheDocument();
    },
  );

  it('has no card on other pages', () => {
    const filter = createExtensionTester(environmentCard).get(
      EntityCardBlueprint.dataRefs.filterFunction,
    );
    expect(filter?.(componentEntity('demand-models'))).toBe(true);
    expect(filter?.(componentEntity())).toBe(false);
  });

  it('has the fields of the wizard', async () => {
    const { formFieldLoader } = FormFieldBlueprint.dataRefs;
    const name = createExtensionTester(environmentNameFormField);
    await expect(name.get(formFieldLoader)()).resolves.toMatchObject({
      name: 'GcoEnvironmentName',
    });
    const target = createExtensionTester(targetFormField);
    await expect(target.get(formFieldLoader)()).resolves.toMatchObject({
      name: 'GcoTarget',
    });
  });
});
