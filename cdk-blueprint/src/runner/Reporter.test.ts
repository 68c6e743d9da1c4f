import { stackEvent } from '../__testUtils__/stackEvents';
import { duration, Reporter } from './Reporter';
import { RunnerEvent } from './types';

describe('Reporter', () => {
  const events: RunnerEvent[] = [];
  let reporter: Reporter;

  beforeEach(() => {
    jest.useFakeTimers({ now: new Date('2026-01-01T00:00:00Z') });
    events.length = 0;
    reporter = new Reporter({ onEvent: event => events.push(event) });
  });

  afterEach(() => {
    reporter.close();
    jest.useRealTimers();
  });

  it('names phases and lines', () => {
    reporter.phase('One');
    reporter.log('Two');
    expect(events).toEqual([
      { kind: 'phase', at: '2026-01-01T00:00:00.000Z', message: 'One' },
      { kind: 'log', at: '2026-01-01T00:00:00.000Z', message: 'Two' },
    ]);
  });

  it('counts when nobody else has', () => {
    reporter.resource(stackEvent('A', 'CREATE_COMPLETE'), { total: 4 });
    reporter.resource(stackEvent('B', 'CREATE_COMPLETE'), {
      completed: 7,
      total: 9,
    });
    reporter.resource(stackEvent('C', 'CREATE_COMPLETE'));
    expect(events.map(({ progress }) => progress)).toEqual([
      { completed: 1, total: 4 },
      { completed: 7, total: 9 },
      { completed: 3 },
    ]);
  });

  it('never lets 15 seconds pass in silence', () => {
    reporter.phase('Synthesizing');
    const times = [Date.now()];
    const { length } = events;
    for (let second = 0; second < 120; second += 1) {
      jest.advanceTimersByTime(1000);
      while (times.length < events.length - length + 1) times.push(Date.now());
    }
    const gaps = times.slice(1).map((time, index) => time - times[index]);
    expect(gaps.length).toBeGreaterThanOrEqual(8);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(15_000);
    expect(events.at(-1)).toMatchObject({
      kind: 'log',
      message: expect.stringMatching(
        /^still at it: Synthesizing, 1m\d\ds|2m00s$/,
      ),
    });
  });

  it('says what it waits for', () => {
    reporter.resource(
      stackEvent('StudioDomain', 'CREATE_IN_PROGRESS', {
        ResourceType: 'AWS::SageMaker::Domain',
      }),
    );
    jest.advanceTimersByTime(80_000);
    expect(events.at(-1)?.message).toMatch(
      /^still waiting for StudioDomain \(AWS::SageMaker::Domain\), 1m\d\ds$/,
    );
  });

  it('is quiet while there is enough to hear, and after its end', () => {
    for (let second = 0; second < 30; second += 1) {
      jest.advanceTimersByTime(1000);
      reporter.log('line');
    }
    expect(events.every(({ message }) => message === 'line')).toBe(true);
    reporter.close();
    jest.advanceTimersByTime(60_000);
    expect(events).toHaveLength(30);
  });
});

it.each([
  [0, '0s'],
  [45_400, '45s'],
  [80_000, '1m20s'],
  [3_599_000, '59m59s'],
  [3_720_000, '1h02m'],
])('%d ms is %s', (milliseconds, text) => {
  expect(duration(milliseconds)).toBe(text);
});
