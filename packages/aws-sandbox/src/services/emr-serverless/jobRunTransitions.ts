import { Clock } from '../../core/types';
import { EmrApplication, JobRun } from './EmrServerlessState';
import { enterState, hasActiveRuns, isActive } from './transitions';

const SECOND = 1000;

/** How long a job run works, unless its timeout ends it before; nothing is really computed. */
const RUN_MS = 10 * 60 * SECOND;
const CANCEL_MS = 20 * SECOND;
const POLL_MS = 5 * SECOND;

function enter(run: JobRun, state: JobRun['state'], clock: Clock): void {
  run.state = state;
  run.updatedAt = clock.now();
}

/** The last run to end starts the application's idle time anew. */
function finish(
  application: EmrApplication,
  run: JobRun,
  state: JobRun['state'],
  clock: Clock,
): void {
  enter(run, state, clock);
  if (application.state === 'STARTED' && !hasActiveRuns(application)) {
    enterState(application, 'STARTED', clock);
  }
}

/** Takes a run from its submission to its end; somebody may cancel it on the way. */
export async function follow(
  application: EmrApplication,
  run: JobRun,
  clock: Clock,
): Promise<void> {
  const isGoingOn = () => isActive(run) && run.state !== 'CANCELLING';
  await clock.sleep(POLL_MS);
  if (isGoingOn()) {
    enter(run, 'SCHEDULED', clock);
  }
  while (isGoingOn() && application.state !== 'STARTED') {
    await clock.sleep(POLL_MS);
  }
  if (!isGoingOn()) {
    return;
  }
  enter(run, 'RUNNING', clock);
  const timeout = run.executionTimeoutMinutes * 60 * SECOND;
  const endsInTime = timeout === 0 || timeout >= RUN_MS;
  await clock.sleep(endsInTime ? RUN_MS : timeout);
  if (!isGoingOn()) {
    return;
  }
  run.stateDetails = endsInTime
    ? ''
    : `Job run timed out after ${run.executionTimeoutMinutes} minutes.`;
  finish(application, run, endsInTime ? 'SUCCESS' : 'FAILED', clock);
}

/** Ends a run before its time. */
export async function cancel(
  application: EmrApplication,
  run: JobRun,
  clock: Clock,
): Promise<void> {
  enter(run, 'CANCELLING', clock);
  await clock.sleep(CANCEL_MS);
  finish(application, run, 'CANCELLED', clock);
}
