import type { StackEvent } from '@aws-sdk/client-cloudformation';
import { rootEvent, STACK_ID, stackEvent } from '../__testUtils__/stackEvents';
import { DeployedStack, StackState } from './DeployedStack';
import { followStack } from './followStack';
import { Reporter } from './Reporter';
import { RunnerEvent } from './types';

const state = (status: string): StackState => ({
  id: STACK_ID,
  status,
  tags: {},
});

/** A stack that is a step further at every look. */
class ScriptedStack implements DeployedStack {
  private look = -1;

  constructor(
    private readonly script: { status: string; events: StackEvent[] }[],
  ) {}

  async describe() {
    this.look = Math.min(this.look + 1, this.script.length - 1);
    return state(this.script[this.look].status);
  }

  async events() {
    return this.script.slice(0, this.look + 1).flatMap(({ events }) => events);
  }
}

async function follow(
  script: { status: string; events: StackEvent[] }[],
  total?: number,
) {
  const events: RunnerEvent[] = [];
  const reporter = new Reporter({ onEvent: event => events.push(event) });
  try {
    const after = await followStack({
      stack: new ScriptedStack(script),
      state: state('CREATE_IN_PROGRESS'),
      reporter,
      pollIntervalMs: 1,
      total,
    });
    return { after, events, failure: reporter.progress.firstFailure };
  } finally {
    reporter.close();
  }
}

it('reports each event once, counted, until the stack rests', async () => {
  const { after, events } = await follow(
    [
      {
        status: 'CREATE_IN_PROGRESS',
        events: [
          rootEvent('CREATE_IN_PROGRESS'),
          stackEvent('A', 'CREATE_IN_PROGRESS'),
        ],
      },
      { status: 'CREATE_IN_PROGRESS', events: [] },
      {
        status: 'CREATE_IN_PROGRESS',
        events: [stackEvent('A', 'CREATE_COMPLETE')],
      },
      { status: 'CREATE_COMPLETE', events: [rootEvent('CREATE_COMPLETE')] },
    ],
    2,
  );
  expect(after?.status).toBe('CREATE_COMPLETE');
  expect(events.map(({ id, progress }) => [id, progress])).toEqual([
    [
      'gco-analytics-forecasting-CREATE_IN_PROGRESS',
      { completed: 0, total: 2 },
    ],
    ['A-CREATE_IN_PROGRESS', { completed: 0, total: 2 }],
    ['A-CREATE_COMPLETE', { completed: 1, total: 2 }],
    ['gco-analytics-forecasting-CREATE_COMPLETE', { completed: 2, total: 2 }],
  ]);
});

it('remembers what failed', async () => {
  const { after, failure } = await follow([
    {
      status: 'ROLLBACK_IN_PROGRESS',
      events: [
        stackEvent('A', 'CREATE_FAILED', { ResourceStatusReason: 'No' }),
      ],
    },
    { status: 'ROLLBACK_COMPLETE', events: [rootEvent('ROLLBACK_COMPLETE')] },
  ]);
  expect(after?.status).toBe('ROLLBACK_COMPLETE');
  expect(failure).toEqual({
    resource: 'A',
    resourceType: 'AWS::Test::A',
    reason: 'No',
  });
});

it('returns nothing when the stack is gone', async () => {
  const { after } = await follow([
    { status: 'DELETE_IN_PROGRESS', events: [] },
    { status: 'DELETE_COMPLETE', events: [rootEvent('DELETE_COMPLETE')] },
  ]);
  expect(after).toBeUndefined();
});
