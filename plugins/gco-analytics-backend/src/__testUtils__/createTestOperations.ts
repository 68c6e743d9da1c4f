import { OperationEvent } from '@gco/plugin-gco-analytics-common';
import { Knex } from 'knex';
import { DefaultOperationService, StartOptions } from '../operations';
import { createTestStore } from './createTestStore';
import { mockCandidate } from './mockCandidate';

/** Ana deploys `demand-models` in task `task-1`, or what `changes` make of it. */
export function deploy(changes: Partial<StartOptions> = {}): StartOptions {
  return {
    kind: 'deploy',
    candidate: mockCandidate(),
    taskId: 'task-1',
    startedBy: 'user:default/ana',
    ...changes,
  };
}

/** Events with these ids. */
export function events(...ids: string[]): OperationEvent[] {
  return ids.map(id => ({
    id,
    at: '2026-03-02T09:00:00.000Z',
    message: `event ${id}`,
  }));
}

/** Operations with leases of 60 s, on a clock that stands still until told to move. */
export async function createTestOperations(knex: Knex) {
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
