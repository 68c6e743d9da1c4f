import { createMockDirectory } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { StartOperationRequest } from '@gco/plugin-gco-analytics-common';
import analyticsPlugin from '@gco/plugin-gco-analytics-backend';
import { startOperation } from './access/startOperation';
import { eventually } from './__testUtils__/eventually';
import { EUROPE, LocalAws } from './__testUtils__/LocalAws';
import { runnerChildren } from './__testUtils__/runnerChildren';
import { TestPortal } from './__testUtils__/TestPortal';

jest.setTimeout(300_000);

const answers = (name: string, more: JsonObject = {}): JsonObject => ({
  owner: 'group:default/forecasting',
  name,
  target: EUROPE,
  ...more,
});

/**
 * The whole path of a deployment: template, scaffolder, action, the real CDK toolkit in its child process, and the
 * analytics backend, over HTTP, on the local AWS.
 */
describe('deploying through the portal', () => {
  const directory = createMockDirectory();
  let aws: LocalAws;
  let portal: TestPortal;

  beforeAll(async () => {
    aws = await LocalAws.start();
    portal = await TestPortal.start({
      analyticsPlugin,
      awsUrl: aws.url,
      directory: directory.path,
    });
  });

  afterAll(async () => {
    await portal?.stop();
    await aws?.stop();
  });

  const environment = (name: string) =>
    portal.get('ana', `/api/gco-analytics/environments/${name}`);

  async function start(name: string, more?: JsonObject): Promise<string> {
    const { status, body } = await portal.create('ana', answers(name, more));
    expect([status, body]).toEqual([201, { id: expect.any(String) }]);
    return body.id;
  }

  it('brings an environment from the template to life', async () => {
    const taskId = await start('forecast');
    const task = await portal.completed('ana', taskId);

    expect(task.output).toMatchObject({
      links: [
        { entityRef: 'resource:default/forecast' },
        { entityRef: 'resource:default/forecast' },
      ],
    });
    // A line for each resource, with progress that ends where it said it would.
    const progress = task.log.flatMap(
      line =>
        /^(\d+)\/(\d+) CREATE_COMPLETE AWS::/
          .exec(line)
          ?.slice(1, 3)
          .join('/') ?? [],
    );
    expect(progress.length).toBeGreaterThan(20);
    const [done, total] = progress.at(-1)!.split('/');
    expect(done).toBe(total);

    const { stack, outputs } = await aws.stack('forecast');
    expect(stack.StackStatus).toBe('CREATE_COMPLETE');
    const { body } = await environment('forecast');
    expect(body).toMatchObject({
      name: 'forecast',
      owner: 'group:default/forecasting',
      state: 'active',
      createdBy: 'user:default/ana',
      outputs: {
        DomainId: outputs.DomainId,
        AccessRoleArn: outputs.AccessRoleArn,
      },
      operation: { state: 'succeeded', taskId, generation: 1 },
    });
    expect(JSON.stringify(body.config)).not.toContain('externalId');

    const events = await portal.get(
      'ana',
      `/api/gco-analytics/operations/${body.operation.id}/events`,
    );
    const ids = events.body.items.map((event: { id: string }) => event.id);
    expect(ids.length).toBeGreaterThan(40);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('completes on the same stack when its child is killed half-way and the task is retried', async () => {
    const taskId = await start('killed');
    await portal.logged('ana', taskId, /CREATE_COMPLETE AWS::/);
    const [child] = await runnerChildren();
    process.kill(child, 'SIGKILL');

    const killed = await portal.finished('ana', taskId);
    expect(killed.status).toBe('failed');
    expect(killed.log.join('\n')).toMatch(
      /ended before it was done\.\nNext step: Retry the task/,
    );
    expect((await environment('killed')).body).toMatchObject({
      state: 'failed',
      operation: { state: 'failed' },
    });

    expect((await portal.retry('ana', taskId)).status).toBe(201);
    await portal.completed('ana', taskId);

    expect((await environment('killed')).body).toMatchObject({
      state: 'active',
      operation: { state: 'succeeded', taskId, generation: 2 },
    });
    expect(await aws.stacks('killed')).toEqual([
      expect.objectContaining({ StackStatus: 'CREATE_COMPLETE' }),
    ]);
  });

  it('follows CloudFormation after the task was cancelled and retried', async () => {
    const taskId = await start('cancelled');
    await portal.logged('ana', taskId, /CREATE_COMPLETE AWS::/);
    await portal.post('ana', `/api/scaffolder/v2/tasks/${taskId}/cancel`);

    const cancelled = await portal.finished('ana', taskId);
    expect(cancelled.log.join('\n')).toContain(
      'CloudFormation goes on with stack gco-analytics-cancelled',
    );
    expect((await environment('cancelled')).body.operation.state).toBe(
      'cancelled',
    );
    expect(await runnerChildren()).toEqual([]);

    await portal.retry('ana', taskId);

    await portal.completed('ana', taskId);
    expect((await environment('cancelled')).body).toMatchObject({
      state: 'active',
      operation: { state: 'succeeded' },
    });
    expect(await aws.stacks('cancelled')).toHaveLength(1);
  });

  it("fails with the resource, AWS's reason and the next step, and succeeds once it is mended", async () => {
    await aws.failResources('AWS::EMRServerless::Application', {
      code: 'ServiceLimitExceeded',
      message: 'The maximum number of applications has been reached',
    });
    const taskId = await start('limited');
    const failed = await portal.finished('ana', taskId);

    expect(failed.status).toBe('failed');
    expect(failed.log.join('\n')).toMatch(
      /\(AWS::EMRServerless::Application\) failed: .*maximum number of applications[^\n]*\nThe account has reached one of its limits in this region\.\nNext step: Ask the platform team to raise the limit of account 444455556666/,
    );
    expect((await environment('limited')).body).toMatchObject({
      state: 'failed',
      operation: {
        state: 'failed',
        failure: {
          resourceType: 'AWS::EMRServerless::Application',
          reason: expect.stringContaining('maximum number of applications'),
        },
      },
    });

    await aws.clearFaults();
    await portal.retry('ana', taskId);

    await portal.completed('ana', taskId);
    expect((await environment('limited')).body.state).toBe('active');
  });

  describe('once the sign-in has expired', () => {
    const request = (name: string): StartOperationRequest => ({
      kind: 'deploy',
      taskId: `task-of-${name}`,
      config: {
        environment: { name, owner: 'group:default/forecasting' },
        ...EUROPE,
      },
    });

    async function expiredSignIn() {
      const { auth } = portal.scaffolder;
      const token = await portal.identity.token('user:default/ana', {
        lifetimeSeconds: 1,
      });
      const credentials = await auth.authenticate(token);
      await new Promise(resolve => setTimeout(resolve, 2_000));
      return credentials;
    }

    it('the scaffolder goes on with the operation of the same task', async () => {
      const { auth, access } = portal.scaffolder;
      const signedIn = await auth.authenticate(
        await portal.identity.token('user:default/ana'),
      );
      const first = await startOperation({
        access,
        initiator: signedIn,
        request: request('recovered'),
      });

      const next = await startOperation({
        access,
        initiator: await expiredSignIn(),
        request: request('recovered'),
      });

      expect(next.operation).toMatchObject({
        id: first.operation.id,
        startedBy: 'user:default/ana',
        generation: 2,
      });
      await expect(
        access.asService().renewLease(first.operation.id, 1),
      ).rejects.toMatchObject({ name: 'ConflictError' });
    });

    it('the scaffolder starts nothing new', async () => {
      await expect(
        startOperation({
          access: portal.scaffolder.access,
          initiator: await expiredSignIn(),
          request: request('unregistered'),
        }),
      ).rejects.toThrow(/sign-in of the person .* has expired/);
      expect((await environment('unregistered')).status).toBe(404);
    });
  });

  describe('refuses, with the offending value and nothing registered,', () => {
    it.each([
      [
        'an account that is not onboarded',
        'stray',
        { target: { account: '999900001111', region: 'eu-west-1' } },
        '999900001111',
      ],
      [
        'a region that does not exist',
        'stray',
        { target: { account: '444455556666', region: 'moon-1' } },
        'moon-1',
      ],
      [
        'a region that is not onboarded',
        'stray',
        { target: { account: '777788889999', region: 'us-east-1' } },
        'us-east-1',
      ],
    ])('%s', async (_, name, more, offending) => {
      const task = await portal.finished('ana', await start(name, more));

      expect(task.status).toBe('failed');
      expect(task.log.join('\n')).toContain(offending);
      expect((await environment(name)).status).toBe(404);
      expect(await aws.stacks(name)).toEqual([]);
    });

    it.each([
      ['capitals and blanks', 'Fore Cast!'],
      ['a hyphen in front', '-forecast'],
      ['two hyphens', 'fore--cast'],
      ['another script', 'прогноз'],
      ['SQL', "a'; drop table environments"],
      ['200 letters', 'x'.repeat(200)],
    ])('a name with %s', async (_, name) => {
      const { status, body } = await portal.create('ana', answers(name));

      expect(status).toBe(400);
      expect(JSON.stringify(body)).toContain(JSON.stringify(name));
      const { status: found } = await environment(encodeURIComponent(name));
      expect([400, 404]).toContain(found);
    });

    it.each([
      ['ana', 'group:default/forecasting'],
      ['bruno', 'group:default/fraud'],
    ])('a name that is taken, to %s', async (person, owner) => {
      const before = (await environment('forecast')).body;
      const { body } = await portal.create(person, {
        ...answers('forecast'),
        owner,
      });
      const task = await portal.finished(person, body.id);

      expect(task.status).toBe('failed');
      expect(task.log.join('\n')).toContain("'forecast' is already taken");
      expect((await environment('forecast')).body).toEqual(before);
    });

    it('a second deployment at the same time, without disturbing the first', async () => {
      const first = await start('twice');
      await portal.logged('ana', first, /CREATE_IN_PROGRESS AWS::/);
      const second = await portal.finished('ana', await start('twice'));

      expect(second.status).toBe('failed');
      expect(second.log.join('\n')).toContain("Environment 'twice' is busy");
      await portal.completed('ana', first);
      expect((await environment('twice')).body).toMatchObject({
        state: 'active',
        operation: { taskId: first },
      });
    });
  });

  it('leaves no process and no working files behind', async () => {
    await eventually('the end of all children', async () =>
      (await runnerChildren()).length === 0 ? true : undefined,
    );

    expect(
      Object.keys(directory.content() ?? {}).filter(
        name => name !== 'gco-analytics',
      ),
    ).toEqual([]);
    expect(JSON.stringify(directory.content())).toBe('{"gco-analytics":{}}');
  });
});
