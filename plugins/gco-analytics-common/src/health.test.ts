import { environmentHealth, worstOf } from './health';
import { Health } from './types';

it.each<[Health[], Health]>([
  [[], 'unknown'],
  [['healthy'], 'healthy'],
  [['healthy', 'stopped'], 'stopped'],
  [['working', 'stopped'], 'working'],
  [['working', 'unknown'], 'unknown'],
  [['unknown', 'failed', 'healthy'], 'failed'],
])('worst of %j is %s', (healths, expected) => {
  expect(worstOf(healths)).toBe(expected);
});

it.each<[Health[], Health]>([
  [[], 'unknown'],
  [['healthy', 'stopped'], 'healthy'],
  [['stopped', 'stopped'], 'stopped'],
  [['stopped', 'working'], 'working'],
  [['healthy', 'stopped', 'failed'], 'failed'],
])('an environment of %j is %s', (healths, expected) => {
  expect(environmentHealth(healths.map(health => ({ health })))).toBe(expected);
});
