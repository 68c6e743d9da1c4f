import { durationOf, resourceFault } from '../../core/faults';
import { CallContext } from '../../core/types';
import { LifeCycleState } from './EfsState';

/** A change of a file system or mount target, from its start to its end. */
export interface EfsChange {
  /** As CloudFormation names the resource, e.g. `AWS::EFS::FileSystem`. */
  readonly resourceType: string;
  readonly change: 'create' | 'update' | 'delete';
  /** How long it takes, in AWS time, unless faults say otherwise. */
  readonly milliseconds: number;
  /** What a deletion does at its end; others end in `available`. */
  readonly remove?: () => void | Promise<void>;
}

const DURING = {
  create: 'creating',
  update: 'updating',
  delete: 'deleting',
} as const;

/** Starts a change; it ends by itself in AWS time, in `error` when something is wrong, unless the resource is deleted before. */
export function progress(
  context: CallContext,
  resource: { LifeCycleState: LifeCycleState },
  { resourceType, change, milliseconds, remove }: EfsChange,
): void {
  const during = DURING[change];
  const fault = resourceFault(context, resourceType, change);
  const duration = durationOf(context, resourceType, change, milliseconds);
  resource.LifeCycleState = during;
  void context.clock.sleep(duration).then(async () => {
    if (resource.LifeCycleState !== during) {
      return;
    }
    if (fault) {
      resource.LifeCycleState = 'error';
      return;
    }
    try {
      await remove?.();
      resource.LifeCycleState = remove ? 'deleted' : 'available';
    } catch {
      resource.LifeCycleState = 'error';
    }
  });
}
