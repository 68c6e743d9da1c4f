import { durationOf, resourceFault } from '../../core/faults';
import { CallContext } from '../../core/types';
import { capacityOf, capacityProblem } from './capacity';
import {
  EmrApplication,
  EmrServerlessState,
  JobRun,
} from './EmrServerlessState';
import { enterState, hasActiveRuns, isActive } from './transitions';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

const TYPE = 'AWS::EMRServerless::JobRun';

/** How long a job run is where it is, in AWS time; nothing is really computed. */
const DURATIONS = {
  submitted: 3 * SECOND,
  scheduled: 20 * SECOND,
  running: 10 * MINUTE,
  cancelling: 20 * SECOND,
};
const POLL_MS = 5 * SECOND;

/** A job run on its way, and what it runs on. */
export interface RunningJob {
  readonly context: CallContext;
  readonly state: EmrServerlessState;
  readonly application: EmrApplication;
  readonly run: JobRun;
}

/** Takes a run from its submission to its end; somebody may cancel it on the way. */
export async function follow(job: RunningJob): Promise<void> {
  const { context, state, application, run } = job;
  const { clock } = context;
  const fault = resourceFault(context, TYPE, 'create');
  const work = durationOf(context, TYPE, 'create', DURATIONS.running);
  const isGoingOn = () => isActive(run) && run.state !== 'CANCELLING';
  const after = async (milliseconds: number): Promise<boolean> => {
    await clock.sleep(milliseconds);
    return isGoingOn();
  };
  if (!(await after(DURATIONS.submitted))) {
    return;
  }
  enter(job, 'PENDING');
  while (application.state === 'STARTING') {
    if (!(await after(POLL_MS))) {
      return;
    }
  }
  const problem =
    application.state === 'STARTED'
      ? capacityProblem(context, state, application, capacityOf(run.jobDriver))
      : `Application ${application.applicationId} could not be started: it is in state ${application.state}.`;
  if (problem) {
    finish(job, 'FAILED', problem);
    return;
  }
  enter(job, 'SCHEDULED');
  if (!(await after(DURATIONS.scheduled))) {
    return;
  }
  enter(job, 'RUNNING');
  run.startedAt = clock.now();
  const timeout = run.executionTimeoutMinutes * MINUTE;
  const endsInTime = timeout === 0 || timeout >= work;
  if (!(await after(endsInTime ? work : timeout))) {
    return;
  }
  if (!endsInTime) {
    finish(
      job,
      'FAILED',
      `Job run timed out after ${run.executionTimeoutMinutes} minutes.`,
    );
  } else if (fault) {
    finish(job, 'FAILED', fault.message);
  } else {
    finish(job, 'SUCCESS');
  }
}

/** Ends a run before its time. */
export async function cancel(job: RunningJob): Promise<void> {
  enter(job, 'CANCELLING');
  await job.context.clock.sleep(DURATIONS.cancelling);
  finish(job, 'CANCELLED');
}

function enter({ context, run }: RunningJob, state: JobRun['state']): void {
  run.state = state;
  run.updatedAt = context.clock.now();
}

/** The last run to end starts the application's idle time anew. */
function finish(job: RunningJob, state: JobRun['state'], details = ''): void {
  const { context, application, run } = job;
  enter(job, state);
  run.stateDetails = details;
  run.endedAt = run.updatedAt;
  if (application.state === 'STARTED' && !hasActiveRuns(application)) {
    enterState(context, application, 'STARTED');
  }
}
