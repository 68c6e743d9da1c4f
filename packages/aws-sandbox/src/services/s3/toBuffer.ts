import { AwsError } from '../../core/AwsError';

/** A body as it comes over HTTP (bytes) or from inside the sandbox (bytes or text). */
export function toBuffer(body: unknown): Buffer {
  if (body === undefined) {
    return Buffer.alloc(0);
  }
  if (typeof body === 'string') {
    return Buffer.from(body);
  }
  if (body instanceof Uint8Array) {
    return Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  }
  throw new AwsError('InvalidRequest', 'The body must be text or bytes');
}
