/**
 * What to do about a stack before it can be what its config says.
 *
 * - `deploy`: hand it to the toolkit, which creates, updates, or removes the rest of a failed creation and creates anew
 * - `follow`: CloudFormation is at work; wait until it is done and look again
 * - `roll-back`: an update's own way back failed; go that way again and look again
 * - `refuse`: a person has to mend it
 */
export type StackStep = 'deploy' | 'follow' | 'roll-back' | 'refuse';

const REFUSED = new Set(['DELETE_FAILED', 'IMPORT_ROLLBACK_FAILED']);

/** States of a stack that never worked: there is nothing in it to lose. */
const NEVER_ACTIVE = new Set(['ROLLBACK_COMPLETE', 'ROLLBACK_FAILED']);

/** The next step for a stack, by its status; undefined when there is no stack. */
export function stackStep(status: string | undefined): StackStep {
  if (status === undefined || status === 'REVIEW_IN_PROGRESS') return 'deploy';
  if (isInProgress(status)) return 'follow';
  if (status === 'UPDATE_ROLLBACK_FAILED') return 'roll-back';
  return REFUSED.has(status) ? 'refuse' : 'deploy';
}

/** Whether CloudFormation works on a stack or resource in this status. */
export function isInProgress(status: string): boolean {
  return status.endsWith('_IN_PROGRESS');
}

/** Whether a stack in this status failed at its first creation and will be removed and created anew. */
export function neverActive(status: string | undefined): boolean {
  return status !== undefined && NEVER_ACTIVE.has(status);
}
