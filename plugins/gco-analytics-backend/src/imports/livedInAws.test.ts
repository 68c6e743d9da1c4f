import { createBackendModule } from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';
import { analyticsEnvironmentsExtensionPoint } from '@gco/plugin-gco-analytics-node';
import { startAnalyticsBackend } from '../__testUtils__';
import { eventually, LocalAws } from '../__testUtils__/lab';

// The environments that a lived-in local AWS has, as the portal finds them there.
jest.setTimeout(120_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3'],
  disableDocker: true,
});
const aws = new LocalAws({ fixtures: 'lived-in' });

let backend: Awaited<ReturnType<typeof startAnalyticsBackend>>;

beforeAll(async () => {
  await aws.start();
  backend = await startAnalyticsBackend({
    knex: await databases.init('SQLITE_3'),
    features: [
      createBackendModule({
        pluginId: 'gco-analytics',
        moduleId: 'lived-in',
        register(env) {
          env.registerInit({
            deps: { environments: analyticsEnvironmentsExtensionPoint },
            async init({ environments }) {
              environments.addImporter({
                name: 'local-aws',
                list: () => aws.environments(),
              });
            },
          });
        },
      }),
    ],
  });
  await backend.runTask('gco-analytics-imports');
});
afterAll(() => aws.stop());

const open = (name: string, as: 'ana' | 'bruno') =>
  backend.post(`/environments/${name}/studio-sessions`, as, {});

it('takes up those in accounts that it knows', async () => {
  const { body } = await backend.get('/environments?limit=100', 'petra');
  const states = Object.fromEntries(
    body.items.map(({ name, state }: Record<string, string>) => [name, state]),
  );
  expect(states).toMatchObject({
    'demand-models': 'active',
    chargebacks: 'active',
    'shelf-vision': 'failed',
    'pilot-2025': 'failed',
    hackathon: 'active',
  });
  // The test's config has two of the accounts.
  expect(states).not.toHaveProperty('churn-lab');
});

it('opens Studio at once for somebody who has a profile there', async () => {
  const answer = await open('demand-models', 'ana');
  expect(answer.status).toBe(201);
  expect(answer.body).toMatchObject({ status: 'ready', profileName: 'ana' });
  const entered = await fetch(answer.body.url, { redirect: 'manual' });
  const cookie = entered.headers
    .getSetCookie()
    .map(one => one.split(';')[0])
    .join('; ');
  const page = await fetch(
    new URL(entered.headers.get('location') ?? '', answer.body.url),
    { headers: { cookie } },
  );
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('gco-analytics-demand-models');
});

it('makes directory and profile for somebody who is new there', async () => {
  expect((await open('store-traffic', 'ana')).status).toBe(202);
  await eventually(async () => {
    const answer = await open('store-traffic', 'ana');
    expect(answer.status).toBe(201);
  });
});

it('opens nothing for people of other teams', async () => {
  const calls = await aws.callsDuring(async () => {
    expect((await open('demand-models', 'bruno')).status).toBe(403);
    expect((await open('card-scoring', 'ana')).status).toBe(403);
  });
  expect(calls).toEqual([]);
  expect((await open('card-scoring', 'bruno')).status).toBe(201);
});

it.each(['hackathon', 'shelf-vision'])(
  'opens no Studio in %s, which is not there',
  async name => {
    const { status } = await open(name, 'ana');
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
  },
);

it('sees in AWS how they are', async () => {
  await backend.runTask('gco-analytics-status');
  const { body } = await backend.get('/environments?limit=100', 'petra');
  const health = Object.fromEntries(
    body.items.map(({ name, health: seen }: Record<string, string>) => [
      name,
      seen,
    ]),
  );
  expect(health).toMatchObject({
    'demand-models': 'healthy',
    'card-scoring': 'healthy',
    'store-layout': 'failed',
    chargebacks: 'failed',
    hackathon: 'failed',
    'pilot-2025': 'failed',
    'shelf-vision': 'unknown',
  });
});
