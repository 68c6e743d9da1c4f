import { AwsError } from '../../core/AwsError';
import { WireRequest } from '../types';

/**
 * The body behind AWS's own chunked encoding, in which SDKs stream uploads:
 * `<hex size>[;chunk-signature=…]\r\n<bytes>\r\n` … `0\r\n<trailers>`. Any other body comes back as it is.
 */
export function decodeAwsChunked(request: WireRequest): Buffer {
  if (!request.headers['x-amz-content-sha256']?.startsWith('STREAMING-')) {
    return request.body;
  }
  const { body } = request;
  const chunks: Buffer[] = [];
  let position = 0;
  for (;;) {
    const lineEnd = body.indexOf('\r\n', position);
    const size =
      lineEnd < 0
        ? NaN
        : parseInt(
            body.toString('latin1', position, lineEnd).split(';')[0],
            16,
          );
    if (Number.isNaN(size) || lineEnd + 2 + size > body.length) {
      throw new AwsError(
        'IncompleteBody',
        'The request body terminated unexpectedly',
      );
    }
    if (size === 0) {
      return Buffer.concat(chunks);
    }
    chunks.push(body.subarray(lineEnd + 2, lineEnd + 2 + size));
    position = lineEnd + 2 + size + 2;
  }
}
