import { ResponseError } from '@backstage/errors';
import { errorKind } from './errorKind';
import { toDomainError } from './toDomainError';

function answer(status: number, body: object | string): Promise<ResponseError> {
  const isText = typeof body === 'string';
  return ResponseError.fromResponse(
    new Response(isText ? body : JSON.stringify(body), {
      status,
      headers: { 'Content-Type': isText ? 'text/html' : 'application/json' },
    }),
  );
}

describe('toDomainError', () => {
  it.each([
    [400, 'InputError', "Account '999900001111' is not onboarded"],
    [401, 'AuthenticationError', 'Failed plugin token verification'],
    [403, 'NotAllowedError', "You may not create environment 'forecast'"],
    [404, 'NotFoundError', "There is no operation 'o-1'"],
    [409, 'ConflictError', "Environment name 'forecast' is already taken"],
  ])(
    'turns %i into %s with the words of the API',
    async (statusCode, name, message) => {
      const error = toDomainError(
        await answer(statusCode, {
          error: { name, message },
          request: {},
          response: { statusCode },
        }),
      );

      expect(error).toMatchObject({ name, message });
      expect(errorKind(error)).toBe(name);
    },
  );

  it.each([
    [
      500,
      {
        error: { name: 'Error', message: 'boom' },
        request: {},
        response: { statusCode: 500 },
      },
    ],
    [502, '<html>Bad gateway</html>'],
    [404, 'Not here'],
  ])(
    'takes %i %j for a backend that is not there',
    async (statusCode, body) => {
      const error = toDomainError(await answer(statusCode, body));

      expect(error.message).toContain(
        `The analytics backend answered ${statusCode}`,
      );
      expect(errorKind(error)).toBe('Other');
    },
  );

  it('passes other errors on', () => {
    const error = new TypeError('fetch failed');

    expect(toDomainError(error)).toBe(error);
    expect(errorKind(error)).toBe('Other');
  });
});
