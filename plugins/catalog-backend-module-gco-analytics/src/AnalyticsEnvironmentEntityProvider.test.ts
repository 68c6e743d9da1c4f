import { mockServices } from '@backstage/backend-test-utils';
import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import {
  EntityProviderConnection,
  EntityProviderMutation,
} from '@backstage/plugin-catalog-node';
import {
  ENVIRONMENT_EVENT_TOPIC,
  Environment,
  EnvironmentSummary,
  ListEnvironmentsQuery,
  Page,
} from '@gco/plugin-gco-analytics-common';
import { AnalyticsEnvironmentEntityProvider } from './AnalyticsEnvironmentEntityProvider';

const environment = (
  name: string,
  overrides: Partial<Environment> = {},
): Environment => ({
  name,
  owner: 'group:default/forecasting',
  accountId: '444455556666',
  region: 'eu-west-1',
  state: 'active',
  health: 'healthy',
  createdBy: 'user:default/ana',
  createdAt: '2026-01-01T10:00:00.000Z',
  updatedAt: '2026-01-01T10:20:00.000Z',
  stackName: `gco-analytics-${name}`,
  config: {},
  outputs: {},
  ...overrides,
});

/** The API over a list, page by page like the real one. */
class EnvironmentList {
  readonly queries: ListEnvironmentsQuery[] = [];
  failOnPage?: number;
  beforeAnswer: () => Promise<void> = async () => {};

  constructor(readonly environments: Environment[]) {}

  async listEnvironments(
    query: ListEnvironmentsQuery = {},
  ): Promise<Page<EnvironmentSummary>> {
    this.queries.push(query);
    if (this.queries.length === this.failOnPage) {
      throw new ServiceUnavailableError('The database is not reachable');
    }
    const start = Number(query.cursor ?? 0);
    const end = start + (query.limit ?? 50);
    const matching = this.environments.filter(
      ({ state }) => query.state?.includes(state) ?? true,
    );
    const page = {
      items: matching.slice(start, end),
      nextCursor: end < matching.length ? String(end) : undefined,
    };
    await this.beforeAnswer();
    return page;
  }

  async getEnvironment(name: string): Promise<Environment> {
    const found = this.environments.find(candidate => candidate.name === name);
    if (!found) {
      throw new NotFoundError(`No environment '${name}'`);
    }
    return found;
  }
}

/** A catalog that keeps what the provider gave it. */
class CatalogConnection implements EntityProviderConnection {
  readonly names = new Set<string>();
  readonly mutations: EntityProviderMutation[] = [];

  async applyMutation(mutation: EntityProviderMutation): Promise<void> {
    this.mutations.push(mutation);
    if (mutation.type === 'full') {
      this.names.clear();
      mutation.entities.forEach(({ entity }) =>
        this.names.add(entity.metadata.name),
      );
      return;
    }
    mutation.added.forEach(({ entity }) =>
      this.names.add(entity.metadata.name),
    );
    mutation.removed.forEach(removed => {
      const ref =
        'entityRef' in removed
          ? removed.entityRef
          : `resource:default/${removed.entity.metadata.name}`;
      this.names.delete(ref.replace('resource:default/', ''));
    });
  }

  async refresh(): Promise<void> {}
}

async function connect(environments: Environment[]) {
  const api = new EnvironmentList(environments);
  const connection = new CatalogConnection();
  const events = mockServices.events();
  const logger = mockServices.logger.mock();
  const scheduled: Array<(signal: AbortSignal) => Promise<void>> = [];
  const provider = new AnalyticsEnvironmentEntityProvider({
    api,
    events,
    logger,
    entity: { consoleLinks: false },
    taskRunner: {
      run: async task => {
        scheduled.push(async signal => task.fn(signal));
      },
    },
  });
  await provider.connect(connection);
  const sync = (signal = new AbortController().signal) => scheduled[0](signal);
  const announce = (eventPayload: unknown) =>
    events.publish({ topic: ENVIRONMENT_EVENT_TOPIC, eventPayload });
  return { api, connection, logger, sync, announce };
}

