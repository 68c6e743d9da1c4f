import { CallContext } from '../../core/types';
import { keyOfApp } from './appAccess';
import { DURATIONS } from './durations';
import { App, SageMakerState } from './SageMakerState';
import { settle } from './settle';

const MINUTE = 60_000;

/** Accounts and regions whose apps are watched. It is not kept with the state, so that a state that was put back is watched anew. */
class WatchedPlaces {
  readonly places = new Set<string>();
}

/** Watches the apps that the state brought along: running ones for idleness, deleted ones until they are forgotten. */
export function watchApps(context: CallContext, state: SageMakerState): void {
  const { places } = context.runtime(
    'sagemaker-watched-apps',
    () => new WatchedPlaces(),
  );
  const place = `${context.accountId}/${context.region}`;
  if (places.has(place)) {
    return;
  }
  places.add(place);
  for (const app of state.apps.values()) {
    if (app.status === 'InService') {
      watchIdleness(context, state, app);
    } else if (app.status === 'Deleted') {
      forgetLater(context, state, app);
    }
  }
}

/** Shuts an app down after its idle time, unless somebody does something in it before. */
export function watchIdleness(
  context: CallContext,
  state: SageMakerState,
  app: App,
): void {
  const { activity, idleTimeoutMinutes } = app;
  if (idleTimeoutMinutes === undefined) {
    return;
  }
  void context.clock
    .sleep(idleTimeoutMinutes * MINUTE, { background: true })
    .then(() => {
      if (app.status !== 'InService' || app.activity !== activity) {
        return;
      }
      if (app.isBusy) {
        watchIdleness(context, state, app);
      } else {
        shutDown(context, state, app);
      }
    });
}

/** Somebody does something in an app: its idle time starts anew. */
export function noteActivity(
  context: CallContext,
  state: SageMakerState,
  app: App,
): void {
  if (app.status === 'InService') {
    app.activity = (app.activity ?? 0) + 1;
    watchIdleness(context, state, app);
  }
}

/** Takes an app to its end; the record stays for a day. */
export function shutDown(
  context: CallContext,
  state: SageMakerState,
  app: App,
): void {
  settle(context, app, {
    resourceType: 'AWS::SageMaker::App',
    change: 'delete',
    during: 'Deleting',
    failed: 'Failed',
    milliseconds: DURATIONS.app.delete,
    done: () => {
      app.status = 'Deleted';
      forgetLater(context, state, app);
    },
  });
}

function forgetLater(
  context: CallContext,
  state: SageMakerState,
  app: App,
): void {
  void context.clock
    .sleep(DURATIONS.app.forget, { background: true })
    .then(() => {
      const key = keyOfApp(app);
      if (state.apps.get(key) === app) {
        state.apps.delete(key);
      }
    });
}
