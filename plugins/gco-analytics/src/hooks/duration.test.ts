import { largestUnit } from './duration';

describe('largestUnit', () => {
  it.each([
    [0, 'seconds', 0],
    [59_999, 'seconds', 59],
    [60_000, 'minutes', 1],
    [3_599_999, 'minutes', 59],
    [3_600_000, 'hours', 1],
    [86_400_000, 'days', 1],
    [400 * 86_400_000, 'days', 400],
    [-5_000, 'seconds', 0],
  ])('of %d ms is %s %d', (milliseconds, unit, value) => {
    expect(largestUnit(milliseconds)).toEqual({ unit, value });
  });
});
