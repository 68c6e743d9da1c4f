import type { ApplicationState } from '@aws-sdk/client-emr-serverless';
import { Clock } from '../../core/types';
import { EmrApplication } from './EmrServerlessState';

const SECOND = 1000;

/** How long each passing state lasts, in AWS time. */
const DURATIONS: Partial<
  Record<ApplicationState, { milliseconds: number; next: ApplicationState }>
> = {
  CREATING: { milliseconds: 15 * SECOND, next: 'CREATED' },
  STARTING: { milliseconds: 60 * SECOND, next: 'STARTED' },
  STOPPING: { milliseconds: 30 * SECOND, next: 'STOPPED' },
};

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
      if (application.generation === generation) {
        enterState(application, next, clock);
      }
    });
  if (passing) {
    follow(passing.milliseconds, passing.next);
  } else if (state === 'STARTED' && autoStop?.enabled) {
    // Nothing runs jobs here, so a started application is idle from the beginning.
    follow(autoStop.idleTimeoutMinutes! * 60 * SECOND, 'STOPPING');
  }
}
