import { screen, waitFor, within, act } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Entity } from '@backstage/catalog-model';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import {
  AnalyticsApi,
  ENVIRONMENT_SIGNAL_CHANNEL,
} from '@gco/plugin-gco-analytics-common';
import {
  mockDegradedSnapshot,
  mockEnvironment,
  mockFailedOperation,
  mockHealthySnapshot,
  mockRunningOperation,
  mockStaleSnapshot,
} from '@gco/plugin-gco-analytics-common/testUtils';
import {
  componentEntity,
  environmentEntity,
  failing,
  mockAnalyticsApi,
  MockSignalApi,
  renderScreen,
} from '../__testUtils__';
import { EntityAnalyticsCard } from './EntityAnalyticsCard';

function renderCard(
  overrides: Partial<AnalyticsApi> = {},
  options: { entity?: Entity; entities?: Entity[] } = {},
) {
  const api = mockAnalyticsApi(overrides);
  const signals = new MockSignalApi();
  renderScreen(
    <EntityProvider
      entity={options.entity ?? environmentEntity('demand-models')}
    >
      <EntityAnalyticsCard />
    </EntityProvider>,
    { api, signals, entities: options.entities },
  );
  return { api, signals };
}

const card = () => screen.findByRole('region', { name: 'demand-models' });
const row = async (title: string) => {
  const cell = await screen.findByText(title);
  return cell.closest('li') as HTMLElement;
};

