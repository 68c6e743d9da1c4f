import { createBackendModule } from '@backstage/backend-plugin-api';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import {
  analyticsEnvironmentsExtensionPoint,
  DeployedEnvironment,
} from '@gco/plugin-gco-analytics-node';
import { mockOutputs } from '@gco/plugin-gco-analytics-common/testUtils';
import { createTestStore, startAnalyticsBackend } from '../__testUtils__';
import { insertEnvironment } from './insertEnvironment';
import { parseDeployed } from './parseDeployed';
import { ConfigAccountRegistry } from '../accounts';

jest.setTimeout(60_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3'],
  disableDocker: true,
});

const SECRET = 'external-id-of-demand-models';

const deployed = (
  changes: Partial<DeployedEnvironment> = {},
): DeployedEnvironment => ({
  config: {
    environment: { name: 'demand-models', owner: 'group:default/forecasting' },
    account: '444455556666',
    region: 'eu-west-1',
  },
  outputs: { ...mockOutputs, BlueprintVersion: '0.0.9' },
  externalId: SECRET,
  createdBy: 'user:default/ana',
  createdAt: '2026-01-05T09:00:00.000Z',
  operations: [
    {
      kind: 'deploy',
      state: 'succeeded',
      startedBy: 'user:default/ana',
      startedAt: '2026-01-05T09:00:00.000Z',
      finishedAt: '2026-01-05T09:14:00.000Z',
      resources: 40,
    },
  ],
  ...changes,
});

const failed = (
  kind: 'deploy' | 'change' | 'retire',
): DeployedEnvironment['operations'][number] => ({
  kind,
  state: 'failed',
  startedBy: 'user:default/ana',
  startedAt: '2026-02-05T09:00:00.000Z',
  finishedAt: '2026-02-05T09:04:00.000Z',
  resources: 40,
  failure: { resource: 'StudioDomain', reason: 'No such luck' },
});

async function setUp(list: () => Promise<DeployedEnvironment[]>) {
  const knex = await databases.init('SQLITE_3');
  const logger = mockServices.logger.mock();
  logger.child.mockReturnValue(logger);
  const start = () =>
    startAnalyticsBackend({
      knex,
      features: [
        logger.factory,
        createBackendModule({
          pluginId: 'gco-analytics',
          moduleId: 'from-before',
          register(env) {
            env.registerInit({
              deps: { environments: analyticsEnvironmentsExtensionPoint },
              async init({ environments }) {
                environments.addImporter({ name: 'inventory', list });
              },
            });
          },
        }),
      ],
    });
  const backend = await start();
  return {
    ...backend,
    start,
    logger,
    knex,
    importAll: () => backend.runTask('gco-analytics-imports'),
  };
}

it('takes up an environment with its past, for those who may see it', async () => {
  const { importAll, get, audit, published, knex } = await setUp(async () => [
    deployed({ operations: [...deployed().operations, failed('change')] }),
  ]);
  await importAll();
  const { status, body } = await get('/environments/demand-models', 'ana');
  expect(status).toBe(200);
  expect(body).toMatchObject({
    name: 'demand-models',
    owner: 'group:default/forecasting',
    state: 'active',
    blueprintVersion: '0.0.9',
    createdBy: 'user:default/ana',
    createdAt: '2026-01-05T09:00:00.000Z',
    updatedAt: '2026-02-05T09:04:00.000Z',
    stackName: 'gco-analytics-demand-models',
    outputs: { DomainId: mockOutputs.DomainId },
    operation: {
      kind: 'change',
      state: 'failed',
      finishedAt: '2026-02-05T09:04:00.000Z',
      failure: { resource: 'StudioDomain', reason: 'No such luck' },
    },
  });
  expect(JSON.stringify(body)).not.toContain(SECRET);
  expect((await get('/environments/demand-models', 'bruno')).status).toBe(403);
  expect((await get('/environments', 'bruno')).body.items).toEqual([]);

  expect(audit).toEqual([
    {
      eventId: 'environment-import',
      severityLevel: 'medium',
      status: 'succeeded',
      meta: {
        importer: 'inventory',
        environment: 'demand-models',
        owner: 'group:default/forecasting',
        accountId: '444455556666',
        region: 'eu-west-1',
        outcome: 'added',
      },
    },
  ]);
  expect(published).toEqual([
    { environment: 'demand-models', change: 'upserted' },
  ]);
  const store = await createTestStore(knex);
  const record = await store.environments.find('demand-models');
  expect(record).toMatchObject({ externalId: SECRET, generation: 2 });
  const operations = await store.operations.list('demand-models');
  expect(operations.map(({ taskId }) => taskId)).toEqual(
    operations.map(() => undefined),
  );
  expect(operations.map(({ progress }) => progress)).toEqual([
    { completed: 0, total: 40 },
    { completed: 40, total: 40 },
  ]);
});

