import { mockCredentials } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  createPermission,
  Permission,
} from '@backstage/plugin-permission-common';
import { PolicyQueryUser } from '@backstage/plugin-permission-node';
import {
  analyticsEnvironmentPermissions,
  fleetReadPermission,
  studioOpenPermission,
} from '@gco/plugin-gco-analytics-common';
import { AnalyticsPolicy } from './AnalyticsPolicy';

const policy = new AnalyticsPolicy(['group:default/platform']);

const person = (name: string, ...groups: string[]): PolicyQueryUser => {
  const userEntityRef = `user:default/${name}`;
  return {
    credentials: mockCredentials.user(userEntityRef),
    info: { userEntityRef, ownershipEntityRefs: [userEntityRef, ...groups] },
  } as PolicyQueryUser;
};
const ana = person('ana', 'group:default/forecasting');
const petra = person('petra', 'group:default/platform');
const decide = (permission: Permission, user?: PolicyQueryUser) =>
  policy.handle({ permission }, user);

describe('AnalyticsPolicy', () => {
  it.each(analyticsEnvironmentPermissions)(
    '$name: owners on their own, platform engineers on all',
    async permission => {
      await expect(decide(permission, ana)).resolves.toMatchObject({
        result: AuthorizeResult.CONDITIONAL,
        pluginId: 'gco-analytics',
        conditions: {
          rule: 'IS_OWNER',
          params: { owners: ['user:default/ana', 'group:default/forecasting'] },
        },
      });
      await expect(decide(permission, petra)).resolves.toEqual({
        result: AuthorizeResult.ALLOW,
      });
      await expect(decide(permission, undefined)).resolves.toEqual({
        result: AuthorizeResult.DENY,
      });
    },
  );

  it('keeps the fleet to platform engineers', async () => {
    await expect(decide(fleetReadPermission, ana)).resolves.toEqual({
      result: AuthorizeResult.DENY,
    });
    await expect(decide(fleetReadPermission, petra)).resolves.toEqual({
      result: AuthorizeResult.ALLOW,
    });
  });

  it("shows people their own tasks only, because a task's log tells about its environment", async () => {
    const taskRead = createPermission({
      name: 'scaffolder.task.read',
      attributes: { action: 'read' },
      resourceType: 'scaffolder-task',
    });
    await expect(decide(taskRead, ana)).resolves.toMatchObject({
      result: AuthorizeResult.CONDITIONAL,
      conditions: {
        rule: 'IS_TASK_OWNER',
        params: { createdBy: ['user:default/ana'] },
      },
    });
  });

  it('lets everybody read and run templates, and nothing else', async () => {
    const of = (
      name: string,
      action?: 'read' | 'create' | 'update' | 'delete',
    ) => decide(createPermission({ name, attributes: { action } }), ana);
    expect((await of('catalog.entity.read', 'read')).result).toBe(
      AuthorizeResult.ALLOW,
    );
    expect((await of('scaffolder.task.create', 'create')).result).toBe(
      AuthorizeResult.ALLOW,
    );
    expect((await of('catalog.entity.delete', 'delete')).result).toBe(
      AuthorizeResult.DENY,
    );
    expect((await of('catalog.location.create', 'create')).result).toBe(
      AuthorizeResult.DENY,
    );
    expect((await of('scaffolder.template.management')).result).toBe(
      AuthorizeResult.DENY,
    );
  });

  it('treats opening Studio like any other act on an environment', async () => {
    const decision = await decide(
      studioOpenPermission,
      person('bruno', 'group:default/fraud'),
    );
    expect(decision).toMatchObject({
      conditions: {
        params: { owners: ['user:default/bruno', 'group:default/fraud'] },
      },
    });
  });
});
