import { mockOutputs } from '@gco/plugin-gco-analytics-common/testUtils';
import { Knex } from 'knex';
import { createTestStore } from './createTestStore';
import { mockCandidate } from './mockCandidate';
import { Persona } from './personas';
import { startAnalyticsBackend } from './startAnalyticsBackend';

/** Body of POST /operations that deploys an environment. */
export function deployBody(
  name = 'demand-models',
  changes: { owner?: string; taskId?: string } = {},
) {
  return {
    kind: 'deploy',
    taskId: changes.taskId ?? `task-${name}`,
    config: mockCandidate({
      name,
      owner: changes.owner ?? 'group:default/forecasting',
    }).config,
  };
}

/** The plugin, with environments brought about over its own API. */
export async function startApi(knex: Knex) {
  const backend = await startAnalyticsBackend({ knex });
  const store = await createTestStore(knex);

  const start = async (
    body: object = deployBody(),
    as: Persona = 'scaffolderForPetra',
  ) => {
    const answer = await backend.post('/operations', as, body);
    expect(answer.status).toBe(201);
    return answer.body;
  };

  const deploy = async (name: string, owner: string) => {
    const { operation } = await start(deployBody(name, { owner }));
    const path = `/operations/${operation.id}/completion`;
    const answer = await backend.post(path, 'scaffolder', {
      generation: operation.generation,
      state: 'succeeded',
      outputs: mockOutputs,
    });
    expect(answer.status).toBe(200);
    return operation;
  };

  return { ...backend, store, start, deploy };
}
