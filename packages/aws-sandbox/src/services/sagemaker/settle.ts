import { CallContext } from '../../core/types';
import { StudioResource } from './SageMakerState';

/** Puts a resource into a state and, after a time in AWS time, into the next, unless something else happened to it. */
export function settle<Status>(
  context: CallContext,
  resource: StudioResource<Status>,
  change: {
    during: Status;
    milliseconds: number;
    then: () => void | Promise<void>;
  },
): void {
  resource.status = change.during;
  const since = context.clock.now();
  resource.lastModifiedTime = since;
  context.clock.sleep(change.milliseconds).then(() => {
    if (
      resource.status === change.during &&
      resource.lastModifiedTime === since
    ) {
      resource.lastModifiedTime = context.clock.now();
      void change.then();
    }
  });
}
