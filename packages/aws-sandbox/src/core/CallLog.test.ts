import { AnsweredCall, CallLog } from './CallLog';

const call = (
  operation: string,
  rest: Partial<AnsweredCall> = {},
): AnsweredCall => ({
  durationMs: 1.26,
  requestId: 'r',
  account: '1',
  region: 'r',
  service: 's',
  operation,
  principalArn: 'p',
  sessionTags: {},
  status: 200,
  ...rest,
});

const operations = (calls: { operation: string }[]) =>
  calls.map(({ operation }) => operation);

describe('CallLog', () => {
  it('keeps the latest calls and drops the oldest', () => {
    const log = new CallLog({ capacity: 10 });
    for (let index = 1; index <= 105; index++) {
      log.record(call(`op-${index}`));
    }
    const kept = log.list();
    expect(kept.map(({ sequence }) => sequence)).toEqual(
      Array.from({ length: 10 }, (_, index) => 96 + index),
    );
    expect(kept[9]).toMatchObject({ operation: 'op-105', durationMs: 1.3 });
    expect(log.latest).toBe(105);
  });

  it('lists from a sequence number, a time or a marker on', () => {
    let now = Date.parse('2030-01-01T00:00:00Z');
    const log = new CallLog({ now: () => (now += 1000) });
    log.record(call('a'));
    log.mark('here');
    log.record(call('b'));
    expect(operations(log.list({ since: '1' }))).toEqual(['b']);
    expect(operations(log.list({ since: 'here' }))).toEqual(['b']);
    const listedFrom = (since: string) => operations(log.list({ since }));
    expect(listedFrom('2030-01-01T00:00:01Z')).toEqual(['a', 'b']);
    expect(listedFrom('2030-01-01T00:00:02Z')).toEqual(['b']);
    expect(listedFrom('2030-01-01T00:00:03Z')).toEqual([]);
    expect(() => log.list({ since: 'nowhere' })).toThrow("'nowhere'");
  });

  it('limits to the latest, or to the first since a point', () => {
    const log = new CallLog();
    ['a', 'b', 'c', 'd'].forEach(name => log.record(call(name)));
    expect(operations(log.list({ limit: 2 }))).toEqual(['c', 'd']);
    expect(operations(log.list({ limit: 2, since: '1' }))).toEqual(['b', 'c']);
  });

  it.each<[object, string[]]>([
    [{ service: 'sts' }, ['b']],
    [{ operation: 'a' }, ['a']],
    [{ account: '2' }, ['b']],
    [{ region: 'eu' }, ['c']],
    [{ principal: 'role/x' }, ['b']],
    [{ principal: 'sessions' }, ['b']],
    [{ status: '4xx' }, ['c']],
    [{ status: '403' }, ['c']],
    [{ status: '404' }, []],
    [{ origin: 'service' }, ['a']],
    [{ origin: 'client', status: '200' }, ['b']],
  ])('filters by %j', (filter, expected) => {
    const log = new CallLog();
    log.record(call('a', { invokedBy: 'cloudformation' }));
    log.record(
      call('b', {
        service: 'sts',
        account: '2',
        principalArn: 'assumed-role/x/sessions',
        roleArn: 'role/x',
      }),
    );
    log.record(call('c', { region: 'eu', status: 403 }));
    expect(operations(log.list(filter))).toEqual(expected);
    expect(
      log
        .count(['operation'], filter)
        .map(row => row.operation)
        // Counts tell roles apart, not sessions.
        .sort(),
    ).toEqual(
      'principal' in filter && filter.principal === 'sessions' ? [] : expected,
    );
  });

  it('counts all calls, also those that are no longer kept', () => {
    const log = new CallLog({ capacity: 3 });
    for (let index = 0; index < 10; index++) {
      log.record(call('a'));
    }
    log.mark('middle');
    for (let index = 0; index < 7; index++) {
      log.record(call('b', { status: index % 2 === 0 ? 200 : 400 }));
    }
    expect(log.count(['operation'])).toEqual([
      { operation: 'a', count: 10 },
      { operation: 'b', count: 7 },
    ]);
    expect(log.count(['operation'], { since: 'middle' })).toEqual([
      { operation: 'b', count: 7 },
    ]);
    expect(
      log.count(['service', 'status'], { since: 'middle', status: '4xx' }),
    ).toEqual([{ service: 's', status: 400, count: 3 }]);
    expect(log.count(['operation'], { since: '15' })).toEqual([
      { operation: 'b', count: 2 },
    ]);
    expect(() => log.count(['operation'], { since: '5' })).toThrow(
      'Calls before number 15 are no longer kept; set a marker',
    );
  });

  it('forgets everything when told, but goes on counting up', () => {
    const log = new CallLog({ capacity: 3 });
    log.record(call('a'));
    log.mark('before');
    log.clear();
    expect([log.list(), log.count(['operation']), log.markers()]).toEqual([
      [],
      [],
      [],
    ]);
    log.record(call('b'));
    expect(log.list()).toMatchObject([{ sequence: 2, operation: 'b' }]);
    expect(log.count(['operation'], { since: '0' })).toEqual([
      { operation: 'b', count: 1 },
    ]);
  });

  it('keeps a bounded number of markers', () => {
    const log = new CallLog();
    for (let index = 0; index < 30; index++) {
      log.mark(`m${index}`);
    }
    const names = log.markers().map(({ name }) => name);
    expect(names).toHaveLength(20);
    expect(names).toContain('m29');
    expect(names).not.toContain('m0');
  });

  it('stays small when principals never repeat', () => {
    const log = new CallLog({ capacity: 10 });
    for (let index = 0; index < 100_200; index++) {
      log.record(call('a', { principalArn: `p${index}` }));
    }
    const counts = log.count(['principal']);
    expect(counts).toHaveLength(100_001);
    expect(counts[0]).toEqual({ principal: '*', count: 200 });
  });
});
