import { CredentialCache } from './CredentialCache';

const MINUTE = 60_000;

function setUp(options: { lifetimeMs?: number; maxEntries?: number } = {}) {
  let now = Date.parse('2026-03-02T09:00:00Z');
  let loads = 0;
  const cache = new CredentialCache({
    marginMs: 5 * MINUTE,
    maxEntries: options.maxEntries ?? 10,
    now: () => now,
  });
  const load = async () => {
    loads += 1;
    return {
      accessKeyId: `key-${loads}`,
      secretAccessKey: 'secret',
      expiration: new Date(now + (options.lifetimeMs ?? 60 * MINUTE)),
    };
  };
  return {
    cache,
    load,
    loads: () => loads,
    wait: (milliseconds: number) => {
      now += milliseconds;
    },
  };
}

describe('CredentialCache', () => {
  it('loads once for callers at the same moment', async () => {
    const { cache, load, loads } = setUp();
    const all = await Promise.all(
      Array.from({ length: 20 }, () => cache.get('a', load)),
    );
    expect(loads()).toBe(1);
    expect(new Set(all.map(one => one.accessKeyId)).size).toBe(1);
  });

  it('keeps keys apart', async () => {
    const { cache, load } = setUp();
    const a = await cache.get('a', load);
    const b = await cache.get('b', load);
    expect(a.accessKeyId).not.toBe(b.accessKeyId);
  });

  it('renews five minutes before expiry, not earlier', async () => {
    const { cache, load, loads, wait } = setUp();
    await cache.get('a', load);
    wait(55 * MINUTE - 1);
    await cache.get('a', load);
    expect(loads()).toBe(1);
    wait(1);
    await cache.get('a', load);
    expect(loads()).toBe(2);
  });

  it('keeps credentials that do not expire', async () => {
    const { cache, wait } = setUp();
    const load = jest.fn(async () => ({
      accessKeyId: 'key',
      secretAccessKey: 'secret',
    }));
    await cache.get('a', load);
    wait(1000 * MINUTE);
    await cache.get('a', load);
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('forgets a failure', async () => {
    const { cache, load } = setUp();
    const refused = new Error('refused');
    const failing = jest.fn(async () => {
      throw refused;
    });
    const results = await Promise.allSettled([
      cache.get('a', failing),
      cache.get('a', failing),
    ]);
    expect(results.map(result => result.status)).toEqual([
      'rejected',
      'rejected',
    ]);
    expect(failing).toHaveBeenCalledTimes(1);
    await expect(cache.get('a', load)).resolves.toMatchObject({
      accessKeyId: 'key-1',
    });
  });

  it('renews when told to, once for all who tell at the same moment', async () => {
    const { cache, load, loads } = setUp();
    await cache.get('a', load);
    await Promise.all([
      cache.get('a', load, { forceRefresh: true }),
      cache.get('a', load, { forceRefresh: true }),
    ]);
    expect(loads()).toBe(2);
    await cache.get('a', load);
    expect(loads()).toBe(2);
  });

  it('drops what was unused for longest when full', async () => {
    const { cache, load, loads } = setUp({ maxEntries: 2 });
    await cache.get('a', load);
    await cache.get('b', load);
    await cache.get('a', load);
    await cache.get('c', load);
    expect(loads()).toBe(3);
    await cache.get('a', load);
    expect(loads()).toBe(3);
    await cache.get('b', load);
    expect(loads()).toBe(4);
  });
});
