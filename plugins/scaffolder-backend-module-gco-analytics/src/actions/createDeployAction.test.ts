import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { ConflictError } from '@backstage/errors';
import { ActionContext } from '@backstage/plugin-scaffolder-node';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { JsonObject, JsonValue } from '@backstage/types';
import { RunnerError } from '@gco/analytics-blueprint';
import { parse } from 'yaml';
import { deployed, InMemoryOperations, ScriptedRunner } from '../__testUtils__';
import { createDeployAction } from './createDeployAction';
import { examples } from './createDeployAction.examples';

const config: JsonObject = {
  environment: { name: 'forecast', owner: 'group:default/forecasting' },
  account: '444455556666',
  region: 'eu-west-1',
};

/** Checkpoints that outlive an attempt, as with task recovery switched on. */
function keptCheckpoints(): {
  store: Map<string, JsonValue>;
  checkpoint: ActionContext<JsonObject>['checkpoint'];
} {
  const store = new Map<string, JsonValue>();
  return {
    store,
    checkpoint: async ({ key, fn }) => {
      if (!store.has(key)) {
        store.set(key, JSON.parse(JSON.stringify((await fn()) ?? {})));
      }
      return store.get(key) as never;
    },
  };
}

describe('gco:analytics:deploy', () => {
  const logger = mockServices.logger.mock();
  let operations: InMemoryOperations;

  beforeEach(() => {
    operations = new InMemoryOperations();
  });

  afterEach(() => {
    jest.clearAllMocks();
  });

  function setUp(runner = new ScriptedRunner()) {
    const regions: string[] = [];
    const action = createDeployAction({
      access: operations,
      runner,
      sessions: {
        hub: region => {
          regions.push(region);
          return async () => ({ accessKeyId: 'hub', secretAccessKey: 'hub' });
        },
      },
      projectName: 'gco',
      pollIntervalMs: 5_000,
    });
    const run = async (context: Partial<ActionContext<JsonObject>> = {}) => {
      const outputs: Record<string, unknown> = {};
      const input = { config, ...(context.input as JsonObject) };
      const mock = createMockActionContext({ input, task: { id: 'task-1' } });
      await action.handler({
        ...mock,
        logger,
        getInitiatorCredentials: async () =>
          mockCredentials.user('user:default/ana'),
        output: (name: string, value: unknown) => {
          outputs[name] = value;
        },
        ...context,
        input,
      } as Parameters<typeof action.handler>[0]);
      return outputs;
    };
    return { action, run, runner, regions };
  }

  it('registers the environment, deploys it and ends the operation', async () => {
    const { run, runner } = setUp();

    const outputs = await run();

    expect(outputs).toEqual({
      environment: 'forecast',
      entityRef: 'resource:default/forecast',
      stackName: 'gco-analytics-forecast',
      stackArn:
        'arn:aws:cloudformation:eu-west-1:444455556666:stack/gco-analytics-forecast/1',
      changed: true,
      domainId: 'd-1234567890ab',
      emrApplicationId: '00abc',
    });
    expect(operations.calls).toEqual([
      'startOperation user:default/ana',
      'completeOperation succeeded',
    ]);
    expect(operations.operations.get('operation-1')).toMatchObject({
      state: 'succeeded',
      taskId: 'task-1',
    });
    expect(runner.configs).toHaveLength(1);
  });

  it("deploys with the portal's access section, which the record does not keep", async () => {
    const { run, runner } = setUp();

    await run();

    expect(runner.configs[0].access).toEqual({
      ...operations.access,
      sourceVpceIds: [],
    });
    expect(
      JSON.stringify(operations.environments.get('forecast')?.config),
    ).not.toContain(operations.access.externalId);
    expect(JSON.stringify(logger.info.mock.calls)).not.toContain(
      operations.access.externalId,
    );
  });

  it('records the configuration with the defaults it was deployed with', async () => {
    const { run } = setUp();

    await run();

    expect(operations.environments.get('forecast')?.config).toMatchObject({
      ...config,
      studio: { idleShutdown: { timeoutMinutes: 120 } },
    });
  });

  it("uses the hub's credentials for the environment's region", async () => {
    const credentials: unknown[] = [];
    const { run, regions } = setUp(
      new ScriptedRunner(async stage => {
        credentials.push(await stage.credentials());
        return deployed();
      }),
    );

    await run();

    expect(regions).toEqual(['eu-west-1']);
    expect(credentials).toEqual([
      { accessKeyId: 'hub', secretAccessKey: 'hub' },
    ]);
  });

  it('says when nothing was to do', async () => {
    const { run } = setUp(
      new ScriptedRunner(async () => deployed({ changed: false })),
    );

    await expect(run()).resolves.toMatchObject({ changed: false });
    expect(logger.info).toHaveBeenCalledWith(
      "Environment 'forecast' was already as configured",
    );
  });

  describe('a dry run', () => {
    it('answers without touching portal or AWS', async () => {
      const { run, runner } = setUp();

      const outputs = await run({ isDryRun: true });

      expect(outputs).toEqual({
        environment: 'forecast',
        entityRef: 'resource:default/forecast',
        stackName: 'gco-analytics-forecast',
        changed: false,
      });
      expect(operations.calls).toEqual([]);
      expect(runner.configs).toEqual([]);
    });

    it('refuses what a real run would refuse', async () => {
      const { run } = setUp();

      await expect(
        run({
          isDryRun: true,
          input: { config: { ...config, region: 'moon-1' } },
        }),
      ).rejects.toThrow(/region: .*"moon-1"/);
    });
  });

  describe('bad input', () => {
    it.each([
      [
        'an odd name',
        {
          environment: {
            name: 'Fore Cast!',
            owner: 'group:default/forecasting',
          },
        },
        '"Fore Cast!"',
      ],
      [
        'a name in another script',
        { environment: { name: 'прогноз', owner: 'group:default/x' } },
        '"прогноз"',
      ],
      [
        'a path as a name',
        { environment: { name: '../etc', owner: 'group:default/x' } },
        '"../etc"',
      ],
      ['an unknown region', { region: 'eu-west-11' }, '"eu-west-11"'],
      ['a malformed account', { account: '4444' }, '"4444"'],
      ['an unknown key', { colour: 'green' }, 'colour'],
      [
        'a value out of range',
        { studio: { idleShutdown: { timeoutMinutes: 5 } } },
        '5',
      ],
    ])(
      'refuses %s before anything is registered',
      async (_, change, offending) => {
        const { run, runner } = setUp();

        await expect(
          run({ input: { config: { ...config, ...change } } }),
        ).rejects.toMatchObject({
          name: 'InputError',
          message: expect.stringContaining(offending),
        });
        expect(operations.calls).toEqual([]);
        expect(runner.configs).toEqual([]);
      },
    );

    it.each([
      ['the name is taken', new ConflictError("The name 'forecast' is taken")],
      [
        'another deployment runs',
        new ConflictError(
          "Environment 'forecast' is being worked on by task 'task-0'",
        ),
      ],
    ])('deploys nothing when %s', async (_, refusal) => {
      operations.failNext('startOperation', refusal);
      const { run, runner } = setUp();

      await expect(run()).rejects.toThrow(refusal.message);
      expect(runner.configs).toEqual([]);
      expect(operations.environments.size).toBe(0);
    });
  });

  it('tells people of a refusal without a trace through the code', async () => {
    operations.failNext(
      'startOperation',
      new ConflictError("The name 'forecast' is taken"),
    );

    await expect(setUp().run()).rejects.toMatchObject({
      stack: "ConflictError: The name 'forecast' is taken",
    });
  });

  it('keeps the trace of an error that nobody expected', async () => {
    operations.failNext('startOperation', new TypeError('fetch failed'));

    await expect(setUp().run()).rejects.toMatchObject({
      stack: expect.stringContaining('createDeployAction.test.ts'),
    });
  });

  describe('a retry', () => {
    const failing = () =>
      new ScriptedRunner(async () => {
        throw new RunnerError({
          code: 'RunnerCrashed',
          message: 'The deployment process was killed by SIGKILL',
        });
      });

    it('continues the operation under a new generation, though its checkpoint is kept', async () => {
      const { checkpoint, store } = keptCheckpoints();
      await expect(setUp(failing()).run({ checkpoint })).rejects.toThrow(
        'killed by SIGKILL',
      );

      await setUp().run({ checkpoint });

      expect([...store]).toEqual([
        ['operation.forecast', { operationId: 'operation-1' }],
      ]);
      expect(operations.operations.size).toBe(1);
      expect(operations.completions).toEqual([
        expect.objectContaining({ generation: 1, state: 'failed' }),
        expect.objectContaining({ generation: 2, state: 'succeeded' }),
      ]);
    });

    it('does the same without kept checkpoints', async () => {
      await expect(setUp(failing()).run()).rejects.toThrow('killed by SIGKILL');

      await setUp().run();

      expect(operations.operations.get('operation-1')).toMatchObject({
        generation: 2,
        state: 'succeeded',
      });
    });

    it('goes on as the scaffolder when the sign-in of the first start has expired', async () => {
      const { checkpoint } = keptCheckpoints();
      await expect(setUp(failing()).run({ checkpoint })).rejects.toThrow(
        'killed by SIGKILL',
      );
      operations.initiatorExpired = true;

      await setUp().run({ checkpoint });

      expect(operations.operations.get('operation-1')).toMatchObject({
        startedBy: 'user:default/ana',
        state: 'succeeded',
      });
    });

    it('keeps no checkpoint of a refused start', async () => {
      const { checkpoint, store } = keptCheckpoints();
      operations.failNext(
        'startOperation',
        new ConflictError("The name 'forecast' is taken"),
      );

      await expect(setUp().run({ checkpoint })).rejects.toThrow('is taken');

      expect(store.size).toBe(0);
    });
  });

  it('starts nothing for a task that is already cancelled', async () => {
    const { run } = setUp();

    await expect(run({ signal: AbortSignal.abort() })).rejects.toThrow();
    expect(operations.calls).toEqual([]);
  });

  it('ends the operation as cancelled when the task is cancelled half-way', async () => {
    const controller = new AbortController();
    const { run, runner } = setUp(
      new ScriptedRunner(stage => {
        stage.resource('CREATE_IN_PROGRESS', 'StudioDomain');
        controller.abort();
        return stage.stopped;
      }),
    );

    await expect(run({ signal: controller.signal })).rejects.toThrow(
      'CloudFormation goes on',
    );
    expect(runner.stops).toBe(1);
    expect(operations.operations.get('operation-1')?.state).toBe('cancelled');
    expect([...operations.events.values()]).toEqual([
      expect.objectContaining({ resource: 'StudioDomain' }),
    ]);
  });

  it('stops when a newer attempt takes the operation over', async () => {
    operations.leaseSeconds = 0.06;
    const { run, runner } = setUp(
      new ScriptedRunner(stage => {
        operations.takeOver('operation-1');
        return stage.stopped;
      }),
    );

    await expect(run()).rejects.toMatchObject({ name: 'ConflictError' });
    expect(runner.stops).toBe(1);
    expect(operations.completions).toEqual([]);
  });

  it.each(examples)(
    'has a working example: $description',
    async ({ example }) => {
      const { action, run } = setUp();
      const { steps } = parse(example) as {
        steps: Array<{ action: string; input: JsonObject }>;
      };

      expect(steps.map(step => step.action)).toEqual([action.id]);
      await expect(run({ input: steps[0].input })).resolves.toMatchObject({
        changed: true,
      });
    },
  );
});