describe('EntityAnalyticsCard', () => {
  it('shows a healthy environment with its resources and their facts', async () => {
    renderCard({
      getStatus: async () => ({
        ...mockHealthySnapshot,
        observedAt: new Date(Date.now() - 12_000).toISOString(),
      }),
    });

    expect(await screen.findByText('Healthy')).toBeInTheDocument();
    const resources = within(
      screen.getByRole('list', { name: 'Resources' }),
    ).getAllByText('Ready');
    expect(resources).toHaveLength(5);
    const bucket = await row('Studio bucket');
    expect(bucket).toHaveTextContent('Encrypted with your KMS key');
    expect(bucket).toHaveTextContent('Public access blocked');
    expect(bucket).toHaveTextContent('Versioning on');
    expect(await card()).toHaveTextContent('444455556666 · eu-west-1');
    expect(screen.getByText(/^As of 1[2-4] s ago$/)).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'forecasting' })).toHaveAttribute(
      'href',
      '/catalog/default/group/forecasting',
    );
    expect(
      screen.getByRole('link', {
        name: 'Open Studio domain in the AWS console',
      }),
    ).toHaveAttribute('rel', 'noopener noreferrer');
  });

  it('shows the environment that a component points to', async () => {
    const { api } = renderCard(
      {},
      { entity: componentEntity('demand-models') },
    );
    expect(await screen.findByText('Healthy')).toBeInTheDocument();
    expect(api.getEnvironment).toHaveBeenCalledWith('demand-models');
  });

  it('shows nothing for an entity that points to none', async () => {
    const { api } = renderCard({}, { entity: componentEntity('  ') });
    await act(async () => {});
    expect(screen.queryByText('Analytics environment')).not.toBeInTheDocument();
    expect(api.getEnvironment).not.toHaveBeenCalled();
  });

  it('announces that it loads', async () => {
    renderCard({ getEnvironment: () => new Promise(() => {}) });
    expect(
      await screen.findByText('Loading the environment demand-models'),
    ).toBeInTheDocument();
  });

  it('marks what is broken and opens its reason on demand', async () => {
    renderCard({ getStatus: async () => mockDegradedSnapshot });

    expect(await screen.findByText('Needs attention')).toBeInTheDocument();
    const domain = await row('Studio domain');
    expect(within(domain).getByText('Failed')).toBeInTheDocument();
    expect(within(domain).getByText('Update_Failed')).toBeInTheDocument();
    expect(within(domain).getByText(/no free addresses/)).not.toBeVisible();

    await userEvent.click(
      within(domain).getByRole('button', { name: 'Why? Studio domain' }),
    );
    expect(within(domain).getByText(/no free addresses/)).toBeVisible();
    expect(
      within(domain).getByRole('link', { name: 'Open in the AWS console' }),
    ).toHaveAttribute('href', expect.stringContaining('console.aws'));
    expect(await row('Studio bucket')).toHaveTextContent(
      'Public access possible',
    );
    expect(await row('EMR Serverless application')).toHaveTextContent(
      'Stopped',
    );
  });

  it('never links to anything but the web', async () => {
    renderCard({
      getStatus: async () => ({
        ...mockHealthySnapshot,
        resources: [
          {
            ...mockHealthySnapshot.resources[0],
            consoleUrl: ['javascript', 'alert(1)'].join(':'),
          },
        ],
      }),
    });
    await row('Studio domain');
    expect(
      screen.queryByRole('link', { name: /AWS console/ }),
    ).not.toBeInTheDocument();
  });

  it('shows names as text, whatever is in them', async () => {
    renderCard({
      getStatus: async () => ({
        ...mockHealthySnapshot,
        resources: [
          {
            ...mockHealthySnapshot.resources[0],
            title: '<img src=x onerror=alert(1)>',
            facts: { note: '<b>{{count}}</b> & "quoted"' },
          },
        ],
      }),
    });
    expect(
      await screen.findByText('<img src=x onerror=alert(1)>'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('Note: <b>{{count}}</b> & "quoted"'),
    ).toBeInTheDocument();
  });

  it('counts what could not be read', async () => {
    renderCard({
      getStatus: async () => ({
        ...mockHealthySnapshot,
        health: 'unknown',
        resources: mockHealthySnapshot.resources.map((resource, index) =>
          index < 2
            ? { ...resource, health: 'unknown', reason: 'denied' }
            : resource,
        ),
      }),
    });
    expect(
      await screen.findByText('2 resources could not be read.'),
    ).toBeInTheDocument();
  });

  it('says since when and why the status is stale', async () => {
    renderCard({ getStatus: async () => mockStaleSnapshot });
    expect(
      await screen.findByText(/AWS could not be read since/),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/cannot be assumed: AccessDenied/),
    ).toBeInTheDocument();
    expect(screen.getByText('What you see here is older.')).toBeInTheDocument();
  });

  it('offers to ask AWS when nothing was read yet', async () => {
    let wasAsked = false;
    const { api } = renderCard({
      getStatus: async environment =>
        wasAsked
          ? mockHealthySnapshot
          : { environment, health: 'unknown', resources: [] },
      refreshStatus: async () => {
        wasAsked = true;
        return mockHealthySnapshot;
      },
    });
    expect(await screen.findByText('No status yet')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Ask AWS now' }));
    expect(await screen.findByText('Studio domain')).toBeInTheDocument();
    expect(api.refreshStatus).toHaveBeenCalledWith('demand-models');
  });

  it('shows how far a deployment is', async () => {
    renderCard({
      getEnvironment: async name => ({
        ...mockEnvironment,
        name,
        state: 'deploying',
        outputs: {},
        operation: {
          ...mockRunningOperation,
          progress: { completed: 17, total: 63 },
        },
      }),
      getStatus: async environment => ({
        environment,
        health: 'unknown',
        resources: [],
      }),
    });

    expect(await screen.findByText('17/63 resources')).toBeInTheDocument();
    const bar = screen.getByRole('progressbar', { name: 'Deploying' });
    expect(bar).toHaveAttribute('aria-valuenow', '17');
    expect(bar).toHaveAttribute('aria-valuemax', '63');
    expect(
      await screen.findByText('StudioDomain · CREATE_IN_PROGRESS'),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Show the log' })).toHaveAttribute(
      'href',
      `/create/tasks/${mockRunningOperation.taskId}`,
    );
    expect(
      await screen.findByText('Studio opens when the deployment is done.'),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: /Open Studio/ }),
    ).not.toBeInTheDocument();
  });

  it('shows a deployment whose size is not known yet', async () => {
    renderCard({
      getEnvironment: async name => ({
        ...mockEnvironment,
        name,
        state: 'deploying',
        operation: { ...mockRunningOperation, progress: { completed: 3 } },
      }),
    });
    expect(await screen.findByText('3 resources so far')).toBeInTheDocument();
    expect(screen.getByRole('progressbar')).not.toHaveAttribute(
      'aria-valuenow',
    );
  });

  it('says which resource failed, why and what to do', async () => {
    renderCard({
      getEnvironment: async name => ({
        ...mockEnvironment,
        name,
        state: 'failed',
        outputs: {},
        operation: mockFailedOperation,
      }),
      getStatus: async environment => ({
        environment,
        health: 'unknown',
        resources: [],
      }),
    });
    expect(await screen.findByText('Deployment failed')).toBeInTheDocument();
    expect(
      screen.getByText('StudioDomain (AWS::SageMaker::Domain)'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/Maximum number of Studio domains/),
    ).toBeInTheDocument();
    expect(screen.getByText(/retry the task/)).toBeInTheDocument();
    expect(screen.queryByText('No status yet')).not.toBeInTheDocument();
  });

  it('offers another try when the portal fails', async () => {
    let isUp = false;
    renderCard({
      getEnvironment: async name => {
        if (!isUp) return failing(500, 'Error', 'The database is away')();
        return { ...mockEnvironment, name };
      },
    });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('The environment could not be loaded');
    expect(alert).toHaveTextContent('The database is away');
    isUp = true;
    await userEvent.click(
      within(alert).getByRole('button', { name: 'Try again' }),
    );
    expect(await screen.findByText('Healthy')).toBeInTheDocument();
  });

  it('keeps what it knows when a later load fails', async () => {
    let isUp = true;
    const { signals } = renderCard({
      getStatus: async () => {
        if (!isUp) return failing(503, 'ServiceUnavailableError')();
        return mockHealthySnapshot;
      },
    });
    await screen.findByText('Healthy');
    isUp = false;
    act(() =>
      signals.send(ENVIRONMENT_SIGNAL_CHANNEL, {
        environment: 'demand-models',
      }),
    );
    expect(
      await screen.findByText('The portal does not answer'),
    ).toBeInTheDocument();
    expect(screen.getByText('Studio bucket')).toBeInTheDocument();
  });

  it('names the team to ask when the person may not see the environment', async () => {
    renderCard({ getEnvironment: failing(403, 'NotAllowedError') });
    expect(
      await screen.findByText('You may not see this environment'),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('link', { name: 'forecasting' }),
    ).toBeInTheDocument();
    expect(screen.getByText(/Ask a member of that team/)).toBeInTheDocument();
  });

  it("finds the environment's owner for a component of another team", async () => {
    renderCard(
      { getEnvironment: failing(403, 'NotAllowedError') },
      {
        entity: componentEntity('demand-models'),
        entities: [environmentEntity('demand-models')],
      },
    );
    expect(
      await screen.findByRole('link', { name: 'forecasting' }),
    ).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: 'web' })).not.toBeInTheDocument();
  });

  it('manages without an owner that the catalog does not know', async () => {
    renderCard(
      { getEnvironment: failing(403, 'NotAllowedError') },
      { entity: componentEntity('demand-models'), entities: [] },
    );
    expect(
      await screen.findByText('It belongs to another team.'),
    ).toBeInTheDocument();
  });

  it('says that there is no such environment', async () => {
    renderCard({ getEnvironment: failing(404, 'NotFoundError') });
    expect(
      await screen.findByText('There is no environment "demand-models"'),
    ).toBeInTheDocument();
    expect(screen.getByText(/gco.io\/environment/)).toBeInTheDocument();
  });

  it('says that AWS was asked too often', async () => {
    renderCard({ refreshStatus: failing(429, 'TooManyRequestsError') });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Ask AWS again' }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'AWS was asked a moment ago',
    );
  });

  it('loads again on a signal about its environment and no other', async () => {
    const { api, signals } = renderCard();
    await screen.findByText('Healthy');
    expect(api.getEnvironment).toHaveBeenCalledTimes(1);
    await act(async () =>
      signals.send(ENVIRONMENT_SIGNAL_CHANNEL, { environment: 'fraud-graph' }),
    );
    expect(api.getEnvironment).toHaveBeenCalledTimes(1);
    await act(async () =>
      signals.send(ENVIRONMENT_SIGNAL_CHANNEL, {
        environment: 'demand-models',
      }),
    );
    await waitFor(() => expect(api.getEnvironment).toHaveBeenCalledTimes(2));
  });
});
