import { GatewayFault } from './GatewayFault';
import { isBinary } from './lambdaEvent';
import { ApiAnswer, RoutedCall } from './types';

function malformed(): GatewayFault {
  return new GatewayFault(
    'DEFAULT_5XX',
    'InternalServerErrorException',
    'Internal server error',
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSimple(value: unknown): boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

function readHeaders(
  answer: Record<string, unknown>,
): Record<string, string | string[]> {
  const headers: Record<string, string | string[]> = {};
  const { headers: single, multiValueHeaders: listed } = answer;
  if (single !== undefined && single !== null) {
    if (!isRecord(single) || !Object.values(single).every(isSimple)) {
      throw malformed();
    }
    for (const [name, value] of Object.entries(single)) {
      headers[name.toLowerCase()] = String(value);
    }
  }
  if (listed !== undefined && listed !== null) {
    if (!isRecord(listed)) {
      throw malformed();
    }
    for (const [name, values] of Object.entries(listed)) {
      if (!Array.isArray(values) || !values.every(isSimple)) {
        throw malformed();
      }
      headers[name.toLowerCase()] = values.map(String);
    }
  }
  return headers;
}

/**
 * Turns what a function of a proxy integration answers into the HTTP answer.
 *
 * @throws GatewayFault with status 502 when it is not of the form that REST APIs ask for
 */
export function lambdaAnswer(
  { deployment, request }: RoutedCall,
  payload: Uint8Array | undefined,
): ApiAnswer {
  let answer: unknown;
  try {
    answer = JSON.parse(Buffer.from(payload ?? []).toString('utf8'));
  } catch {
    throw malformed();
  }
  if (!isRecord(answer)) {
    throw malformed();
  }
  const { body = '', isBase64Encoded } = answer;
  const status = Number(answer.statusCode);
  const hasStatus = isSimple(answer.statusCode) && Number.isInteger(status);
  if (
    !hasStatus ||
    status < 100 ||
    status > 599 ||
    (body !== null && typeof body !== 'string')
  ) {
    throw malformed();
  }
  const isDecoded =
    isBase64Encoded === true &&
    isBinary(deployment.api.binaryMediaTypes, request.headers.accept);
  return {
    status,
    headers: { 'content-type': 'application/json', ...readHeaders(answer) },
    body: isDecoded ? Buffer.from(body ?? '', 'base64') : body ?? '',
  };
}
