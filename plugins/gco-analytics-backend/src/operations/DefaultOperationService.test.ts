import { TestDatabases } from '@backstage/backend-test-utils';
import { mockOutputs } from '@gco/plugin-gco-analytics-common/testUtils';
import {
  createTestOperations,
  deploy,
  events,
  mockCandidate,
} from '../__testUtils__';

jest.setTimeout(60_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
  disableDocker: true,
});

const conflict = expect.objectContaining({ name: 'ConflictError' });

describe.each(databases.eachSupportedId())('operations, on %s', databaseId => {
  const setUp = async () =>
    createTestOperations(await databases.init(databaseId));

  it('registers an environment, takes its lease and stores what comes of it', async () => {
    const { store, operations, notifier, onSucceeded } = await setUp();
    const { operation, environment } = await operations.start(deploy());
    expect(operation).toMatchObject({
      kind: 'deploy',
      state: 'running',
      generation: 1,
      startedBy: 'user:default/ana',
    });
    expect(environment).toMatchObject({
      ...mockCandidate(),
      state: 'deploying',
      createdBy: 'user:default/ana',
      isDeployed: false,
      lease: { operationId: operation.id },
    });
    expect(environment.externalId).toMatch(/^[0-9a-f]{48}$/);
    expect(notifier.changed).toHaveBeenLastCalledWith('demand-models');

    await operations.appendEvents(operation.id, 1, [
      { ...events('a')[0], progress: { completed: 1, total: 63 } },
    ]);
    const completed = await operations.complete(operation.id, {
      generation: 1,
      state: 'succeeded',
      outputs: { ...mockOutputs, CDKMetadata: 'dropped' },
    });
    expect(completed).toMatchObject({
      state: 'succeeded',
      progress: { completed: 1, total: 63 },
      finishedAt: '2026-03-02T09:00:00.000Z',
    });
    const after = await store.environments.find('demand-models');
    expect(after).toMatchObject({
      state: 'active',
      isDeployed: true,
      outputs: mockOutputs,
      blueprintVersion: '0.1.0',
      externalId: environment.externalId,
    });
    expect(after?.outputs).not.toHaveProperty('CDKMetadata');
    expect(after?.lease).toBeUndefined();
    expect(onSucceeded).toHaveBeenCalledWith('demand-models');
    expect(notifier.changed).toHaveBeenCalledTimes(2);
  });

  it('gives every environment an external id of its own', async () => {
    const { operations } = await setUp();
    const first = await operations.start(deploy());
    const second = await operations.start(
      deploy({ candidate: mockCandidate({ name: 'fraud-graph' }) }),
    );
    expect(first.environment.externalId).not.toBe(
      second.environment.externalId,
    );
  });

  it('leaves nothing behind when it refuses', async () => {
    const { knex, operations } = await setUp();
    await operations.start(deploy());
    const count = async () => [
      await knex('environments').count({ n: '*' }).first(),
      await knex('operations').count({ n: '*' }).first(),
      await knex('environments').first('version', 'generation', 'state'),
    ];
    const before = await count();
    await expect(
      operations.start(deploy({ taskId: 'task-2' })),
    ).rejects.toEqual(conflict);
    await expect(
      operations.start(
        deploy({
          taskId: 'task-3',
          candidate: mockCandidate({ owner: 'group:default/fraud' }),
        }),
      ),
    ).rejects.toEqual(conflict);
    await expect(
      operations.start(
        deploy({
          taskId: 'task-4',
          startedBy: undefined,
          candidate: mockCandidate({ name: 'nobodys' }),
        }),
      ),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
    expect(await count()).toEqual(before);
  });

  it('answers a repeated completion the same and refuses a different one', async () => {
    const { operations, onSucceeded } = await setUp();
    const { operation } = await operations.start(deploy());
    const request = {
      generation: 1,
      state: 'succeeded' as const,
      outputs: { ...mockOutputs },
    };
    const first = await operations.complete(operation.id, request);
    expect(await operations.complete(operation.id, request)).toEqual(first);
    expect(onSucceeded).toHaveBeenCalledTimes(1);
    await expect(
      operations.complete(operation.id, { generation: 1, state: 'failed' }),
    ).rejects.toEqual(conflict);
  });

  it('does not take roles of another account for its own', async () => {
    const { operations, store } = await setUp();
    const { operation } = await operations.start(deploy());
    const foreign = 'arn:aws:iam::777788889999:role/gco/access';
    await expect(
      operations.complete(operation.id, {
        generation: 1,
        state: 'succeeded',
        outputs: { ...mockOutputs, AccessRoleArn: foreign },
      }),
    ).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining(foreign),
    });
    expect(await store.operations.find(operation.id)).toMatchObject({
      state: 'running',
    });
  });

  it('keeps a deployed environment in use when a change fails', async () => {
    const { operations, store } = await setUp();
    const first = await operations.start(deploy());
    await operations.complete(first.operation.id, {
      generation: 1,
      state: 'succeeded',
      outputs: { ...mockOutputs },
    });
    const change = deploy({
      kind: 'change',
      taskId: 'task-2',
      candidate: mockCandidate({ config: { emr: { enabled: false } } }),
    });
    const second = await operations.start(change);
    expect(second.environment).toMatchObject({
      state: 'changing',
      config: first.environment.config,
    });
    await operations.complete(second.operation.id, {
      generation: 2,
      state: 'failed',
    });
    const after = await store.environments.find('demand-models');
    expect(after).toMatchObject({
      state: 'active',
      outputs: mockOutputs,
      config: first.environment.config,
    });

    const third = await operations.start(change);
    await operations.complete(third.operation.id, {
      generation: 3,
      state: 'succeeded',
    });
    expect((await store.environments.find('demand-models'))?.config).toEqual(
      change.candidate.config,
    );
  });

  it('knows no operation by any other id', async () => {
    const { operations } = await setUp();
    await expect(operations.renewLease('no-such', 1)).rejects.toMatchObject({
      name: 'NotFoundError',
      message: expect.stringContaining("'no-such'"),
    });
  });
});
