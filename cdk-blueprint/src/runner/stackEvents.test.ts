import { rootEvent, stackEvent } from '../__testUtils__/stackEvents';
import {
  isOwnFailure,
  isStackEvent,
  resourceEvent,
  startsOperation,
} from './stackEvents';

it('tells the stack from its resources', () => {
  expect(isStackEvent(rootEvent('CREATE_COMPLETE'))).toBe(true);
  expect(isStackEvent(stackEvent('Key', 'CREATE_COMPLETE'))).toBe(false);
  expect(
    isStackEvent(
      stackEvent('Key', 'CREATE_IN_PROGRESS', {
        PhysicalResourceId: undefined,
      }),
    ),
  ).toBe(false);
});

it.each(['CREATE_IN_PROGRESS', 'UPDATE_IN_PROGRESS', 'DELETE_IN_PROGRESS'])(
  '%s starts an operation',
  status => {
    expect(startsOperation(rootEvent(status))).toBe(true);
    expect(startsOperation(stackEvent('Key', status))).toBe(false);
  },
);

it.each(['REVIEW_IN_PROGRESS', 'ROLLBACK_IN_PROGRESS', 'CREATE_COMPLETE'])(
  '%s starts none',
  status => {
    expect(startsOperation(rootEvent(status))).toBe(false);
  },
);

it('tells a failure from what it brings down', () => {
  const failed = (reason?: string) =>
    stackEvent('Key', 'CREATE_FAILED', { ResourceStatusReason: reason });
  expect(isOwnFailure(failed('Limit reached'))).toBe(true);
  expect(isOwnFailure(failed())).toBe(true);
  expect(isOwnFailure(failed('Resource creation cancelled'))).toBe(false);
  expect(isOwnFailure(failed('Resource update cancelled'))).toBe(false);
  expect(isOwnFailure(stackEvent('Key', 'CREATE_COMPLETE'))).toBe(false);
  expect(isOwnFailure(rootEvent('UPDATE_ROLLBACK_FAILED'))).toBe(false);
});

it('puts an event into words', () => {
  expect(
    resourceEvent(
      stackEvent('Key', 'CREATE_FAILED', {
        ResourceStatusReason: 'No such thing',
      }),
      {
        completed: 3,
        total: 9,
      },
    ),
  ).toEqual({
    kind: 'resource',
    at: '2026-01-02T03:04:05.678Z',
    message: '3/9 CREATE_FAILED Key (AWS::Test::Key): No such thing',
    id: 'Key-CREATE_FAILED',
    resource: 'Key',
    resourceType: 'AWS::Test::Key',
    physicalId: 'physical-Key',
    status: 'CREATE_FAILED',
    reason: 'No such thing',
    progress: { completed: 3, total: 9 },
  });
});

it('does without what CloudFormation has not said', () => {
  const event = stackEvent('Key', 'CREATE_IN_PROGRESS', {
    PhysicalResourceId: '',
  });
  expect(resourceEvent(event, { completed: 1 }).message).toBe(
    '1 CREATE_IN_PROGRESS Key (AWS::Test::Key)',
  );
  expect(resourceEvent(event)).toMatchObject({
    message: 'CREATE_IN_PROGRESS Key (AWS::Test::Key)',
    physicalId: undefined,
    progress: undefined,
  });
});
