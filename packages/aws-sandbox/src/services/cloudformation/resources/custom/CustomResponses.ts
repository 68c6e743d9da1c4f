import { randomBytes, timingSafeEqual } from 'crypto';
import { CallContext } from '../../../../core/types';

/** Name under which the open responses are found. */
const CUSTOM_RESPONSES = 'cloudformation-custom-responses';

const HOST =
  /^cloudformation-custom-resource-response-[a-z0-9]+\.s3\.[a-z0-9-]+\.amazonaws\.com(\.cn)?$/;
/** How long a response address works, in seconds. */
const EXPIRES_SECONDS = 7200;

interface OpenResponse {
  readonly host: string;
  readonly signature: string;
  readonly accept: (body: string) => void;
}

/** Where the providers of custom resources put their answers: an address for each request that works once. */
export class CustomResponses {
  /** By the path of the address. */
  readonly #open = new Map<string, OpenResponse>();

  static of(context: Pick<CallContext, 'runtime'>): CustomResponses {
    return context.runtime(CUSTOM_RESPONSES, () => new CustomResponses());
  }

  /**
   * Opens an address.
   *
   * @returns the address, what will be put there, and a way to close it
   */
  open(
    context: CallContext,
    request: { stackId: string; logicalId: string; requestId: string },
  ): { url: string; body: Promise<string>; close: () => void } {
    const { region } = context;
    const { stackId, logicalId, requestId } = request;
    const host = `cloudformation-custom-resource-response-${region.replace(
      /-/g,
      '',
    )}.s3.${region}.amazonaws.com`;
    const path = `/${encodeURIComponent(
      `${stackId}|${logicalId}|${requestId}`,
    )}`;
    const signature = randomBytes(32).toString('hex');
    const time = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
    const query = new URLSearchParams({
      'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
      'X-Amz-Date': time,
      'X-Amz-SignedHeaders': 'host',
      'X-Amz-Expires': String(EXPIRES_SECONDS),
      'X-Amz-Signature': signature,
    });
    const body = new Promise<string>(accept => {
      this.#open.set(path, { host, signature, accept });
    });
    return {
      url: `https://${host}${path}?${query}`,
      body,
      close: () => this.#open.delete(path),
    };
  }

  /** Whether a host name is that of such addresses. */
  static isHost(host: string): boolean {
    return HOST.test(host);
  }

  /** Takes an answer. @returns whether the address was open and the signature right */
  put(answer: {
    host: string;
    path: string;
    signature: string;
    body: string;
  }): boolean {
    const open = this.#open.get(answer.path);
    if (
      !open ||
      open.host !== answer.host ||
      open.signature.length !== answer.signature.length ||
      !timingSafeEqual(
        Buffer.from(open.signature),
        Buffer.from(answer.signature),
      )
    ) {
      return false;
    }
    this.#open.delete(answer.path);
    open.accept(answer.body);
    return true;
  }
}
