import { rootEvent, stackEvent } from '../__testUtils__/stackEvents';
import { ResourceProgress } from './ResourceProgress';

describe('ResourceProgress', () => {
  let now = 0;
  let progress: ResourceProgress;
  const at = (time: number, ...events: Parameters<ResourceProgress['add']>) => {
    now = time;
    progress.add(...events);
  };

  beforeEach(() => {
    now = 0;
    progress = new ResourceProgress(() => now);
  });

  it('counts each resource once', () => {
    at(0, stackEvent('A', 'CREATE_IN_PROGRESS'));
    at(1, stackEvent('A', 'CREATE_COMPLETE'));
    at(2, stackEvent('A', 'CREATE_COMPLETE'));
    at(3, rootEvent('CREATE_COMPLETE'));
    expect(progress.completed).toBe(2);
  });

  it('knows what takes the longest', () => {
    expect(progress.slowest).toBeUndefined();
    at(0, rootEvent('CREATE_IN_PROGRESS'));
    at(10, stackEvent('A', 'CREATE_IN_PROGRESS'));
    at(20, stackEvent('B', 'CREATE_IN_PROGRESS'));
    at(30, stackEvent('A', 'CREATE_IN_PROGRESS'));
    expect(progress.slowest).toEqual({
      resource: 'A',
      resourceType: 'AWS::Test::A',
      since: 10,
    });
    at(40, stackEvent('A', 'CREATE_COMPLETE'));
    expect(progress.slowest?.resource).toBe('B');
    at(50, stackEvent('B', 'CREATE_FAILED'));
    expect(progress.slowest).toBeUndefined();
  });

  it('keeps the first failure that is not a mere consequence', () => {
    at(
      0,
      stackEvent('A', 'CREATE_FAILED', {
        ResourceStatusReason: 'Resource creation cancelled',
      }),
    );
    expect(progress.firstFailure).toBeUndefined();
    at(
      1,
      stackEvent('B', 'CREATE_FAILED', {
        ResourceStatusReason: 'Limit reached',
      }),
    );
    at(
      2,
      stackEvent('C', 'CREATE_FAILED', { ResourceStatusReason: 'Also bad' }),
    );
    expect(progress.firstFailure).toEqual({
      resource: 'B',
      resourceType: 'AWS::Test::B',
      reason: 'Limit reached',
    });
  });

  it('starts over', () => {
    at(0, stackEvent('A', 'CREATE_IN_PROGRESS'));
    at(1, stackEvent('B', 'CREATE_COMPLETE'));
    at(2, stackEvent('C', 'CREATE_FAILED'));
    progress.reset();
    expect([
      progress.completed,
      progress.slowest,
      progress.firstFailure,
    ]).toEqual([0, undefined, undefined]);
  });
});
