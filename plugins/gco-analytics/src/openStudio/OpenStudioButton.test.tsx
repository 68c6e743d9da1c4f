import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { StudioSession } from '@gco/plugin-gco-analytics-common';
import { mockEnvironment } from '@gco/plugin-gco-analytics-common/testUtils';
import {
  failing,
  mockAnalyticsApi,
  mockWindowOpen,
  renderScreen,
} from '../__testUtils__';
import { OpenStudioButton } from './OpenStudioButton';

const URL = 'https://d-1.studio.aws/auth?token=door-key';
const ready: StudioSession = {
  status: 'ready',
  url: URL,
  expiresAt: '2026-03-03T10:00:20.000Z',
  profileName: 'ana',
};

// Permissions are cached by environment, so each test has its own.
let count = 0;
function renderButton(options: {
  openStudio?: () => Promise<StudioSession>;
  canOpen?: (environment: string | undefined) => boolean;
  config?: object;
}) {
  count += 1;
  const name = `env-${count}`;
  const api = mockAnalyticsApi({
    openStudio: options.openStudio ?? (async () => ready),
  });
  const canOpen = options.canOpen ?? (() => true);
  const view = renderScreen(
    <OpenStudioButton
      environment={{
        ...mockEnvironment,
        name,
        config: { ...mockEnvironment.config, ...options.config },
      }}
    />,
    {
      api,
      authorize: ({ permission, resourceRef }) =>
        permission.name === 'gco-analytics.studio.open' && canOpen(resourceRef)
          ? AuthorizeResult.ALLOW
          : AuthorizeResult.DENY,
    },
  );
  return { ...view, api, name };
}

const button = () => screen.findByRole('button', { name: 'Open Studio' });

describe('OpenStudioButton', () => {
  afterEach(() => jest.restoreAllMocks());

  it('opens Studio in a new tab and keeps its address nowhere', async () => {
    const { tab } = mockWindowOpen();
    const logs = (['log', 'info', 'warn', 'error', 'debug'] as const).map(
      level => jest.spyOn(console, level).mockImplementation(() => {}),
    );
    const { api, name, baseElement } = renderButton({});
    await userEvent.click(await button());

    await waitFor(() =>
      expect(tab.open).toHaveBeenCalledWith(URL, '_self', 'noreferrer'),
    );
    expect(api.openStudio).toHaveBeenCalledWith(name, undefined);
    expect(await button()).toBeEnabled();
    expect(baseElement.innerHTML).not.toContain('door-key');
    expect(JSON.stringify(logs.map(log => log.mock.calls))).not.toContain(
      'door-key',
    );
  });

  it('opens the tab while the click is handled, before the portal answers', async () => {
    const { open } = mockWindowOpen();
    let calledBeforeOpening = false;
    renderButton({
      openStudio: async () => {
        calledBeforeOpening = open.mock.calls.length === 0;
        return ready;
      },
    });
    await userEvent.click(await button());
    expect(open).toHaveBeenCalledTimes(1);
    expect(calledBeforeOpening).toBe(false);
  });

  it('offers the landings that the environment has', async () => {
    mockWindowOpen();
    const { api, name } = renderButton({
      config: { studio: { canvas: { enabled: true } } },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Open Studio in' }),
    );
    expect(
      screen.getAllByRole('menuitem').map(item => item.textContent),
    ).toEqual(['Studio home', 'JupyterLab', 'Code Editor', 'Canvas']);
    await userEvent.click(screen.getByRole('menuitem', { name: 'JupyterLab' }));
    await waitFor(() =>
      expect(api.openStudio).toHaveBeenCalledWith(name, {
        landing: 'jupyterlab',
      }),
    );
  });

  it('can be worked with the keyboard alone', async () => {
    mockWindowOpen();
    const { api } = renderButton({});
    await button();
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(api.openStudio).toHaveBeenCalledTimes(1));
  });

  it('says that it prepares the profile, here and in the tab, then opens by itself', async () => {
    const { tab } = mockWindowOpen();
    const answers: StudioSession[] = [
      {
        status: 'preparing',
        profileName: 'ana',
        profileState: 'Pending',
        retryAfterMs: 50,
      },
      ready,
    ];
    let release = () => {};
    const held = new Promise<void>(resolve => {
      release = resolve;
    });
    renderButton({
      openStudio: async () => {
        const answer = answers.shift() ?? ready;
        if (answer.status === 'ready') await held;
        return answer;
      },
    });
    await userEvent.click(await button());

    expect(
      await screen.findByRole('button', { name: 'Preparing your profile…' }),
    ).toBeDisabled();
    expect(screen.getByRole('status')).toHaveTextContent(
      'Preparing your profile…',
    );
    expect(tab.document.body.textContent).toMatch(
      /^Preparing your profile in env/,
    );
    await act(async () => release());
    await waitFor(() => expect(tab.open).toHaveBeenCalledTimes(1));
    expect(await button()).toBeEnabled();
  });

  it('explains a blocked pop-up and offers another click', async () => {
    const { open, tab } = mockWindowOpen({ isBlocked: true });
    const { api } = renderButton({});
    await userEvent.click(await button());
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Your browser blocked the new tab',
    );
    expect(api.openStudio).not.toHaveBeenCalled();

    open.mockReturnValue(tab as unknown as Window);
    await userEvent.click(
      screen.getByRole('button', { name: 'Open Studio in a new tab' }),
    );
    await waitFor(() => expect(tab.open).toHaveBeenCalledTimes(1));
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it.each([
    [403, 'NotAllowedError', 'You may not open this Studio'],
    [404, 'NotFoundError', 'This environment is gone'],
    [409, 'ConflictError', 'Studio is not ready'],
    [429, 'TooManyRequestsError', 'Opened too often'],
    [503, 'ServiceUnavailableError', 'AWS did not answer'],
    [500, 'Error', 'Studio could not be opened'],
  ])(
    'has its own message for %d and closes the tab',
    async (status, name, title) => {
      const { tab } = mockWindowOpen();
      renderButton({ openStudio: failing(status, name) });
      await userEvent.click(await button());
      expect(await screen.findByRole('alert')).toHaveTextContent(title);
      expect(tab.close).toHaveBeenCalledTimes(1);
      expect(tab.open).not.toHaveBeenCalled();

      await userEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
      expect(screen.queryByRole('alert')).not.toBeInTheDocument();
      expect(await button()).toBeEnabled();
    },
  );

  it('tries the same landing again', async () => {
    const { tab } = mockWindowOpen();
    let isUp = false;
    const { api } = renderButton({
      openStudio: async () => (isUp ? ready : failing(503, 'Unavailable')()),
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Open Studio in' }),
    );
    await userEvent.click(
      screen.getByRole('menuitem', { name: 'Code Editor' }),
    );
    await screen.findByRole('alert');
    isUp = true;
    tab.closed = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(tab.open).toHaveBeenCalledTimes(1));
    expect(api.openStudio).toHaveBeenLastCalledWith(expect.any(String), {
      landing: 'code-editor',
    });
  });

  it('is for those who may open this very environment', async () => {
    renderButton({ canOpen: environment => environment === 'another' });
    expect(
      await screen.findByText('Only the owning team can work in this Studio.'),
    ).toBeInTheDocument();
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });
});
