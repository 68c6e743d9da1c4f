import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { AnalyticsApi } from '@gco/plugin-gco-analytics-common';
import {
  mockEnvironment,
  mockEnvironmentSummaries,
} from '@gco/plugin-gco-analytics-common/testUtils';
import { failing, mockAnalyticsApi, renderScreen } from '../__testUtils__';
import { FleetPage } from './FleetPage';

function renderFleet(
  overrides: Partial<AnalyticsApi> = {},
  props: { templateRef?: string } = {},
) {
  const api = mockAnalyticsApi(overrides);
  renderScreen(<FleetPage {...props} />, { api });
  return api;
}

const rowOf = async (name: string) => {
  const cell = await screen.findByRole('rowheader', { name });
  return within(cell.closest('tr') as HTMLElement);
};

describe('FleetPage', () => {
  it('lists the environments with what matters about each', async () => {
    renderFleet({
      listEnvironments: async () => ({
        items: mockEnvironmentSummaries.map(item => ({
          ...item,
          createdAt: new Date(Date.now() - 3 * 86_400_000 - 5000).toISOString(),
        })),
      }),
    });
    const row = await rowOf('fraud-graph');
    expect(row.getByRole('link', { name: 'fraud-graph' })).toHaveAttribute(
      'href',
      '/catalog/default/resource/fraud-graph',
    );
    expect(row.getByRole('link', { name: 'fraud' })).toBeInTheDocument();
    expect(await row.findByText('Analytics sandbox')).toBeInTheDocument();
    expect(row.getByText('444455556666')).toBeInTheDocument();
    expect(row.getByText('eu-west-1')).toBeInTheDocument();
    expect(row.getByText('Active')).toBeInTheDocument();
    expect(row.getByText('Needs attention')).toBeInTheDocument();
    expect(row.getByText('0.1.0')).toBeInTheDocument();
    expect(row.getByText('3 d')).toBeInTheDocument();
    expect((await rowOf('price-tests')).getByText('Deploying')).toBeVisible();
  });

  it('shows account ids when the names cannot be loaded', async () => {
    renderFleet({ listAccounts: failing(403, 'NotAllowedError') });
    expect(
      (await rowOf('demand-models')).getByText('444455556666'),
    ).toBeVisible();
  });

  it('pages through the fleet with the cursor of the server', async () => {
    const page = (prefix: string, nextCursor?: string) => ({
      items: [{ ...mockEnvironment, name: `${prefix}-env` }],
      nextCursor,
    });
    const api = renderFleet({
      listEnvironments: async query =>
        query?.cursor === 'c2' ? page('second') : page('first', 'c2'),
    });
    await rowOf('first-env');
    await userEvent.click(screen.getByRole('button', { name: /next/i }));
    await rowOf('second-env');
    expect(screen.queryByText('first-env')).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: /previous/i }));
    await rowOf('first-env');
    expect(api.listEnvironments).toHaveBeenCalledTimes(2);
  });

  it('searches on the server', async () => {
    const api = renderFleet({
      listEnvironments: async query => ({
        items: mockEnvironmentSummaries.filter(({ name }) =>
          name.includes(query?.search ?? ''),
        ),
      }),
    });
    await rowOf('demand-models');
    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Find by name' }),
      ' risk ',
    );
    await waitFor(() =>
      expect(screen.queryByText('demand-models')).not.toBeInTheDocument(),
    );
    await rowOf('risk-scoring');
    expect(api.listEnvironments).toHaveBeenLastCalledWith(
      expect.objectContaining({ search: 'risk', cursor: undefined }),
    );
  });

  it('filters by state on the server, and clears the filter', async () => {
    const api = renderFleet({
      listEnvironments: async query => ({
        items: query?.state ? [] : mockEnvironmentSummaries,
      }),
    });
    await rowOf('demand-models');
    await userEvent.click(screen.getByRole('button', { name: /Any state/ }));
    await userEvent.click(screen.getByRole('option', { name: 'Retired' }));
    expect(
      await screen.findByText('No environment matches'),
    ).toBeInTheDocument();
    expect(api.listEnvironments).toHaveBeenLastCalledWith(
      expect.objectContaining({ state: ['retired'] }),
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear filters' }),
    );
    await rowOf('demand-models');
  });

  it('leads to the template when there is nothing yet', async () => {
    renderFleet({ listEnvironments: async () => ({ items: [] }) });
    expect(await screen.findByText('No environments yet')).toBeInTheDocument();
    const links = screen.getAllByRole('link', { name: 'Create environment' });
    expect(links).toHaveLength(2);
    expect(links[0]).toHaveAttribute(
      'href',
      '/create/templates/default/create-analytics-environment',
    );
  });

  it("leads to the portal's own template", async () => {
    renderFleet({}, { templateRef: 'template:data/our-lab' });
    expect(
      await screen.findByRole('link', { name: 'Create environment' }),
    ).toHaveAttribute('href', '/create/templates/data/our-lab');
  });

  it('offers another try when loading fails', async () => {
    let isUp = false;
    renderFleet({
      listEnvironments: async () =>
        isUp
          ? { items: mockEnvironmentSummaries }
          : failing(503, 'ServiceUnavailableError', 'The database is away')(),
    });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('The environments could not be loaded');
    expect(alert).toHaveTextContent('The database is away');
    isUp = true;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await rowOf('demand-models');
  });

  it('tells those who may not see any', async () => {
    renderFleet({ listEnvironments: failing(403, 'NotAllowedError') });
    expect(
      await screen.findByText('You may not see environments'),
    ).toBeInTheDocument();
    expect(screen.queryByRole('searchbox')).not.toBeInTheDocument();
  });
});
