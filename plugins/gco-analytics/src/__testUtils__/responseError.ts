import { ResponseError } from '@backstage/errors';

/** The error that the API's client throws for an answer with this status. */
export function responseError(
  status: number,
  name: string,
  message: string,
): Promise<ResponseError> {
  const body = { error: { name, message }, response: { statusCode: status } };
  return ResponseError.fromResponse({
    ok: false,
    status,
    statusText: name,
    headers: new Headers({ 'content-type': 'application/json' }),
    url: 'http://example.com',
    redirected: false,
    type: 'default',
    text: async () => JSON.stringify(body),
  });
}

/** A method of the API that is always answered with this status. */
export function failing(status: number, name: string, message = name) {
  return async (): Promise<never> => {
    throw await responseError(status, name, message);
  };
}
