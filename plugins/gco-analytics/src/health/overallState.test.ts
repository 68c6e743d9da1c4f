import { EnvironmentState, Health } from '@gco/plugin-gco-analytics-common';
import {
  mockHealthySnapshot,
  mockRunningOperation,
} from '@gco/plugin-gco-analytics-common/testUtils';
import { isMoving, overallState } from './overallState';

describe('overallState', () => {
  it.each<[EnvironmentState, Health, string]>([
    ['active', 'healthy', 'healthy'],
    ['active', 'stopped', 'stopped'],
    ['active', 'failed', 'unhealthy'],
    ['active', 'unknown', 'unknown'],
    ['deploying', 'unknown', 'deploying'],
    ['changing', 'failed', 'changing'],
    ['failed', 'healthy', 'failed'],
    ['retired', 'unknown', 'retired'],
  ])('of a %s and %s environment is %s', (state, health, expected) => {
    expect(overallState({ state, health })).toBe(expected);
  });
});

describe('isMoving', () => {
  it.each<[EnvironmentState, boolean]>([
    ['deploying', true],
    ['changing', true],
    ['retiring', true],
    ['active', false],
    ['failed', false],
    ['retired', false],
  ])('of a %s environment at rest is %s', (state, expected) => {
    expect(isMoving({ state }, mockHealthySnapshot)).toBe(expected);
  });

  it('is so while an operation runs or a resource is on its way', () => {
    expect(
      isMoving(
        { state: 'active', operation: mockRunningOperation },
        mockHealthySnapshot,
      ),
    ).toBe(true);
    const [first] = mockHealthySnapshot.resources;
    expect(
      isMoving(
        { state: 'active' },
        {
          ...mockHealthySnapshot,
          resources: [{ ...first, health: 'working' }],
        },
      ),
    ).toBe(true);
  });
});
