import { durationOf, resourceFault } from '../../core/faults';
import { CallContext } from '../../core/types';
import { StudioResource } from './SageMakerState';

/** A change of one of Studio's resources, from its start to its end. */
export interface StudioChange<Status> {
  /** As CloudFormation names the resource, e.g. `AWS::SageMaker::Domain`. */
  readonly resourceType: string;
  readonly change: 'create' | 'update' | 'delete';
  readonly during: Status;
  /** What it ends in when something is wrong. */
  readonly failed: Status;
  /** How long it takes, in AWS time, unless faults say otherwise. */
  readonly milliseconds: number;
  /** What it needs besides time; tells why it failed, if it did. */
  readonly work?: () =>
    | string
    | undefined
    | void
    | Promise<string | undefined | void>;
  /** Its good end. */
  readonly done: () => void;
}

/** Starts a change; it ends by itself in AWS time, unless something else happens to the resource before. */
export function settle<Status>(
  context: CallContext,
  resource: StudioResource<Status>,
  options: StudioChange<Status>,
): void {
  const { resourceType, change, during, failed } = options;
  const fault = resourceFault(context, resourceType, change);
  const duration = durationOf(
    context,
    resourceType,
    change,
    options.milliseconds,
  );
  const since = context.clock.now();
  const isOn = () =>
    resource.status === during && resource.lastModifiedTime === since;
  resource.status = during;
  resource.failureReason = undefined;
  resource.lastModifiedTime = since;
  void context.clock.sleep(duration).then(async () => {
    const reason = isOn()
      ? fault?.message ?? (await reasonOf(options.work))
      : undefined;
    if (!isOn()) {
      return;
    }
    resource.lastModifiedTime = context.clock.now();
    if (reason === undefined) {
      options.done();
    } else {
      resource.status = failed;
      resource.failureReason = reason;
    }
  });
}

async function reasonOf(
  work: StudioChange<unknown>['work'],
): Promise<string | undefined> {
  try {
    return (await work?.()) || undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

/** The states of a change of a domain, a profile or a space. */
const CHANGE_STATES = {
  create: { during: 'Pending', failed: 'Failed' },
  update: { during: 'Updating', failed: 'Update_Failed' },
  delete: { during: 'Deleting', failed: 'Delete_Failed' },
} as const;

/** {@link settle} for domains, profiles and spaces, which have the same states; what is made or changed ends `InService`. */
export function settleStudio(
  context: CallContext,
  resource: StudioResource<
    | 'Pending'
    | 'InService'
    | 'Failed'
    | 'Updating'
    | 'Update_Failed'
    | 'Deleting'
    | 'Delete_Failed'
  >,
  options: Pick<
    StudioChange<unknown>,
    'resourceType' | 'change' | 'milliseconds' | 'work'
  > & {
    /** Takes a deleted resource out of the state. */
    readonly remove?: () => void;
  },
): void {
  settle(context, resource, {
    ...options,
    ...CHANGE_STATES[options.change],
    done: () => {
      if (options.remove) {
        options.remove();
      } else {
        resource.status = 'InService';
      }
    },
  });
}
