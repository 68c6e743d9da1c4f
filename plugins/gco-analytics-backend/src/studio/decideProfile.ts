/**
 * What to do with a profile in a state:
 *
 * - `open`: it is ready
 * - `wait`: AWS is working on it
 * - `broken`: it stays like this until someone mends it
 */
export type ProfileDecision = 'open' | 'wait' | 'broken';

const decisions = new Map<string | undefined, ProfileDecision>([
  ['InService', 'open'],
  ['Pending', 'wait'],
  ['Updating', 'wait'],
  // Once it is gone it is made anew.
  ['Deleting', 'wait'],
  ['Failed', 'broken'],
  ['Update_Failed', 'broken'],
  ['Delete_Failed', 'broken'],
]);

/** @param status - `UserProfileStatus` of DescribeUserProfile */
export function decideProfile(status: string | undefined): ProfileDecision {
  return decisions.get(status) ?? 'broken';
}
