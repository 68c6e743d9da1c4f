import type { ApplicationState } from '@aws-sdk/client-emr-serverless';
import { Clock } from '../../core/types';
import { EmrApplication, JobRun } from './EmrServerlessState';

const SECOND = 1000;

/** How long each passing state lasts, in AWS time. */
const DURATIONS: Partial<
  Record<ApplicationState, { milliseconds: number; next: ApplicationState }>
> = {
  CREATING: { milliseconds: 15 * SECOND, next: 'CREATED' },
  STARTING: { milliseconds: 60 * SECOND, next: 'STARTED' },
  STOPPING: { milliseconds: 30 * SECOND, next: 'STOPPED' },
};

const FINISHED = ['SUCCESS', 'FAILED', 'CANCELLED'];

/** Whether a job run still needs its application. */
export function isActive({ state }: Pick<JobRun, 'state'>): boolean {
  return !FINISHED.includes(state);
}

/** Whether job runs need the application. */
export function hasActiveRuns({ jobRuns }: EmrApplication): boolean {
  return [...jobRuns.values()].some(isActive);
}

/** Puts an application into a state and, in AWS time, into those that follow by themselves. */
export function enterState(
  application: EmrApplication,
  state: ApplicationState,
  clock: Clock,
): void {
  application.state = state;
  application.updatedAt = clock.now();
  application.generation += 1;
  const { generation } = application;
  const passing = DURATIONS[state];
  const autoStop = application.settings.autoStopConfiguration;
  const follow = (milliseconds: number, next: ApplicationState) =>
    clock.sleep(milliseconds).then(() => {
      const isBusy = next === 'STOPPING' && hasActiveRuns(application);
      if (application.generation === generation && !isBusy) {
        enterState(application, next, clock);
      }
    });
  if (passing) {
    follow(passing.milliseconds, passing.next);
  } else if (state === 'STARTED' && autoStop?.enabled) {
    // The end of the last job run enters this state again, and with it the idle time.
    follow(autoStop.idleTimeoutMinutes! * 60 * SECOND, 'STOPPING');
  }
}
