import { mockServices } from '@backstage/backend-test-utils';
import { readProviderSchedule } from './readProviderSchedule';

const configWith = (schedule?: object) =>
  mockServices.rootConfig({
    data: {
      catalog: { providers: { gcoAnalytics: schedule ? { schedule } : {} } },
    },
  });

describe('readProviderSchedule', () => {
  it('runs every ten minutes when nothing is configured', () => {
    expect(readProviderSchedule(mockServices.rootConfig())).toEqual({
      frequency: { minutes: 10 },
      timeout: { minutes: 5 },
      initialDelay: { seconds: 5 },
      scope: 'global',
    });
  });

  it('takes the configured schedule', () => {
    expect(
      readProviderSchedule(
        configWith({
          frequency: { minutes: 2 },
          timeout: 'PT1M',
          initialDelay: { seconds: 1 },
        }),
      ),
    ).toEqual({
      frequency: { minutes: 2 },
      timeout: { minutes: 1 },
      initialDelay: { seconds: 1 },
    });
  });

  it.each([
    ['no frequency', { timeout: { minutes: 1 } }, 'frequency'],
    ['no duration', { frequency: { minutes: 2 }, timeout: 'soon' }, 'timeout'],
  ])('refuses a schedule with %s by its path', (_, schedule, path) => {
    expect(() => readProviderSchedule(configWith(schedule))).toThrow(path);
  });
});
