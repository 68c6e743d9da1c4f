import * as fc from 'fast-check';
import { Stack, STACK_TYPE } from '../model';
import {
  isBusy,
  StackActor,
  StackStep,
  TemplateChoice,
} from '../testing/StackActor';
import {
  FIRST_STATUSES,
  RESOURCE_STATUS,
  STACK_TRANSITIONS,
} from '../testing/stackTransitions';

const choice: fc.Arbitrary<TemplateChoice> = fc.record(
  {
    group: fc.record(
      {
        retention: fc.constantFrom(1, 7, 30),
        name: fc.constantFrom('one', 'two'),
      },
      { requiredKeys: ['retention'] },
    ),
    parameter: fc.record(
      {
        value: fc.constantFrom('a', 'b'),
        name: fc.constantFrom('/one', '/two'),
      },
      { requiredKeys: ['value'] },
    ),
    policy: fc.constantFrom('Delete', 'Retain', 'RetainExceptOnCreate'),
  },
  { requiredKeys: ['policy'] },
);

const resourceType = fc.constantFrom(
  'AWS::Logs::LogGroup',
  'AWS::SSM::Parameter',
);

const step: fc.Arbitrary<StackStep> = fc.oneof(
  fc.record(
    {
      does: fc.constant('create' as const),
      choice,
      onFailure: fc.constantFrom('DO_NOTHING' as const, 'DELETE' as const),
    },
    { requiredKeys: ['does', 'choice'] },
  ),
  {
    weight: 6,
    arbitrary: fc.record({
      does: fc.constant('update' as const),
      choice,
      disableRollback: fc.boolean(),
    }),
  },
  fc.record({
    does: fc.constant('prepare' as const),
    choice,
    type: fc.constantFrom('CREATE' as const, 'UPDATE' as const),
  }),
  fc.record({
    does: fc.constantFrom('execute', 'discard', 'cancel', 'rollback'),
  }) as fc.Arbitrary<StackStep>,
  fc.record({ does: fc.constant('continue' as const), skip: fc.boolean() }),
  fc.record({
    does: fc.constant('delete' as const),
    way: fc.constantFrom('plain' as const, 'retain' as const, 'force' as const),
  }),
  {
    weight: 5,
    arbitrary: fc.record({
      does: fc.constant('fail' as const),
      resourceType,
      change: fc.constantFrom(
        'create' as const,
        'update' as const,
        'delete' as const,
      ),
      count: fc.constantFrom(1, 2),
    }),
  },
);

/** Each step with what passes until the next: nothing, a part of the work, or all of it. */
const steps = fc.array(fc.tuple(step, fc.constantFrom(0, 2, 6, 20, 900, 900)), {
  minLength: 4,
  maxLength: 25,
});

const START: TemplateChoice = {
  group: { retention: 1 },
  parameter: { value: 'a' },
  policy: 'Delete',
};

/** A stack that is there, and ones that could not be made. */
const BEGINNINGS: StackStep[][] = [
  [{ does: 'create', choice: START }],
  ...([undefined, 'DO_NOTHING', 'DELETE'] as const).map(
    (onFailure): StackStep[] => [
      {
        does: 'fail',
        resourceType: 'AWS::SSM::Parameter',
        change: 'create',
        count: 1,
      },
      { does: 'create', choice: START, onFailure },
    ],
  ),
];

/** The stack's story has only statuses of AWS, each reached from one that AWS goes from. */
function checkStory(stack: Stack): void {
  const own = stack.events.filter(event => event.ResourceType === STACK_TYPE);
  own.forEach((event, index) => {
    const reachable = index
      ? STACK_TRANSITIONS[own[index - 1].ResourceStatus]
      : FIRST_STATUSES;
    expect(reachable).toContain(event.ResourceStatus);
  });
  expect(stack.status).toBe(own[own.length - 1].ResourceStatus);
  stack.events
    .filter(event => event.ResourceType !== STACK_TYPE)
    .forEach(event => expect(event.ResourceStatus).toMatch(RESOURCE_STATUS));
  const times = stack.events.map(({ Timestamp }) => Timestamp.getTime());
  expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
}

/** Names from templates; another resource may have them once the stack's own is gone. */
const GIVEN = /^\/?(one|two)$/;

/** Of a stack at rest: what it has exists, what it has deleted does not. */
async function checkResources(actor: StackActor, stack: Stack): Promise<void> {
  const isGood = /^(CREATE|UPDATE|UPDATE_ROLLBACK)_COMPLETE$/.test(
    stack.status,
  );
  for (const { logicalId, type, state, status } of stack.resources.values()) {
    expect([logicalId, status.endsWith('IN_PROGRESS')]).toEqual([
      logicalId,
      false,
    ]);
    if (state && /Group|Parameter/.test(type)) {
      const exists = await actor.exists(type, state.physicalId);
      if (status === 'DELETE_COMPLETE' && !GIVEN.test(state.physicalId)) {
        expect([logicalId, exists]).toEqual([logicalId, false]);
      }
      if (isGood) {
        expect([logicalId, status, exists]).toEqual([
          logicalId,
          expect.stringMatching(/^(CREATE|UPDATE)_COMPLETE$/),
          true,
        ]);
      }
    }
  }
  if (isGood) {
    expect([...stack.resources.keys()].sort()).toEqual(
      Object.keys(stack.input!.template.resources).sort(),
    );
    expect([stack.undo.size, stack.discarded.length]).toEqual([0, 0]);
  }
}

describe('stacks', () => {
  it('are never in a state that AWS does not have, whatever is done to them', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(fc.constantFrom<StackStep[]>(...BEGINNINGS), steps),
        async ([beginning, rest]) => {
          const actor = await StackActor.create();
          try {
            for (const one of beginning) {
              await actor.perform(one);
            }
            await actor.perform({ does: 'wait', seconds: 900 });
            for (const [one, seconds] of rest) {
              await actor.perform(one);
              await actor.perform({ does: 'wait', seconds });
              actor.stacks.forEach(checkStory);
            }
            await actor.settle();
            for (const stack of actor.stacks) {
              expect(isBusy(stack)).toBe(false);
              checkStory(stack);
              await checkResources(actor, stack);
            }
            expect(
              actor.stacks.filter(one => !one.isDeleted).length,
            ).toBeLessThan(2);
          } finally {
            actor.world.stop();
          }
        },
      ),
      { numRuns: 250, interruptAfterTimeLimit: 15_000 },
    );
  }, 40_000);
});
