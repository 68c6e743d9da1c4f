import { TestDatabases } from '@backstage/backend-test-utils';
import { startApi } from '../__testUtils__';

jest.setTimeout(120_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
  disableDocker: true,
});

describe.each(databases.eachSupportedId())(
  'Studio sessions over HTTP, on %s',
  databaseId => {
    const setUp = async () => startApi(await databases.init(databaseId));

    const path = '/environments/demand-models/studio-sessions';

    it('opens no environment that is not deployed', async () => {
      const { post, start, audit } = await setUp();
      await start();
      const answer = await post(path, 'ana', { landing: 'jupyterlab' });
      expect(answer.status).toBe(409);
      expect(answer.body.error.message).toContain(
        "'demand-models' is deploying",
      );
      expect(answer.headers['cache-control']).toBe('no-store');
      expect(audit.at(-1)).toMatchObject({
        eventId: 'studio-session',
        severityLevel: 'medium',
        status: 'failed',
        meta: { environment: 'demand-models', landing: 'jupyterlab' },
        error: expect.stringContaining('ConflictError'),
      });
    });

    it("refuses other teams' people and records that they tried", async () => {
      const { post, deploy, audit } = await setUp();
      await deploy('demand-models', 'group:default/forecasting');
      const answer = await post(path, 'bruno', {});
      expect(answer.status).toBe(403);
      expect(audit.at(-1)).toMatchObject({
        eventId: 'studio-session',
        status: 'failed',
        error: expect.stringContaining('NotAllowedError'),
      });
      expect((await post(path, 'nadia', {})).status).toBe(403);
      const unknown = '/environments/no-such-one/studio-sessions';
      expect((await post(unknown, 'ana')).status).toBe(404);
    });

    it.each([
      { landing: 'https://elsewhere.example' },
      { landing: 'studio::/x' },
      { landing: '' },
      { profileName: 'bruno' },
      { user: 'user:default/bruno' },
      { accountId: '777788889999' },
    ])('refuses %j', async body => {
      const { post } = await setUp();
      expect((await post(path, 'ana', body)).status).toBe(400);
    });

    it('limits how often one person may ask, without troubling others', async () => {
      const { post, start } = await setUp();
      await start();
      const answers = [];
      for (let i = 0; i < 35; i++) {
        answers.push(await post(path, 'ana', {}));
      }
      const refused = answers.filter(({ status }) => status === 429);
      expect(refused.length).toBeGreaterThan(0);
      expect(refused[0].headers['retry-after']).toMatch(/^[1-9]$/);
      expect((await post(path, 'petra', {})).status).toBe(409);
    });
  },
);
