import { STACK_ID } from '../__testUtils__/stackEvents';
import { exampleConfig } from '../__testUtils__/configs';
import { convergeStack } from './convergeStack';
import { DeployedStack, StackState } from './DeployedStack';
import { Reporter } from './Reporter';
import { DeployResult, RunnerEvent } from './types';

const config = exampleConfig();
const own = { 'gco:environment': 'forecasting', 'gco:project': 'gco' };
const result: DeployResult = {
  stackName: 'gco-analytics-forecasting',
  stackArn: STACK_ID,
  outputs: {},
  changed: false,
};
const busy = Object.assign(
  new Error('Stack is in UPDATE_IN_PROGRESS state and can not be updated.'),
  {
    name: 'ValidationError',
  },
);

interface Setup {
  /** Statuses that successive looks find; the last one stays. */
  statuses: (string | undefined)[];
  tags?: Record<string, string>;
  deploy?: (() => DeployResult)[];
  rollBack?: () => void;
}

async function converge({
  statuses,
  tags = own,
  deploy = [() => result],
  rollBack = () => {},
}: Setup) {
  const events: RunnerEvent[] = [];
  const done: string[] = [];
  const reporter = new Reporter({ onEvent: event => events.push(event) });
  const looks = [...statuses];
  const deploys = [...deploy];
  const stack: DeployedStack = {
    async describe(): Promise<StackState | undefined> {
      const status = looks.length > 1 ? looks.shift() : looks[0];
      return status === undefined
        ? undefined
        : { id: STACK_ID, status, tags, reason: 'because' };
    },
    async events() {
      return [];
    },
  };
  const outcome = await convergeStack({
    config,
    stackName: result.stackName,
    stack,
    deployment: {
      async deploy() {
        done.push('deploy');
        return (deploys.length > 1 ? deploys.shift()! : deploys[0])();
      },
      async rollBack() {
        done.push('roll back');
        rollBack();
      },
    },
    reporter,
    pollIntervalMs: 1,
    resources: 3,
  }).then(
    value => ({ value, failure: undefined }),
    error => ({ value: undefined, failure: error.failure ?? error }),
  );
  reporter.close();
  return {
    ...outcome,
    done,
    phases: events
      .filter(({ kind }) => kind === 'phase')
      .map(({ message }) => message),
  };
}

it('creates a stack that is not there', async () => {
  const { value, phases } = await converge({
    statuses: [undefined],
    deploy: [() => ({ ...result, changed: true })],
  });
  expect(value?.changed).toBe(true);
  expect(phases).toEqual(['Creating stack gco-analytics-forecasting']);
});

it('says when nothing was to be changed', async () => {
  expect(
    (await converge({ statuses: ['CREATE_COMPLETE'] })).value?.changed,
  ).toBe(false);
});

it('follows a stack at work, and then finds nothing left to do', async () => {
  const { value, done, phases } = await converge({
    statuses: ['CREATE_IN_PROGRESS', 'CREATE_IN_PROGRESS', 'CREATE_COMPLETE'],
  });
  expect(phases).toEqual([
    'CloudFormation is at work on the stack already (CREATE_IN_PROGRESS): following it',
    'Bringing stack gco-analytics-forecasting up to date',
  ]);
  expect(done).toEqual(['deploy']);
  expect(value?.changed).toBe(true);
});

it('creates anew what failed while it was followed', async () => {
  const { value, phases } = await converge({
    statuses: ['ROLLBACK_IN_PROGRESS', 'ROLLBACK_COMPLETE'],
  });
  expect(phases[1]).toBe(
    'Removing what is left of a failed creation, then creating stack gco-analytics-forecasting',
  );
  expect(value?.changed).toBe(false);
});

it('continues a rollback that failed, then updates', async () => {
  const { value, done } = await converge({
    statuses: ['UPDATE_ROLLBACK_FAILED', 'UPDATE_ROLLBACK_COMPLETE'],
  });
  expect(done).toEqual(['roll back', 'deploy']);
  expect(value).toBeDefined();
});

it('follows somebody who was quicker', async () => {
  const { value, done } = await converge({
    statuses: ['CREATE_COMPLETE', 'UPDATE_IN_PROGRESS', 'UPDATE_COMPLETE'],
    deploy: [
      () => {
        throw busy;
      },
      () => result,
    ],
  });
  expect(done).toEqual(['deploy', 'deploy']);
  expect(value?.changed).toBe(true);
});

it('gives up when it is never its turn', async () => {
  const { failure, done } = await converge({
    statuses: ['CREATE_COMPLETE'],
    deploy: [
      () => {
        throw busy;
      },
    ],
  });
  expect(failure).toMatchObject({ code: 'StackBusy' });
  expect(done.length).toBeLessThan(10);
});

it.each<Record<string, string>>([
  {},
  { 'gco:environment': 'forecasting' },
  { ...own, 'gco:project': 'other' },
])("leaves a stack alone that is somebody else's: %j", async tags => {
  const { failure, done } = await converge({
    statuses: ['CREATE_COMPLETE'],
    tags,
  });
  expect(failure).toMatchObject({
    code: 'StackTaken',
    message: expect.stringContaining('forecasting'),
  });
  expect(done).toEqual([]);
});

it('takes over a stack that was only ever prepared', async () => {
  const { value, done } = await converge({
    statuses: ['REVIEW_IN_PROGRESS'],
    tags: {},
  });
  expect(done).toEqual(['deploy']);
  expect(value).toBeDefined();
});

it('leaves a stack alone that a person has to mend', async () => {
  const { failure, done } = await converge({ statuses: ['DELETE_FAILED'] });
  expect(failure).toMatchObject({
    code: 'StackNotDeployable',
    reason: 'because',
  });
  expect(done).toEqual([]);
});

it('does not try again what failed', async () => {
  const { failure, done } = await converge({
    statuses: ['UPDATE_COMPLETE'],
    deploy: [
      () => {
        throw new Error('no');
      },
    ],
  });
  expect(failure).toEqual(new Error('no'));
  expect(done).toEqual(['deploy']);
});
