import { TestDatabases } from '@backstage/backend-test-utils';
import { OperationEvent } from '@gco/plugin-gco-analytics-common';
import { mockOutputs } from '@gco/plugin-gco-analytics-common/testUtils';
import { createTestStore, mockCandidate } from '../__testUtils__';
import { DefaultOperationService } from './DefaultOperationService';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

const ana = 'user:default/ana';
const deploy = (changes: object = {}) => ({
  kind: 'deploy' as const,
  candidate: mockCandidate(),
  taskId: 'task-1',
  startedBy: ana,
  ...changes,
});

const conflict = expect.objectContaining({ name: 'ConflictError' });

function events(...ids: string[]): OperationEvent[] {
  return ids.map(id => ({
    id,
    at: '2026-03-02T09:00:00.000Z',
    message: `event ${id}`,
  }));
}

describe.each(databases.eachSupportedId())('operations on %s', databaseId => {
  async function setUp() {
    const knex = await databases.init(databaseId);
    const store = await createTestStore(knex);
    let now = Date.parse('2026-03-02T09:00:00Z');
    const notifier = { changed: jest.fn(), progressed: jest.fn() };
    const onSucceeded = jest.fn();
    const operations = new DefaultOperationService({
      store,
      notifier,
      leaseSeconds: 60,
      onSucceeded,
      now: () => new Date(now),
    });
    const wait = (seconds: number) => {
      now += seconds * 1000;
    };
    return { knex, store, notifier, onSucceeded, operations, wait };
  }

  it('registers an environment, takes its lease and stores what comes of it', async () => {
    const { store, operations, notifier, onSucceeded } = await setUp();
    const { operation, environment } = await operations.start(deploy());
    expect(operation).toMatchObject({
      kind: 'deploy',
      state: 'running',
      generation: 1,
      startedBy: ana,
    });
    expect(environment).toMatchObject({
      ...mockCandidate(),
      state: 'deploying',
      createdBy: ana,
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

  it('lets exactly one of many simultaneous starts through', async () => {
    const { store, operations } = await setUp();
    const results = await Promise.allSettled(
      Array.from({ length: 12 }, (_, i) =>
        operations.start(deploy({ taskId: `task-${i}` })),
      ),
    );
    const refused = results.filter(result => result.status === 'rejected');
    expect(refused).toHaveLength(11);
    for (const { reason } of refused) {
      expect(reason).toEqual(conflict);
    }
    expect(await store.operations.list('demand-models')).toHaveLength(1);
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

  it('resumes the same task with a new generation and fences the old one', async () => {
    const { operations } = await setUp();
    const first = await operations.start(deploy());
    // The scaffolder alone, when it recovers the task.
    const second = await operations.start(deploy({ startedBy: undefined }));
    expect(second.operation).toMatchObject({
      id: first.operation.id,
      generation: 2,
      startedBy: ana,
      state: 'running',
    });
    const { id } = first.operation;
    await expect(operations.renewLease(id, 1)).rejects.toEqual(conflict);
    await expect(operations.appendEvents(id, 1, events('a'))).rejects.toEqual(
      conflict,
    );
    await expect(
      operations.complete(id, { generation: 1, state: 'failed' }),
    ).rejects.toEqual(conflict);
    await operations.renewLease(id, 2);
    await operations.complete(id, { generation: 2, state: 'succeeded' });
  });

  it('lets a failed first deployment be tried again, by its task or a new one', async () => {
    const { operations, store } = await setUp();
    const first = await operations.start(deploy());
    const failure = {
      resource: 'StudioDomain',
      resourceType: 'AWS::SageMaker::Domain',
      reason: 'limit reached',
    };
    const failed = await operations.complete(first.operation.id, {
      generation: 1,
      state: 'failed',
      failure,
    });
    expect(failed.failure).toEqual(failure);
    expect((await store.environments.find('demand-models'))?.state).toBe(
      'failed',
    );

    const retried = await operations.start(deploy());
    expect(retried.operation).toMatchObject({
      id: first.operation.id,
      generation: 2,
      state: 'running',
    });
    expect(retried.operation.failure).toBeUndefined();
    expect(retried.operation.finishedAt).toBeUndefined();
    await operations.complete(first.operation.id, {
      generation: 2,
      state: 'failed',
    });

    const anew = await operations.start(deploy({ taskId: 'task-2' }));
    expect(anew.operation.id).not.toBe(first.operation.id);
    expect(anew.operation.generation).toBe(3);
    expect(anew.environment.externalId).toBe(first.environment.externalId);
    await expect(operations.start(deploy())).rejects.toEqual(conflict);
  });

  it('hands a lease over only after it ran out', async () => {
    const { operations, wait } = await setUp();
    const first = await operations.start(deploy());
    const other = deploy({ taskId: 'task-2' });
    wait(59);
    await operations.renewLease(first.operation.id, 1);
    wait(59);
    await expect(operations.start(other)).rejects.toEqual(conflict);
    wait(2);
    const second = await operations.start(other);
    expect(second.operation.generation).toBe(2);
    const late = operations.renewLease(first.operation.id, 1);
    await expect(late).rejects.toEqual(conflict);
  });

  it('says why an operation was taken over', async () => {
    const { operations, store, wait } = await setUp();
    const first = await operations.start(deploy());
    wait(61);
    const second = await operations.start(deploy({ taskId: 'task-2' }));
    expect(await store.operations.find(first.operation.id)).toMatchObject({
      state: 'failed',
      failure: { reason: expect.stringContaining(second.operation.id) },
    });
  });

  it('keeps the lease of a holder that is late but alive', async () => {
    const { operations, wait } = await setUp();
    const { operation } = await operations.start(deploy());
    wait(3600);
    await operations.appendEvents(operation.id, 1, events('a'));
    wait(59);
    await expect(
      operations.start(deploy({ taskId: 'task-2' })),
    ).rejects.toEqual(conflict);
  });

  it('stores each event once, in order, without gaps', async () => {
    const { operations, store, notifier } = await setUp();
    const { operation } = await operations.start(deploy());
    const append = (...ids: string[]) =>
      operations.appendEvents(operation.id, 1, events(...ids));
    await append('a', 'b', 'b');
    await append('b', 'c');
    expect(notifier.progressed).toHaveBeenCalledTimes(2);
    await append('a');
    await append();
    expect(notifier.progressed).toHaveBeenCalledTimes(2);
    const list = (after: number, limit = 100) =>
      store.operationEvents.list(operation.id, { after, limit });
    const all = await list(0);
    expect(all.map(({ sequence, id }) => [sequence, id])).toEqual([
      [1, 'a'],
      [2, 'b'],
      [3, 'c'],
    ]);
    expect(all[0]).toMatchObject(events('a')[0]);
    expect((await list(2)).map(({ id }) => id)).toEqual(['c']);
    expect((await list(0, 2)).map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('numbers events without gaps when batches come at once', async () => {
    const { operations, store } = await setUp();
    const { operation } = await operations.start(deploy());
    await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        operations.appendEvents(
          operation.id,
          1,
          events('shared', `${i}-1`, `${i}-2`),
        ),
      ),
    );
    const all = await store.operationEvents.list(operation.id, {
      after: 0,
      limit: 100,
    });
    expect(all.map(({ sequence }) => sequence)).toEqual(
      Array.from({ length: 17 }, (_, i) => i + 1),
    );
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
