import type { APIGatewayProxyResult } from 'aws-lambda';
import { LoginRefusal } from './LoginRefusal';

const POLL_AFTER_SECONDS = 5;

const HEADERS = {
  'content-type': 'application/json',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
};

/** The URL that opens Studio. */
export const ready = (
  url: string,
  expiresInSeconds: number,
): APIGatewayProxyResult => answer(200, { url, expires_in: expiresInSeconds });

/** The profile is on its way. */
export const provisioning = (): APIGatewayProxyResult =>
  answer(202, { status: 'provisioning' }, POLL_AFTER_SECONDS);

/** There will be no URL. */
export const refused = (refusal: LoginRefusal): APIGatewayProxyResult =>
  answer(
    refusal.statusCode,
    {
      error: refusal.name,
      message: refusal.publicMessage,
      ...refusal.details,
    },
    refusal.retryAfterSeconds,
  );

function answer(
  statusCode: number,
  body: object,
  retryAfterSeconds?: number,
): APIGatewayProxyResult {
  const retry =
    retryAfterSeconds === undefined
      ? undefined
      : { 'retry-after': String(retryAfterSeconds) };
  return {
    statusCode,
    headers: { ...HEADERS, ...retry },
    body: JSON.stringify(body),
  };
}
