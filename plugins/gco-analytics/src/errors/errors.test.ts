import { NotAllowedError, ServiceUnavailableError } from '@backstage/errors';
import { responseError } from '../__testUtils__';
import { errorReason } from './errorReason';
import { errorStatus } from './errorStatus';

describe('errorStatus', () => {
  it('reads the status of an answer', async () => {
    expect(errorStatus(await responseError(429, 'TooMany', 'slow'))).toBe(429);
  });

  it('knows the errors of other implementations of the API by name', () => {
    expect(errorStatus(new NotAllowedError('no'))).toBe(403);
    expect(errorStatus(new ServiceUnavailableError('away'))).toBe(503);
  });

  it.each([new TypeError('Failed to fetch'), 'text', undefined, null])(
    'knows none for %p',
    error => {
      expect(errorStatus(error)).toBeUndefined();
    },
  );
});

describe('errorReason', () => {
  it("prefers the server's words to the client's", async () => {
    expect(errorReason(await responseError(409, 'ConflictError', 'busy'))).toBe(
      'busy',
    );
  });

  it.each([
    [new TypeError('Failed to fetch'), 'Failed to fetch'],
    ['text', 'text'],
  ])('falls back to %p itself', (error, reason) => {
    expect(errorReason(error)).toBe(reason);
  });
});
