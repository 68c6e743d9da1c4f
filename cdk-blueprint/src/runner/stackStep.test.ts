import { isInProgress, neverActive, stackStep } from './stackStep';

it.each([
  [undefined, 'deploy'],
  ['REVIEW_IN_PROGRESS', 'deploy'],
  ['CREATE_IN_PROGRESS', 'follow'],
  ['CREATE_COMPLETE', 'deploy'],
  ['CREATE_FAILED', 'deploy'],
  ['ROLLBACK_IN_PROGRESS', 'follow'],
  ['ROLLBACK_COMPLETE', 'deploy'],
  ['ROLLBACK_FAILED', 'deploy'],
  ['UPDATE_IN_PROGRESS', 'follow'],
  ['UPDATE_COMPLETE_CLEANUP_IN_PROGRESS', 'follow'],
  ['UPDATE_COMPLETE', 'deploy'],
  ['UPDATE_FAILED', 'deploy'],
  ['UPDATE_ROLLBACK_IN_PROGRESS', 'follow'],
  ['UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS', 'follow'],
  ['UPDATE_ROLLBACK_COMPLETE', 'deploy'],
  ['UPDATE_ROLLBACK_FAILED', 'roll-back'],
  ['DELETE_IN_PROGRESS', 'follow'],
  ['DELETE_FAILED', 'refuse'],
  ['DELETE_COMPLETE', 'deploy'],
  ['IMPORT_IN_PROGRESS', 'follow'],
  ['IMPORT_COMPLETE', 'deploy'],
  ['IMPORT_ROLLBACK_FAILED', 'refuse'],
])('%s: %s', (status, step) => {
  expect(stackStep(status)).toBe(step);
});

it('tells a stack that never worked from one that did', () => {
  expect(neverActive('ROLLBACK_COMPLETE')).toBe(true);
  expect(neverActive('ROLLBACK_FAILED')).toBe(true);
  expect(neverActive('UPDATE_ROLLBACK_COMPLETE')).toBe(false);
  expect(neverActive(undefined)).toBe(false);
});

it('knows a status that is on its way', () => {
  expect(isInProgress('DELETE_IN_PROGRESS')).toBe(true);
  expect(isInProgress('DELETE_COMPLETE')).toBe(false);
});
