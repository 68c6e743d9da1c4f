import { AwsError } from './AwsError';
import { BackgroundWork } from './BackgroundWork';
import { DefaultCallContext } from './DefaultCallContext';
import { dispatch } from './dispatch';
import { Generation } from './Generation';
import { servicePrincipal } from './principals';
import { ScaledClock } from './ScaledClock';
import { Service } from './types';
import { UnsettledError } from './UnsettledError';
import { World } from './World';

const ACCOUNT = '444455556666';

interface Notes {
  lines: string[];
}

const notes = (context: Pick<DefaultCallContext, 'store'>) =>
  context.store<Notes>('notes', () => ({ lines: [] }));

/** A service whose operations wait in all the ways that services do. */
const noting: Service = {
  name: 'notes',
  operations: {
    Write(context, { line }) {
      notes(context as DefaultCallContext).lines.push(line);
      return {};
    },
    async WriteSlowly(context, { line, seconds }) {
      await context.clock.sleep(seconds * 1000);
      return context.invoke('notes', 'Write', { line });
    },
    WriteLater(context, { line, seconds }) {
      void BackgroundWork.of(context).follow(
        `arn:notes:${line}`,
        context
          .invoke('notes', 'WriteSlowly', { line, seconds })
          .then(() => context.invoke('notes', 'Write', { line: `${line}!` })),
      );
      return {};
    },
    Wait: () => new Promise<object>(() => {}),
    Read: context => ({ ...notes(context as DefaultCallContext) }),
  },
};

const newWorld = (scale = 1000) =>
  new World({
    clock: new ScaledClock({ scale }),
    services: [noting],
    createAuthorizer: () => ({
      authorize: () => {},
      deny: ({ action }) => {
        throw new AwsError('AccessDenied', action);
      },
    }),
  });

const contextOf = (world: World) =>
  new DefaultCallContext({
    world,
    service: 'notes',
    accountId: ACCOUNT,
    region: 'eu-west-1',
    principal: servicePrincipal(ACCOUNT, 'notes.amazonaws.com'),
  });

const call = (world: World, operation: string, input: object = {}) =>
  dispatch(world, contextOf(world), { service: 'notes', operation, input });

const lines = (world: World) => notes(contextOf(world)).lines;

const replace = (world: World) =>
  world.begin(new Generation({ clock: new ScaledClock({ scale: 1000 }) }));

describe('settling', () => {
  it('advances the time until all that was begun has ended', async () => {
    const world = newWorld();
    await call(world, 'WriteLater', { line: 'a', seconds: 3600 });
    const slow = call(world, 'WriteSlowly', { line: 'b', seconds: 60 });
    await world.settle();
    await slow;
    expect(lines(world)).toEqual(['b', 'a', 'a!']);
    expect(world.clock.advanced).toBeGreaterThan(3599_000);
    expect(world.clock.advanced).toBeLessThan(3700_000);
  });

  it('leaves the time alone where nothing waits for it', async () => {
    const world = newWorld();
    void world.clock.sleep(60_000, { background: true });
    await call(world, 'Write', { line: 'a' });
    await world.settle();
    expect(world.clock.advanced).toBe(0);
  });

  it('waits for what takes wall time, without advancing the time', async () => {
    const world = newWorld();
    let isRunning = true;
    world.runtime('code', () => ({
      underWay: () => (isRunning ? ['arn:function'] : []),
      holdsTime: () => isRunning,
    }));
    void world.clock.sleep(5_000).then(() => lines(world).push('woken'));
    setTimeout(() => {
      expect(lines(world)).toEqual([]);
      isRunning = false;
    }, 60);
    await world.settle();
    expect(lines(world)).toEqual(['woken']);
  });

  it('gives up and names what is under way', async () => {
    const world = newWorld();
    void call(world, 'Wait');
    await call(world, 'WriteLater', { line: 'a', seconds: 1 });
    world.runtime('code', () => ({ underWay: () => ['arn:function'] }));
    const error: UnsettledError = await world
      .settle({ limitMs: 50 })
      .catch(reason => reason);
    expect(error).toBeInstanceOf(UnsettledError);
    expect(error.underWay).toEqual(['call notes:Wait', 'arn:function']);
    expect(error.message).toContain('within 0.05 s');
  });
});

describe('a world that begins anew', () => {
  it('has another state, and tells calls under way so', async () => {
    const world = newWorld();
    await call(world, 'Write', { line: 'old' });
    const waiting = call(world, 'Wait');
    const sleeping = call(world, 'WriteSlowly', { line: 'b', seconds: 1 });
    replace(world);
    for (const cutOff of [waiting, sleeping]) {
      await expect(cutOff).rejects.toMatchObject({
        code: 'SandboxReset',
        status: 400,
      });
    }
    expect(lines(world)).toEqual([]);
    expect(await call(world, 'Read')).toEqual({ lines: [] });
  });

  it('is not touched by what the old one had begun', async () => {
    const world = newWorld(0.001);
    const old = contextOf(world);
    await call(world, 'WriteLater', { line: 'a', seconds: 1 });
    replace(world);
    // What a process of the old world would do when it ends.
    const invoked = jest.fn();
    old.invoke('notes', 'Write', { line: 'late' }).then(invoked, invoked);
    old.clock.sleep(0).then(invoked);
    notes(old).lines.push('direct');
    old.authorize('notes:Write', '*');
    await new Promise(resolve => setTimeout(resolve, 30));
    expect(invoked).not.toHaveBeenCalled();
    expect(lines(world)).toEqual([]);
    expect(world.calls.list().map(({ operation }) => operation)).toEqual([
      'WriteLater',
    ]);
    await world.settle({ limitMs: 100 });
  });

  it('ends what ran for the old one', () => {
    const world = newWorld();
    const stop = jest.fn();
    world.runtime('code', () => ({ stop }));
    replace(world);
    expect(stop).toHaveBeenCalledTimes(1);
    expect(world.runtime('code', () => ({ fresh: true }))).toEqual({
      fresh: true,
    });
    expect(world.address).toBe(world.runtime('sandbox-address', () => ({})));
  });
});

describe('what counts as a change', () => {
  it('is every call that does more than read', async () => {
    const world = newWorld();
    const before = world.generation.changes;
    await call(world, 'Write', { line: 'a' });
    expect(world.generation.changes).toBe(before + 1);
    await dispatch(world, contextOf(world), {
      service: 'notes',
      operation: 'DescribeNothing',
      input: {},
    }).catch(() => undefined);
    expect(world.generation.changes).toBe(before + 1);
  });
});
