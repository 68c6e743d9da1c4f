import { TestDatabases } from '@backstage/backend-test-utils';
import { createTestOperations, deploy, events } from '../__testUtils__';

jest.setTimeout(60_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
  disableDocker: true,
});

const conflict = expect.objectContaining({ name: 'ConflictError' });

describe.each(databases.eachSupportedId())('leases, on %s', databaseId => {
  const setUp = async () =>
    createTestOperations(await databases.init(databaseId));

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

  it('resumes the same task with a new generation and fences the old one', async () => {
    const { operations } = await setUp();
    const first = await operations.start(deploy());
    // The scaffolder alone, when it recovers the task.
    const second = await operations.start(deploy({ startedBy: undefined }));
    expect(second.operation).toMatchObject({
      id: first.operation.id,
      generation: 2,
      startedBy: 'user:default/ana',
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
});
