import * as fc from 'fast-check';
import { EmrActor, EmrCall } from '../../testing/lifecycle/EmrActor';
import { EMR_TRANSITIONS } from '../../testing/lifecycle/emrTransitions';
import { Step, stepsOf, walk } from '../../testing/lifecycle/walk';

const OPERATIONS = [
  ...Object.keys(EMR_TRANSITIONS.application.calls),
  'UpdateApplication',
  'StartJobRun',
  'CancelJobRun',
];

const call: fc.Arbitrary<EmrCall> = fc.record({
  operation: fc.constantFrom(...OPERATIONS),
  name: fc.constantFrom('etl', 'adhoc'),
  executors: fc.constantFrom(1, 2, 3, 100),
});

const PRELUDE: Step<EmrCall>[] = [
  { call: { operation: 'CreateApplication', name: 'etl', executors: 1 } },
  { seconds: 60 },
];

/** What runs has a started application, and everything that is listed can be described. */
async function check(actor: EmrActor): Promise<void> {
  const applications = new Map(
    (await actor.applications()).map(({ id, state }) => [id, state]),
  );
  for (const [applicationId, state] of applications) {
    const { application } = await actor.lifecycle.call(
      'emr-serverless',
      'GetApplication',
      { applicationId },
    );
    expect(application.state).toBe(state);
  }
  for (const { id, applicationId, state } of await actor.jobRuns()) {
    const { jobRun } = await actor.lifecycle.call(
      'emr-serverless',
      'GetJobRun',
      { applicationId, jobRunId: id },
    );
    expect(jobRun.state).toBe(state);
    if (['SCHEDULED', 'RUNNING'].includes(state)) {
      expect(applications.get(applicationId)).toBe('STARTED');
    }
  }
}

describe('the life cycles of EMR Serverless', () => {
  it('take only ways that AWS documents and end with nothing left', async () => {
    await fc.assert(
      fc.asyncProperty(
        stepsOf({
          call,
          resourceTypes: [
            'AWS::EMRServerless::Application',
            'AWS::EMRServerless::JobRun',
          ],
        }),
        async steps => {
          const actor = await EmrActor.create();
          try {
            await walk(actor, [...PRELUDE, ...steps], {
              service: 'emr-serverless',
              tables: EMR_TRANSITIONS,
              check: () => check(actor),
            });
            actor.lifecycle.world.faults.clear();
            await actor.lifecycle.advance(600);
            await actor.deleteAll();
            expect(await actor.applications()).toEqual([]);
          } finally {
            actor.lifecycle.end();
          }
        },
      ),
      { numRuns: 300, interruptAfterTimeLimit: 12_000 },
    );
  }, 30_000);
});
