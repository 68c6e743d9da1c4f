import { TestDatabases } from '@backstage/backend-test-utils';
import { mockOutputs } from '@gco/plugin-gco-analytics-common/testUtils';
import { deployBody, startApi } from '../__testUtils__';

jest.setTimeout(120_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
  disableDocker: true,
});

const NO_SUCH_OPERATION = '6e2f7f0a-3f0c-4f0e-9d53-6a1f5d1c0aff';

describe.each(databases.eachSupportedId())(
  'operations over HTTP, on %s',
  databaseId => {
    const setUp = async () => startApi(await databases.init(databaseId));

    it('registers an environment for a person and runs through it', async () => {
      const { get, post, start, published, signalled, audit, store } =
        await setUp();
      const started = await start(deployBody(), 'scaffolderForAna');
      const record = await store.environments.find('demand-models');
      expect(started).toMatchObject({
        leaseSeconds: 60,
        access: {
          hubRoleArn: 'arn:aws:iam::111122223333:role/gco-analytics-hub',
          externalId: record?.externalId,
        },
        environment: {
          state: 'deploying',
          createdBy: 'user:default/ana',
          owner: 'group:default/forecasting',
        },
        operation: {
          state: 'running',
          generation: 1,
          startedBy: 'user:default/ana',
          taskId: 'task-demand-models',
        },
      });
      const change = { environment: 'demand-models', change: 'upserted' };
      expect(published).toEqual([change]);
      expect(signalled).toEqual([
        expect.objectContaining({
          channel: 'gco-analytics:environment',
          message: { environment: 'demand-models' },
        }),
      ]);

      const { id } = started.operation;
      const lease = await post(`/operations/${id}/lease`, 'scaffolder', {
        generation: 1,
      });
      expect(lease.status).toBe(204);
      const event = {
        id: 'event-1',
        at: '2026-03-02T09:00:00.000Z',
        resource: 'StudioDomain',
        resourceType: 'AWS::SageMaker::Domain',
        physicalId: 'd-1',
        status: 'CREATE_COMPLETE',
        progress: { completed: 7, total: 63 },
      };
      const appended = await post(`/operations/${id}/events`, 'scaffolder', {
        generation: 1,
        events: [event],
      });
      expect(appended.status).toBe(204);
      expect(signalled).toHaveLength(2);
      const events = await get(`/operations/${id}/events`, 'ana');
      expect(events.body.items).toEqual([{ ...event, sequence: 1 }]);
      const later = await get(`/operations/${id}/events?after=1`, 'ana');
      expect(later.body.items).toEqual([]);
      expect((await get(`/operations/${id}/events`, 'bruno')).status).toBe(403);

      const completed = await post(
        `/operations/${id}/completion`,
        'scaffolder',
        { generation: 1, state: 'succeeded', outputs: mockOutputs },
      );
      expect(completed.body).toMatchObject({
        state: 'succeeded',
        progress: { completed: 7, total: 63 },
      });
      expect(published).toEqual([change, change]);
      const operations = await get(
        '/environments/demand-models/operations',
        'ana',
      );
      expect(operations.body.items).toEqual([completed.body]);
      expect(audit).toEqual([
        expect.objectContaining({
          eventId: 'operation-start',
          severityLevel: 'medium',
          status: 'succeeded',
          meta: expect.objectContaining({
            environment: 'demand-models',
            operationId: id,
            accountId: '444455556666',
          }),
        }),
        expect.objectContaining({
          eventId: 'operation-complete',
          status: 'succeeded',
          meta: expect.objectContaining({ environment: 'demand-models' }),
        }),
      ]);
      expect(JSON.stringify(audit)).not.toContain(record?.externalId);
    });

    it('judges a new environment as what it would become', async () => {
      const { post, store, audit } = await setUp();
      const refused = await post(
        '/operations',
        'scaffolderForBruno',
        deployBody(),
      );
      expect(refused.status).toBe(403);
      expect(refused.body.error.message).toContain('group:default/forecasting');
      expect(
        (await post('/operations', 'scaffolderForNadia', deployBody())).status,
      ).toBe(403);
      expect(await store.environments.find('demand-models')).toBeUndefined();
      expect(audit).toEqual([
        expect.objectContaining({
          eventId: 'operation-start',
          status: 'failed',
          error: expect.stringContaining('NotAllowedError'),
        }),
        expect.objectContaining({ status: 'failed' }),
      ]);
    });

    it("judges an existing environment as what it is, not as the caller's config says", async () => {
      const { post, deploy } = await setUp();
      await deploy('demand-models', 'group:default/forecasting');
      const answer = await post('/operations', 'scaffolderForBruno', {
        ...deployBody('demand-models', { owner: 'group:default/fraud' }),
        kind: 'change',
        taskId: 'task-2',
      });
      expect(answer.status).toBe(403);
      const unknown = await post('/operations', 'scaffolderForBruno', {
        ...deployBody('no-such-one', { owner: 'group:default/fraud' }),
        kind: 'change',
      });
      expect(unknown.status).toBe(404);
    });

    it.each<[string, object, string]>([
      ['a kind', { kind: 'explode' }, 'kind'],
      ['a task', { taskId: 'x/../y' }, 'taskId'],
      ['a field', { generation: 7 }, 'additional properties'],
      [
        'an account',
        { config: { ...deployBody().config, account: '999999999999' } },
        "'999999999999'",
      ],
      [
        'a region',
        { config: { ...deployBody().config, region: 'eu-central-1' } },
        "'eu-central-1'",
      ],
      [
        'a name',
        {
          config: {
            ...deployBody().config,
            environment: {
              name: 'Odd Näme/..',
              owner: 'group:default/forecasting',
            },
          },
        },
        "'Odd Näme/..'",
      ],
      [
        'an owner',
        {
          config: {
            ...deployBody().config,
            environment: { name: 'demand-models', owner: 'user:default/ana' },
          },
        },
        "'user:default/ana'",
      ],
      [
        'an access section',
        {
          config: { ...deployBody().config, access: { externalId: 'mine' } },
        },
        'access',
      ],
    ])('refuses %s that it does not admit', async (_, changes, offending) => {
      const { post, store } = await setUp();
      const { status, body } = await post('/operations', 'scaffolderForPetra', {
        ...deployBody(),
        ...changes,
      });
      expect(status).toBe(400);
      expect(body.error).toMatchObject({
        name: 'InputError',
        message: expect.stringContaining(offending),
      });
      expect(await store.environments.list({ limit: 10 })).toEqual([]);
    });

    it('lets exactly one of two deployments of the same name through', async () => {
      const { post, store } = await setUp();
      const answers = await Promise.all(
        ['one', 'two', 'three', 'four'].map(taskId =>
          post(
            '/operations',
            'scaffolderForPetra',
            deployBody('demand-models', { taskId }),
          ),
        ),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([
        201, 409, 409, 409,
      ]);
      const refused = answers.find(({ status }) => status === 409);
      expect(refused?.body.error.message).toContain("'demand-models'");
      expect(await store.operations.list('demand-models')).toHaveLength(1);
    });

    it('refuses a name that is taken', async () => {
      const { post, deploy } = await setUp();
      await deploy('demand-models', 'group:default/forecasting');
      const { status, body } = await post(
        '/operations',
        'scaffolderForBruno',
        deployBody('demand-models', {
          owner: 'group:default/fraud',
          taskId: 'task-2',
        }),
      );
      expect(status).toBe(409);
      expect(body.error.message).toBe(
        "Environment name 'demand-models' is already taken",
      );
    });

    it('lets the scaffolder resume a task without the person, and nothing else', async () => {
      const { post, start } = await setUp();
      const first = await start(deployBody(), 'scaffolderForAna');
      const resumed = await post('/operations', 'scaffolder', deployBody());
      expect(resumed.status).toBe(201);
      expect(resumed.body.operation).toMatchObject({
        id: first.operation.id,
        generation: 2,
        startedBy: 'user:default/ana',
      });
      expect(resumed.body.access).toEqual(first.access);
      const anew = await post(
        '/operations',
        'scaffolder',
        deployBody('price-tests'),
      );
      expect(anew.status).toBe(403);

      const { id } = first.operation;
      for (const [path, body] of [
        ['lease', { generation: 1 }],
        ['events', { generation: 1, events: [] }],
        ['completion', { generation: 1, state: 'failed' }],
      ] as const) {
        const stale = await post(
          `/operations/${id}/${path}`,
          'scaffolder',
          body,
        );
        expect(stale.status).toBe(409);
        expect(stale.body.error.message).toContain('generation 1');
        const none = await post(
          `/operations/${NO_SUCH_OPERATION}/${path}`,
          'scaffolder',
          body,
        );
        expect(none.status).toBe(404);
        const odd = await post(
          `/operations/not-a-uuid/${path}`,
          'scaffolder',
          body,
        );
        expect(odd.status).toBe(400);
      }
    });

    it.each<[string, object]>([
      ['lease', {}],
      ['lease', { generation: '1' }],
      ['lease', { generation: 1.5 }],
      ['events', { generation: 1, events: [{ id: 'x' }] }],
      ['events', { generation: 1, events: [{ id: 'x', at: 'yesterday' }] }],
      [
        'events',
        {
          generation: 1,
          events: [{ id: 'x', at: '2026-03-02T09:00:00Z', secret: 'y' }],
        },
      ],
      ['completion', { generation: 1, state: 'running' }],
      ['completion', { generation: 1, state: 'failed', failure: {} }],
      ['completion', { generation: 1, state: 'succeeded', outputs: { A: 1 } }],
    ])('refuses a %s of %j', async (path, body) => {
      const { post, start } = await setUp();
      const { operation } = await start();
      const answer = await post(
        `/operations/${operation.id}/${path}`,
        'scaffolder',
        body,
      );
      expect(answer.status).toBe(400);
    });
  },
);
