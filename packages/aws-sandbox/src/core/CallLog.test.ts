import { CallLog } from './CallLog';

const call = (operation: string) => ({
  account: '1',
  region: 'r',
  service: 's',
  operation,
  principalArn: 'p',
  sessionTags: {},
  status: 200,
});

describe('CallLog', () => {
  it('keeps the latest calls and drops the oldest', () => {
    const log = new CallLog({ capacity: 10 });
    for (let index = 1; index <= 100; index++) {
      log.record(call(`op-${index}`));
    }
    const kept = log.list();
    expect(kept.length).toBeGreaterThanOrEqual(10);
    expect(kept.length).toBeLessThanOrEqual(12);
    expect(kept[kept.length - 1]).toMatchObject({
      operation: 'op-100',
      sequence: 100,
    });
  });

  it('lists from a sequence number or a time on', () => {
    const log = new CallLog();
    log.record(call('a'));
    log.record(call('b'));
    expect(log.list('1').map(({ operation }) => operation)).toEqual(['b']);
    expect(log.list(new Date(Date.now() - 1000).toISOString())).toHaveLength(2);
    expect(log.list(new Date(Date.now() + 1000).toISOString())).toHaveLength(0);
  });
});
