import { decideProfile, ProfileDecision } from './decideProfile';

it.each<[string | undefined, ProfileDecision]>([
  ['InService', 'open'],
  ['Pending', 'wait'],
  ['Updating', 'wait'],
  ['Deleting', 'wait'],
  ['Failed', 'broken'],
  ['Update_Failed', 'broken'],
  ['Delete_Failed', 'broken'],
  ['SomethingNew', 'broken'],
  ['constructor', 'broken'],
  [undefined, 'broken'],
])('%s: %s', (status, expected) => {
  expect(decideProfile(status)).toBe(expected);
});