describe('AnalyticsEnvironmentEntityProvider', () => {
  it('takes every page of the list into the catalog', async () => {
    const all = Array.from({ length: 450 }, (_, index) =>
      environment(`env-${index}`),
    );
    const { api, connection, sync } = await connect(all);

    await sync();

    expect(connection.names.size).toBe(450);
    expect(api.queries.map(({ cursor }) => cursor)).toEqual([
      undefined,
      '200',
      '400',
    ]);
    expect(connection.mutations).toHaveLength(1);
  });

  it('leaves retired environments out', async () => {
    const { connection, sync } = await connect([
      environment('forecast'),
      environment('old', { state: 'retired' }),
      environment('going', { state: 'retiring' }),
    ]);

    await sync();

    expect([...connection.names]).toEqual(['forecast', 'going']);
  });

  it('takes environments out that are gone from the list', async () => {
    const { api, connection, sync } = await connect([
      environment('forecast'),
      environment('scores'),
    ]);
    await sync();
    api.environments.splice(0, 1);

    await sync();

    expect([...connection.names]).toEqual(['scores']);
  });

  it.each([1, 2])(
    'keeps the catalog as it is when page %i cannot be read',
    async page => {
      const all = Array.from({ length: 250 }, (_, index) =>
        environment(`env-${index}`),
      );
      const { api, connection, sync } = await connect(all);
      await sync();
      api.queries.length = 0;
      api.failOnPage = page;

      await expect(sync()).rejects.toThrow('The database is not reachable');

      expect(connection.names.size).toBe(250);
      expect(connection.mutations).toHaveLength(1);
    },
  );

  it('stops reading when its time is up, without touching the catalog', async () => {
    const { connection, sync } = await connect([environment('forecast')]);

    await expect(sync(AbortSignal.abort())).rejects.toThrow(
      'took too long; stopped after 0',
    );

    expect(connection.mutations).toEqual([]);
  });

  it('stops at a list that does not advance', async () => {
    const { api, connection, sync } = await connect([environment('forecast')]);
    api.listEnvironments = async () => ({
      items: [environment('forecast')],
      nextCursor: 'same',
    });

    await expect(sync()).rejects.toThrow(
      "does not advance beyond cursor 'same'",
    );

    expect(connection.mutations).toEqual([]);
  });

  it('brings a new environment in on its event', async () => {
    const { connection, announce } = await connect([environment('forecast')]);

    await announce({ environment: 'forecast', change: 'upserted' });

    expect(connection.mutations).toEqual([
      {
        type: 'delta',
        added: [
          {
            locationKey: 'gco-analytics',
            entity: expect.objectContaining({
              kind: 'Resource',
              metadata: expect.objectContaining({ name: 'forecast' }),
            }),
          },
        ],
        removed: [],
      },
    ]);
  });

  it.each([
    ['is not on record any more', []],
    ['is retired', [environment('forecast', { state: 'retired' })]],
  ])(
    'takes an environment out on its event when it %s',
    async (_, environments) => {
      const { api, connection, announce, sync } = await connect([
        environment('forecast'),
        environment('scores'),
      ]);
      await sync();
      api.environments.splice(0, 1, ...environments);

      await announce({ environment: 'forecast', change: 'removed' });

      expect([...connection.names]).toEqual(['scores']);
    },
  );

  it('keeps the entity when the environment of an event cannot be read', async () => {
    const { api, connection, announce, sync, logger } = await connect([
      environment('forecast'),
    ]);
    await sync();
    api.getEnvironment = async () => {
      throw new ServiceUnavailableError('The database is not reachable');
    };

    await announce({ environment: 'forecast', change: 'removed' });

    expect([...connection.names]).toEqual(['forecast']);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining("'forecast'"),
      expect.anything(),
    );
  });

  it.each([
    [undefined],
    ['forecast'],
    [{}],
    [{ environment: 7 }],
    [{ environment: '' }],
  ])('ignores the event payload %j', async payload => {
    const { connection, announce, logger } = await connect([
      environment('forecast'),
    ]);

    await announce(payload);

    expect(connection.mutations).toEqual([]);
    expect(logger.warn).toHaveBeenCalled();
  });

  it('does not lose an environment that is registered while the full list is being read', async () => {
    const { api, connection, announce, sync } = await connect([
      environment('forecast'),
    ]);
    let release: () => void = () => {};
    const held = new Promise<void>(resolve => {
      release = resolve;
    });
    api.beforeAnswer = () => held;

    const syncing = sync();
    await new Promise(resolve => setImmediate(resolve));
    api.environments.push(environment('scores'));
    const announced = announce({ environment: 'scores', change: 'upserted' });
    release();
    await Promise.all([syncing, announced]);

    expect([...connection.names]).toEqual(['forecast', 'scores']);
    expect(connection.mutations.map(({ type }) => type)).toEqual([
      'full',
      'delta',
    ]);
  });

  it('goes on after a failed synchronisation', async () => {
    const { api, connection, sync, announce } = await connect([
      environment('forecast'),
    ]);
    api.failOnPage = 1;
    await expect(sync()).rejects.toThrow('not reachable');

    await announce({ environment: 'forecast', change: 'upserted' });

    expect([...connection.names]).toEqual(['forecast']);
  });
});
