import { World } from '../core/World';
import { WireRequest, WireResponse } from '../protocols';
import { CustomResponses } from '../services/cloudformation';

/** The addresses at which providers of custom resources answer CloudFormation: presigned, on a bucket host of AWS. */
export class CustomResponseEndpoint {
  readonly #world: World;

  constructor(options: { world: World }) {
    this.#world = options.world;
  }

  accepts({ headers }: WireRequest): boolean {
    return CustomResponses.isHost(hostOf(headers));
  }

  handle(request: WireRequest): WireResponse {
    const isTaken =
      request.method === 'PUT' &&
      CustomResponses.of(this.#world).put({
        host: hostOf(request.headers),
        path: request.path,
        signature: request.query.get('X-Amz-Signature')?.[0] ?? '',
        body: request.body.toString('utf8'),
      });
    return isTaken
      ? { status: 200, headers: {}, body: '' }
      : {
          status: 403,
          headers: { 'content-type': 'application/xml' },
          body: '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>',
        };
  }
}

function hostOf(headers: WireRequest['headers']): string {
  return (headers.host ?? '').replace(/:\d+$/, '');
}
