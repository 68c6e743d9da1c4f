import { mockCredentials } from '@backstage/backend-test-utils';
import { ConflictError } from '@backstage/errors';
import { StartOperationRequest } from '@gco/plugin-gco-analytics-common';
import { InMemoryOperations } from '../__testUtils__';
import { startOperation } from './startOperation';

const request: StartOperationRequest = {
  kind: 'deploy',
  taskId: 'task-1',
  config: {
    environment: { name: 'forecast', owner: 'group:default/forecasting' },
    account: '444455556666',
    region: 'eu-west-1',
  },
};
const initiator = mockCredentials.user('user:default/ana');

describe('startOperation', () => {
  it('acts for the person who started the task', async () => {
    const access = new InMemoryOperations();
    const { operation } = await startOperation({ access, initiator, request });

    expect(operation).toMatchObject({
      taskId: 'task-1',
      startedBy: 'user:default/ana',
      generation: 1,
    });
    expect(access.calls).toEqual(['startOperation user:default/ana']);
  });

  it('continues an operation of the same task as itself once the sign-in has expired', async () => {
    const access = new InMemoryOperations();
    await startOperation({ access, initiator, request });
    access.initiatorExpired = true;

    const { operation } = await startOperation({ access, initiator, request });

    expect(operation).toMatchObject({
      id: 'operation-1',
      startedBy: 'user:default/ana',
      generation: 2,
    });
    expect(access.calls.slice(1)).toEqual([
      'startOperation user:default/ana',
      'startOperation service',
    ]);
  });

  it('cannot start anything as itself', async () => {
    const access = new InMemoryOperations();
    access.initiatorExpired = true;

    await expect(
      startOperation({ access, initiator, request }),
    ).rejects.toThrow(
      /sign-in of the person who started task 'task-1' has expired/,
    );
    expect(access.environments.size).toBe(0);
  });

  it('says who works on the environment when its operation is not free', async () => {
    const access = new InMemoryOperations();
    await startOperation({
      access,
      initiator,
      request: { ...request, taskId: 'other-task' },
    });

    await expect(
      startOperation({ access, initiator, request }),
    ).rejects.toThrow(ConflictError);
    expect(
      access.calls.filter(call => call === 'startOperation service'),
    ).toEqual([]);
  });
});
