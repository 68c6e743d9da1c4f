import { TestDatabases } from '@backstage/backend-test-utils';
import { createTestStore } from '../__testUtils__';
import { RateLimiter } from './RateLimiter';

jest.setTimeout(60_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
  disableDocker: true,
});

describe.each(databases.eachSupportedId())('RateLimiter on %s', databaseId => {
  async function setUp() {
    const store = await createTestStore(await databases.init(databaseId));
    let now = Date.parse('2026-03-02T09:00:00Z');
    const limiter = new RateLimiter({
      store,
      name: 'test',
      rule: { capacity: 3, refillPerSecond: 0.1 },
      now: () => new Date(now),
    });
    const wait = (seconds: number) => {
      now += seconds * 1000;
    };
    return { store, limiter, wait, now: () => new Date(now) };
  }

  it('admits no more than the burst, however many come at once', async () => {
    const { limiter } = await setUp();
    const results = await Promise.allSettled(
      Array.from({ length: 10 }, () => limiter.take('ana')),
    );
    const refused = results.filter(result => result.status === 'rejected');
    expect(refused).toHaveLength(7);
    expect(refused[0].reason).toMatchObject({
      name: 'TooManyRequestsError',
      statusCode: 429,
      retryAfterSeconds: 10,
    });
  });

  it('counts everybody apart and forgives over time', async () => {
    const { limiter, wait } = await setUp();
    for (let i = 0; i < 3; i++) {
      await limiter.take('ana');
    }
    await expect(limiter.take('ana')).rejects.toThrow(/try again in 10 s/);
    await limiter.take('bruno');
    wait(10);
    await limiter.take('ana');
    await expect(limiter.take('ana')).rejects.toThrow(/try again/);
  });

  it('can forget what is full again', async () => {
    const { limiter, store, wait, now } = await setUp();
    for (let i = 0; i < 3; i++) {
      await limiter.take('ana');
    }
    await store.rateLimits.prune(now());
    await expect(limiter.take('ana')).rejects.toThrow(/try again/);
    wait(1);
    await store.rateLimits.prune(now());
    await limiter.take('ana');
  });
});
