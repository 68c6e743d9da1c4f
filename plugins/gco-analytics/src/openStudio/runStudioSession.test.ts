import {
  StudioSession,
  StudioSessionPreparing,
  StudioSessionReady,
} from '@gco/plugin-gco-analytics-common';
import { runStudioSession } from './runStudioSession';

const ready: StudioSessionReady = {
  status: 'ready',
  url: 'https://d-1.studio.aws/auth?token=t',
  expiresAt: '2026-03-03T10:00:20.000Z',
  profileName: 'ana',
};
const preparing: StudioSessionPreparing = {
  status: 'preparing',
  profileName: 'ana',
  profileState: 'Pending',
  retryAfterMs: 2000,
};

function run(...answers: StudioSession[]) {
  const tab = {
    isClosed: false,
    showText: jest.fn(),
    go: jest.fn(),
    close: jest.fn(),
  };
  const onPreparing = jest.fn();
  const rest = [...answers];
  const openSession = jest.fn(async () =>
    rest.length > 1 ? (rest.shift() as StudioSession) : rest[0],
  );
  const outcome = runStudioSession({ tab, openSession, onPreparing });
  return { tab, onPreparing, openSession, outcome };
}

describe('runStudioSession', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('goes to Studio at once when the profile is there', async () => {
    const { tab, onPreparing, outcome } = run(ready);
    await expect(outcome).resolves.toBe('opened');
    expect(tab.go).toHaveBeenCalledWith(ready.url);
    expect(onPreparing).not.toHaveBeenCalled();
  });

  it('asks again after as long as the answer says until the profile is there', async () => {
    const { tab, onPreparing, openSession, outcome } = run(
      preparing,
      preparing,
      ready,
    );
    await jest.advanceTimersByTimeAsync(1999);
    expect(openSession).toHaveBeenCalledTimes(1);
    await jest.advanceTimersByTimeAsync(1);
    expect(openSession).toHaveBeenCalledTimes(2);
    await jest.advanceTimersByTimeAsync(2000);
    await expect(outcome).resolves.toBe('opened');
    expect(onPreparing).toHaveBeenCalledTimes(2);
    expect(tab.go).toHaveBeenCalledTimes(1);
  });

  it('gives up after three minutes', async () => {
    const { tab, openSession, outcome } = run(preparing);
    await jest.advanceTimersByTimeAsync(180_000);
    await expect(outcome).resolves.toBe('timeout');
    expect(openSession).toHaveBeenCalledTimes(91);
    expect(tab.go).not.toHaveBeenCalled();
  });

  it('stops asking when the person closes the tab', async () => {
    const { tab, openSession, outcome } = run(preparing);
    await jest.advanceTimersByTimeAsync(100);
    tab.isClosed = true;
    await jest.advanceTimersByTimeAsync(60_000);
    await expect(outcome).resolves.toBe('closed');
    expect(openSession).toHaveBeenCalledTimes(1);
  });

  it('passes on why there is no session', async () => {
    const outcome = runStudioSession({
      tab: {
        isClosed: false,
        showText: jest.fn(),
        go: jest.fn(),
        close: jest.fn(),
      },
      openSession: async () => {
        throw new TypeError('Failed to fetch');
      },
      onPreparing: jest.fn(),
    });
    await expect(outcome).rejects.toThrow('Failed to fetch');
  });
});
