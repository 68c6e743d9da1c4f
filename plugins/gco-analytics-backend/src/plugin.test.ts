import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  mockServices,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { studioProfileNamesExtensionPoint } from '@gco/plugin-gco-analytics-node';
import request from 'supertest';
import analyticsPlugin from '.';
import { mockConfig, startAnalyticsBackend } from './__testUtils__';

jest.setTimeout(60_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3'],
  disableDocker: true,
});

const namesModule = (moduleId: string) =>
  createBackendModule({
    pluginId: 'gco-analytics',
    moduleId,
    register(env) {
      env.registerInit({
        deps: { names: studioProfileNamesExtensionPoint },
        async init({ names }) {
          names.setProfileNameRule(() => 'somebody');
        },
      });
    },
  });

it('tells permission policies about its resource type and rules', async () => {
  const { server } = await startAnalyticsBackend({
    knex: await databases.init('SQLITE_3'),
  });
  const { body } = await request(server).get(
    '/api/gco-analytics/.well-known/backstage/permissions/metadata',
  );
  expect(body.permissions.map(({ name }: { name: string }) => name)).toEqual(
    expect.arrayContaining([
      'gco-analytics.environment.read',
      'gco-analytics.environment.create',
      'gco-analytics.environment.update',
      'gco-analytics.environment.delete',
      'gco-analytics.studio.open',
      'gco-analytics.fleet.read',
    ]),
  );
  expect(body.rules.map(({ name }: { name: string }) => name)).toEqual([
    'IS_OWNER',
    'IN_ACCOUNT',
    'HAS_STATE',
  ]);
});

it('has its status read regularly, by one replica at a time', async () => {
  const scheduler = mockServices.scheduler.mock();
  await startTestBackend({
    features: [
      analyticsPlugin,
      scheduler.factory,
      mockServices.rootConfig.factory({
        data: {
          ...mockConfig,
          gcoAnalytics: {
            ...mockConfig.gcoAnalytics,
            status: { frequency: { minutes: 2 } },
          },
        },
      }),
    ],
  });
  expect(scheduler.scheduleTask).toHaveBeenCalledWith(
    expect.objectContaining({
      id: 'gco-analytics-status',
      frequency: { seconds: 120 },
      scope: 'global',
    }),
  );
});

it('takes one profile name rule, not two', async () => {
  const start = async (...modules: string[]) =>
    startAnalyticsBackend({
      knex: await databases.init('SQLITE_3'),
      features: modules.map(namesModule),
    });
  await expect(start('one')).resolves.toBeDefined();
  await expect(start('one', 'two')).rejects.toThrow(/set already/);
});

it('does not start on a config that it cannot work with', async () => {
  const start = (gcoAnalytics: object) =>
    startTestBackend({
      features: [
        analyticsPlugin,
        mockServices.rootConfig.factory({ data: { gcoAnalytics } as never }),
      ],
    });
  await expect(start({ hub: { roleArn: 'nonsense' } })).rejects.toThrow(
    /'nonsense'/,
  );
});
