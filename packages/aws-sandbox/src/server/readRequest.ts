import { IncomingMessage } from 'http';
import { AwsError } from '../core/AwsError';
import { WireRequest } from '../protocols';

const MAX_BODY_BYTES = 512 * 1024 * 1024;

/** Reads a request with its whole body. */
export async function readRequest(
  message: IncomingMessage,
): Promise<WireRequest> {
  const url = message.url ?? '/';
  const questionMark = url.indexOf('?');
  const path = questionMark < 0 ? url : url.slice(0, questionMark);
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(message.headers)) {
    if (value !== undefined) {
      headers[name] = Array.isArray(value) ? value.join(',') : value;
    }
  }
  return {
    method: message.method ?? 'GET',
    path,
    query: parseQuery(questionMark < 0 ? '' : url.slice(questionMark + 1)),
    headers,
    body: await readBody(message),
  };
}

/** Parameters in order of arrival; unlike in a form, `+` stands for itself. */
function parseQuery(text: string): Map<string, string[]> {
  const query = new Map<string, string[]>();
  for (const pair of text.split('&').filter(part => part !== '')) {
    const equals = pair.indexOf('=');
    const name = unescape(equals < 0 ? pair : pair.slice(0, equals));
    const value = equals < 0 ? '' : unescape(pair.slice(equals + 1));
    query.set(name, [...(query.get(name) ?? []), value]);
  }
  return query;
}

function unescape(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new AwsError(
      'InvalidURI',
      `Couldn't parse the specified URI: ${text}`,
    );
  }
}

async function readBody(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message) {
    size += (chunk as Buffer).length;
    if (size > MAX_BODY_BYTES) {
      throw new AwsError(
        'EntityTooLarge',
        `The request body exceeds ${MAX_BODY_BYTES} bytes`,
      );
    }
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}
