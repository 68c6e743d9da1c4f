import { responseError } from '../__testUtils__';
import { studioFailure } from './studioFailure';

describe('studioFailure', () => {
  it.each([
    [401, { kind: 'denied' }],
    [403, { kind: 'denied' }],
    [404, { kind: 'notFound' }],
    [409, { kind: 'notReady', reason: 'words' }],
    [429, { kind: 'tooMany' }],
    [502, { kind: 'unavailable', reason: 'words' }],
    [503, { kind: 'unavailable', reason: 'words' }],
    [500, { kind: 'unexpected', reason: 'words' }],
    [418, { kind: 'unexpected', reason: 'words' }],
  ])('of an answer %d is %p', async (status, failure) => {
    expect(studioFailure(await responseError(status, 'E', 'words'))).toEqual(
      failure,
    );
  });

  it('tells a lost connection from a defect', () => {
    expect(studioFailure(new TypeError('Failed to fetch'))).toEqual({
      kind: 'unreachable',
    });
    expect(studioFailure(new RangeError('odd'))).toEqual({
      kind: 'unexpected',
      reason: 'odd',
    });
  });
});
