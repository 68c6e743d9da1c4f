import { createLog } from '../shared/createLog';
import { event, minutesLater, STARTED_AT } from './__testUtils__/requests';
import { CustomResource } from './CustomResource';
import { Lifecycle } from './Lifecycle';

function setUp(left: string[] = []) {
  const clock = { now: STARTED_AT };
  const lines: string[] = [];
  const pass = jest.fn(async () => left);
  const resource: CustomResource = {
    check: ({ properties }) => void properties.text('Name'),
    physicalId: ({ properties }) => `example-${properties.text('Name')}`,
    pass,
  };
  const lifecycle = new Lifecycle({
    resources: { 'Custom::Example': resource },
    now: () => clock.now,
    log: createLog({ write: line => lines.push(line) }),
  });
  return { clock, lines, pass, lifecycle };
}

const taken = {
  PhysicalResourceId: 'example-a',
  StartedAt: STARTED_AT.toISOString(),
  Deadline: minutesLater(50).toISOString(),
};
const aPass = (more: object = {}) =>
  event('Delete', 'Custom::Example', { Name: 'a' }, { ...taken, ...more });

describe('onEvent', () => {
  it('gives an id and fifty minutes', async () => {
    const { lifecycle, pass } = setUp();
    expect(
      await lifecycle.onEvent(
        event('Create', 'Custom::Example', { Name: 'a' }),
      ),
    ).toEqual(taken);
    expect(pass).not.toHaveBeenCalled();
  });

  it('keeps the id of what is deleted, whatever its properties are', async () => {
    const { lifecycle } = setUp();
    const answer = await lifecycle.onEvent(
      event('Delete', 'Custom::Example', {}, { PhysicalResourceId: 'odd' }),
    );
    expect(answer.PhysicalResourceId).toBe('odd');
  });

  it('gives another id when an update is about something else', async () => {
    const { lifecycle } = setUp();
    const answer = await lifecycle.onEvent(
      event(
        'Update',
        'Custom::Example',
        { Name: 'b' },
        {
          PhysicalResourceId: 'example-a',
        },
      ),
    );
    expect(answer.PhysicalResourceId).toBe('example-b');
  });

  it.each([
    [
      'bad properties',
      event('Create', 'Custom::Example', {}),
      'Name is missing',
    ],
    [
      'a type that there is not',
      event('Create', 'Custom::Other', { Name: 'a' }),
      "There is no resource type 'Custom::Other'",
    ],
    [
      'a name of the language',
      event('Create', 'constructor', { Name: 'a' }),
      "There is no resource type 'constructor'",
    ],
    [
      'another kind of request',
      {
        ...event('Create', 'Custom::Example', { Name: 'a' }),
        RequestType: 'X',
      },
      'RequestType must be Create, Update, Delete; it is "X"',
    ],
    ['nothing', undefined, 'RequestType must be'],
  ])('refuses %s', async (_what, bad, message) => {
    await expect(setUp().lifecycle.onEvent(bad)).rejects.toMatchObject({
      name: 'InvalidInput',
      message: expect.stringContaining(message),
    });
  });
});

describe('isComplete', () => {
  it('is complete when nothing is left', async () => {
    const { lifecycle, pass } = setUp();
    expect(await lifecycle.isComplete(aPass())).toEqual({ IsComplete: true });
    expect(pass).toHaveBeenCalledWith(
      expect.objectContaining({ type: 'Delete', startedAt: STARTED_AT }),
    );
  });

  it('is not complete while something is left, and logs what', async () => {
    const { lifecycle, lines } = setUp(['space lab']);
    expect(await lifecycle.isComplete(aPass())).toEqual({ IsComplete: false });
    expect(lines.map(line => JSON.parse(line))).toEqual([
      {
        level: 'info',
        message: 'pass',
        resourceType: 'Custom::Example',
        requestType: 'Delete',
        left: ['space lab'],
      },
    ]);
  });

  it('gives up at its deadline and names what is left', async () => {
    const { lifecycle, clock } = setUp(['space lab', 'space sea']);
    clock.now = minutesLater(49.9);
    expect(await lifecycle.isComplete(aPass())).toEqual({ IsComplete: false });
    clock.now = minutesLater(50);
    await expect(lifecycle.isComplete(aPass())).rejects.toMatchObject({
      name: 'StillLeft',
      message:
        'Not finished after 50 minutes. Still left: space lab, space sea',
    });
  });

  it('keeps the message short enough for a stack event', async () => {
    const { lifecycle, clock } = setUp(
      Array.from({ length: 400 }, (_, n) => `profile person-${n} (Deleting)`),
    );
    clock.now = minutesLater(51);
    const error = await lifecycle.isComplete(aPass()).catch(caught => caught);
    expect(error.message).toMatch(/ and 385 more$/);
    expect(error.message.length).toBeLessThan(1000);
  });

  it('succeeds after the deadline when it is done', async () => {
    const { lifecycle, clock } = setUp();
    clock.now = minutesLater(59);
    expect(await lifecycle.isComplete(aPass())).toEqual({ IsComplete: true });
  });

  it.each(['AccessDeniedException', 'AccessDenied', 'UnauthorizedOperation'])(
    'bears with %s for two minutes: new policies take a while',
    async name => {
      const { lifecycle, clock, pass } = setUp();
      pass.mockRejectedValue(Object.assign(new Error('not you'), { name }));
      expect(await lifecycle.isComplete(aPass())).toEqual({
        IsComplete: false,
      });
      clock.now = minutesLater(2.1);
      await expect(lifecycle.isComplete(aPass())).rejects.toThrow('not you');
    },
  );

  it('passes on any other error at once', async () => {
    const { lifecycle, pass } = setUp();
    pass.mockRejectedValue(new Error('broken'));
    await expect(lifecycle.isComplete(aPass())).rejects.toThrow('broken');
  });

  it.each([{ StartedAt: undefined }, { Deadline: 'soon' }, { Deadline: '' }])(
    'refuses what onEvent has not taken on: %j',
    async more => {
      await expect(
        setUp().lifecycle.isComplete(aPass(more)),
      ).rejects.toMatchObject({ name: 'InvalidInput' });
    },
  );
});
