import {
  coreServices,
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import {
  catalogServiceRef,
  CatalogService,
} from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import {
  AnalyticsClient,
  CompleteOperationRequest,
  OperationKind,
  StartedOperation,
} from '@gco/plugin-gco-analytics-common';
import analyticsPlugin from '@gco/plugin-gco-analytics-backend';
import catalogModule from '.';

jest.setTimeout(60_000);

const ACCOUNT = '444455556666';
const CATALOG_TIMEOUT_MS = 15_000;

const config = {
  // Whatever the backend would ask AWS, it asks nobody.
  aws: {
    mainAccount: {
      accessKeyId: 'none',
      secretAccessKey: 'none',
      region: 'eu-west-1',
    },
  },
  gcoAnalytics: {
    hub: { roleArn: 'arn:aws:iam::111122223333:role/gco-analytics-hub' },
    accounts: [
      {
        accountId: ACCOUNT,
        regions: ['eu-west-1'],
        readRoleArn: `arn:aws:iam::${ACCOUNT}:role/gco-analytics-read`,
      },
    ],
  },
  catalog: {
    rules: [{ allow: ['Resource'] }],
    processingInterval: { seconds: 1 },
  },
};

/** The catalog with this module and the analytics backend in one process. */
describe('catalog module', () => {
  const endpointBefore = process.env.AWS_ENDPOINT_URL;
  const events = mockServices.events();
  const scheduler = mockServices.scheduler();
  let backend: TestBackend;
  let catalog: CatalogService;

  beforeAll(async () => {
    process.env.AWS_ENDPOINT_URL = 'http://127.0.0.1:9';
    const reader = createBackendPlugin({
      pluginId: 'reader',
      register(env) {
        env.registerInit({
          deps: { service: catalogServiceRef },
          async init({ service }) {
            catalog = service;
          },
        });
      },
    });
    backend = await startTestBackend({
      features: [
        catalogPlugin,
        catalogModule,
        analyticsPlugin,
        reader,
        createServiceFactory({
          service: eventsServiceRef,
          deps: {},
          factory: () => events,
        }),
        createServiceFactory({
          service: coreServices.scheduler,
          deps: {},
          factory: () => scheduler,
        }),
        mockServices.rootConfig.factory({ data: config }),
      ],
    });
  });

  afterAll(async () => {
    await backend?.stop();
    if (endpointBefore === undefined) {
      delete process.env.AWS_ENDPOINT_URL;
    } else {
      process.env.AWS_ENDPOINT_URL = endpointBefore;
    }
  });

  function analytics(token: string) {
    return new AnalyticsClient({
      discoveryApi: {
        getBaseUrl: async () =>
          `http://127.0.0.1:${backend.server.port()}/api/gco-analytics`,
      },
      fetchApi: {
        fetch: async (input, init) =>
          fetch(input, {
            ...init,
            headers: { ...init?.headers, Authorization: `Bearer ${token}` },
          }),
      },
    });
  }

  /** Starts an operation as the scaffolder does for a person. */
  async function start(
    name: string,
    kind: OperationKind,
  ): Promise<StartedOperation> {
    const token = mockCredentials.user.token('user:default/ana', {
      actor: { subject: 'plugin:scaffolder' },
    });
    return analytics(token).startOperation({
      kind,
      taskId: `${kind}-${name}`,
      config: {
        projectName: 'gco',
        environment: { name, owner: 'group:default/forecasting' },
        account: ACCOUNT,
        region: 'eu-west-1',
      },
    });
  }

  async function complete(
    { operation }: StartedOperation,
    outputs?: CompleteOperationRequest['outputs'],
  ) {
    const token = mockCredentials.service.token({
      onBehalfOf: mockCredentials.service('plugin:scaffolder'),
      targetPluginId: 'gco-analytics',
    });
    const { id, generation } = operation;
    await analytics(token).completeOperation(id, {
      generation,
      state: 'succeeded',
      outputs,
    });
  }

  async function eventually(
    name: string,
    check: (found: Entity | undefined) => boolean,
  ): Promise<Entity | undefined> {
    const until = Date.now() + CATALOG_TIMEOUT_MS;
    for (;;) {
      const found = await catalog.getEntityByRef(`resource:default/${name}`, {
        credentials: mockCredentials.service(),
      });
      if (check(found) || Date.now() > until) {
        return found;
      }
      await new Promise(resolve => setTimeout(resolve, 100));
    }
  }

  it('follows an environment from registration to retirement, within seconds each', async () => {
    const deploying = await start('scores', 'deploy');
    expect(await eventually('scores', Boolean)).toMatchObject({
      kind: 'Resource',
      metadata: {
        annotations: {
          'gco.io/environment': 'scores',
          'gco.io/aws-account': ACCOUNT,
        },
      },
      spec: {
        type: 'analytics-environment',
        lifecycle: 'experimental',
        owner: 'group:default/forecasting',
      },
      relations: [{ type: 'ownedBy', targetRef: 'group:default/forecasting' }],
    });

    await complete(deploying, { BlueprintVersion: '0.1.0' });
    const active = await eventually(
      'scores',
      found => found?.spec?.lifecycle === 'production',
    );
    expect(active?.spec?.lifecycle).toBe('production');

    await complete(await start('scores', 'retire'));
    expect(await eventually('scores', found => !found)).toBeUndefined();
  });

  it('heals what it missed with the next full synchronisation', async () => {
    const publishing = jest
      .spyOn(events, 'publish')
      .mockResolvedValue(undefined);
    await start('forecast', 'deploy');
    publishing.mockRestore();
    await new Promise(resolve => setTimeout(resolve, 1_500));
    expect(await eventually('forecast', () => true)).toBeUndefined();

    await scheduler.triggerTask('gco-analytics-full-sync');

    expect(await eventually('forecast', Boolean)).toBeDefined();
  });
});
