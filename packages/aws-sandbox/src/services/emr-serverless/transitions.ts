import type { ApplicationState } from '@aws-sdk/client-emr-serverless';
import { durationOf, resourceFault } from '../../core/faults';
import { CallContext } from '../../core/types';
import {
  EmrApplication,
  EmrServerlessState,
  JobRun,
} from './EmrServerlessState';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** How long a deleted application is still shown. */
const FORGET_MS = 24 * 60 * MINUTE;

const TYPE = 'AWS::EMRServerless::Application';

/** What passes by itself: how long it takes in AWS time, what follows, and what follows when it fails. */
const PASSING: Partial<
  Record<
    ApplicationState,
    {
      milliseconds: number;
      change: 'create' | 'update';
      next: ApplicationState;
      failed: ApplicationState;
    }
  >
> = {
  CREATING: {
    milliseconds: 15 * SECOND,
    change: 'create',
    next: 'CREATED',
    failed: 'TERMINATED',
  },
  STARTING: {
    milliseconds: 60 * SECOND,
    change: 'update',
    next: 'STARTED',
    failed: 'STOPPED',
  },
  STOPPING: {
    milliseconds: 30 * SECOND,
    change: 'update',
    next: 'STOPPED',
    failed: 'STARTED',
  },
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

/**
 * Puts an application into a state and, in AWS time, into those that follow by themselves.
 *
 * @param details why, where that is worth saying
 */
export function enterState(
  context: CallContext,
  application: EmrApplication,
  state: ApplicationState,
  details = '',
): void {
  application.state = state;
  application.stateDetails = details;
  application.updatedAt = context.clock.now();
  application.generation += 1;
  const passing = PASSING[state];
  if (!passing) {
    watchApplication(context, application);
    return;
  }
  const { generation } = application;
  const { change, next, failed } = passing;
  const fault = resourceFault(context, TYPE, change);
  const duration = durationOf(context, TYPE, change, passing.milliseconds);
  void context.clock.sleep(duration).then(() => {
    if (application.generation === generation) {
      enterState(context, application, fault ? failed : next, fault?.message);
    }
  });
}

/** Stops a started application after its idle time, and forgets a deleted one after a day. */
export function watchApplication(
  context: CallContext,
  application: EmrApplication,
): void {
  const { generation, state, settings } = application;
  const autoStop = settings.autoStopConfiguration;
  const later = (milliseconds: number, then: () => void) =>
    void context.clock.sleep(milliseconds, { background: true }).then(() => {
      if (application.generation === generation) {
        then();
      }
    });
  if (state === 'STARTED' && autoStop?.enabled) {
    // The end of the last job run enters this state again, and with it the idle time.
    later(autoStop.idleTimeoutMinutes! * MINUTE, () => {
      if (!hasActiveRuns(application)) {
        enterState(context, application, 'STOPPING');
      }
    });
  } else if (state === 'TERMINATED') {
    later(FORGET_MS, () =>
      context
        .store('emr-serverless', () => new EmrServerlessState())
        .applications.delete(application.applicationId),
    );
  }
}