it.each([
  [[failed('deploy')], 'failed', false],
  [[...deployed().operations, failed('retire')], 'failed', true],
  [[...deployed().operations, failed('change')], 'active', true],
  [[failed('deploy'), ...deployed().operations], 'active', true],
])(
  'knows what its past has made of an environment (%#)',
  async (operations, state, isDeployed) => {
    const { importAll, knex } = await setUp(async () => [
      deployed({ operations }),
    ]);
    await importAll();
    const store = await createTestStore(knex);
    expect(await store.environments.find('demand-models')).toMatchObject({
      state,
      isDeployed,
      outputs: isDeployed ? { DomainId: mockOutputs.DomainId } : {},
    });
  },
);

it('leaves what it has as it is, however often it is told', async () => {
  let told = deployed();
  const { importAll, start, get, audit, published } = await setUp(async () => [
    told,
  ]);
  await importAll();
  const { body: first } = await get('/environments/demand-models', 'petra');
  told = deployed({
    config: {
      ...told.config,
      environment: { name: 'demand-models', owner: 'group:default/fraud' },
    },
  });
  await importAll();
  const second = await start();
  await second.runTask('gco-analytics-imports');
  expect((await get('/environments/demand-models', 'petra')).body).toEqual(
    first,
  );
  expect([...audit, ...second.audit]).toHaveLength(1);
  expect([...published, ...second.published]).toHaveLength(1);
});

it('gives way to another replica that is faster', async () => {
  const store = await createTestStore(await databases.init('SQLITE_3'));
  const accounts = new ConfigAccountRegistry({
    accounts: [
      {
        accountId: '444455556666',
        name: 'Analytics sandbox',
        regions: ['eu-west-1'],
        readRoleArn: 'arn:aws:iam::444455556666:role/gco-analytics-read',
      },
    ],
  });
  const environment = parseDeployed(deployed(), {
    accounts,
    projectName: 'gco',
    now: new Date(),
  });
  const outcomes = await Promise.all([
    insertEnvironment(store, environment),
    insertEnvironment(store, environment),
  ]);
  expect(outcomes.sort()).toEqual([false, true]);
  expect(await store.operations.list('demand-models')).toHaveLength(1);
});

it.each<[string, Partial<DeployedEnvironment>, RegExp]>([
  [
    'another account',
    { config: { ...deployed().config, account: '999999999999' } },
    /Account '999999999999'/,
  ],
  [
    'a config that says who has access',
    { config: { ...deployed().config, access: {} } },
    /config\.access/,
  ],
  ['no external id', { externalId: '' }, /externalId/],
  [
    'a creator that is no person',
    { createdBy: 'group:default/fraud' },
    /'group:default\/fraud'/,
  ],
  ['a time that is none', { createdAt: 'yesterday' }, /'yesterday'/],
  ['a time to come', { createdAt: '2999-01-01T00:00:00.000Z' }, /'2999-01-01/],
  ['no past', { operations: [] }, /begin with a deploy/],
  [
    'a past that begins in the middle',
    { operations: [failed('change')] },
    /begin with a deploy/,
  ],
  [
    'a failure without a reason',
    { operations: [{ ...failed('deploy'), failure: undefined }] },
    /failure\.reason/,
  ],
  [
    'an operation of another kind',
    {
      operations: [
        ...deployed().operations,
        { ...failed('change'), kind: 'explode' as 'change' },
      ],
    },
    /'explode'/,
  ],
  [
    'an output that is no text',
    { outputs: { DomainId: 7 as never } },
    /outputs\.DomainId/,
  ],
])(
  'leaves out an environment with %s, and nothing else',
  async (_, changes, message) => {
    const { importAll, get, logger, audit } = await setUp(async () => [
      deployed(changes),
      deployed({
        config: {
          ...deployed().config,
          environment: { name: 'card-scoring', owner: 'group:default/fraud' },
        },
      }),
    ]);
    await importAll();
    const { body } = await get('/environments', 'petra');
    expect(body.items.map(({ name }: { name: string }) => name)).toEqual([
      'card-scoring',
    ]);
    expect(audit).toHaveLength(1);
    const warnings = logger.warn.mock.calls.map(([line]) => line);
    expect(warnings).toEqual([expect.stringMatching(message)]);
    expect(warnings.join()).not.toContain(SECRET);
  },
);

it('asks again when an importer cannot tell', async () => {
  const list = jest
    .fn(async () => [deployed()])
    .mockRejectedValueOnce(new TypeError('connection refused'));
  const { importAll, get, logger } = await setUp(list);
  await importAll();
  expect((await get('/environments', 'petra')).body.items).toEqual([]);
  expect(logger.warn).toHaveBeenCalledTimes(1);
  await importAll();
  expect((await get('/environments', 'petra')).body.items).toHaveLength(1);
});

it('does nothing for an importer that has nothing', async () => {
  const { importAll, audit, published } = await setUp(async () => []);
  await importAll();
  expect(audit).toEqual([]);
  expect(published).toEqual([]);
});

it('plans no imports without an importer', async () => {
  const backend = await startAnalyticsBackend({
    knex: await databases.init('SQLITE_3'),
  });
  await expect(backend.runTask('gco-analytics-imports')).rejects.toThrow();
});
