import { ListAppsCommand, ListDomainsCommand } from '@aws-sdk/client-sagemaker';
import {
  SPOKE,
  startTestSandbox,
  TestSandbox,
} from '../../testing/startTestSandbox';

/** How many of twenty calls at once are throttled. */
async function throttled(sandbox: TestSandbox): Promise<number> {
  const { sageMaker } = sandbox.clients(sandbox.admin(SPOKE));
  const names = await Promise.all(
    Array.from({ length: 20 }, () =>
      sageMaker.send(new ListAppsCommand({})).then(
        () => undefined,
        error => `${error.name} ${error.$metadata.httpStatusCode}`,
      ),
    ),
  );
  expect(
    names.filter(name => name && name !== 'ThrottlingException 400'),
  ).toEqual([]);
  return names.filter(Boolean).length;
}

describe('throttling', () => {
  let sandbox: TestSandbox;
  const set = (factor: unknown) =>
    sandbox.control('PUT', 'throttling', { factor });

  beforeAll(async () => {
    sandbox = await startTestSandbox();
  });
  afterAll(() => sandbox.stop());

  it('is off, and can be switched on, weakened and switched off', async () => {
    await expect(throttled(sandbox)).resolves.toBe(0);
    await set(1);
    await expect(throttled(sandbox)).resolves.toBeGreaterThan(10);
    await set(100);
    await expect(throttled(sandbox)).resolves.toBe(0);
    await expect(sandbox.control('GET', 'throttling')).resolves.toEqual({
      factor: 100,
    });
    await set(1);
    await throttled(sandbox);
    await set(null);
    await expect(throttled(sandbox)).resolves.toBe(0);
  });

  it.each([0, -1, 'fast', undefined])('takes no factor of %s', async factor => {
    await expect(set(factor)).rejects.toThrow('400');
  });

  it('can be on from the start', async () => {
    const other = await startTestSandbox({ throttling: { factor: 1 } });
    try {
      await expect(throttled(other)).resolves.toBeGreaterThan(10);
      await expect(
        other
          .clients(other.admin(SPOKE))
          .sageMaker.send(new ListDomainsCommand({})),
      ).resolves.toMatchObject({ Domains: [] });
    } finally {
      await other.stop();
    }
    await expect(
      startTestSandbox({ throttling: { factor: 0 } }),
    ).rejects.toThrow('factor');
  });
});
