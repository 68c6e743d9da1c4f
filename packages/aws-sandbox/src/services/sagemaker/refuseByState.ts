import { resourceInUse, validationException } from './errors';
import { StudioResource } from './SageMakerState';

type Shown = Pick<StudioResource<string>, 'status'>;

const IN_CHANGE = ['Pending', 'Updating', 'Deleting'];
const UPDATABLE = ['InService', 'Update_Failed'];

/** Refuses an update of what is being changed, or what never came to be. */
export function requireUpdatable(resource: Shown, name: string): void {
  refuseInChange(resource, name, 'updated');
  if (!UPDATABLE.includes(resource.status)) {
    throw validationException(
      `${name} is in state ${resource.status} and cannot be updated.`,
    );
  }
}

/** Refuses to delete what is being changed; what failed can go. */
export function requireDeletable(resource: Shown, name: string): void {
  refuseInChange(resource, name, 'deleted');
}

function refuseInChange(
  { status }: Shown,
  name: string,
  done: 'updated' | 'deleted',
): void {
  if (IN_CHANGE.includes(status)) {
    throw resourceInUse(`${name} is in state ${status} and cannot be ${done}.`);
  }
}

/** Refuses work in, or of, what is not ready for it. An update that failed leaves what was before, which works. */
export function requireUsable({ status }: Shown, name: string): void {
  if (!UPDATABLE.includes(status)) {
    throw validationException(
      `${name} is in state ${status}; it must be InService.`,
    );
  }
}
