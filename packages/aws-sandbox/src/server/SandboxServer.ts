import { createServer, IncomingMessage, Server, ServerResponse } from 'http';
import { AddressInfo } from 'net';
import { AwsError } from '../core/AwsError';
import { ClientConnection, DroppedConnection } from '../core/faults';
import { World } from '../core/World';
import { ApiAnswer, RestApiEndpoint } from '../execute-api';
import { WireResponse } from '../protocols';
import { STUDIO_PATH, StudioPages } from '../studio';
import { AwsEndpoint } from './AwsEndpoint';
import { ControlEndpoint } from './control';
import { CustomResponseEndpoint } from './CustomResponseEndpoint';
import { JwksEndpoint } from './JwksEndpoint';
import { jsonResponse } from './jsonResponse';
import { readRequest } from './readRequest';

/** The HTTP server: AWS's services, REST APIs, the stand-in Studio and the control endpoint on one port. */
export class SandboxServer {
  readonly #aws: AwsEndpoint;
  readonly #control: ControlEndpoint;
  readonly #customResponses: CustomResponseEndpoint;
  readonly #jwks: JwksEndpoint;
  readonly #restApis: RestApiEndpoint;
  readonly #studio: StudioPages;
  readonly #server: Server;
  readonly #world: World;

  constructor(options: { world: World }) {
    this.#world = options.world;
    this.#aws = new AwsEndpoint(options);
    this.#control = new ControlEndpoint(options);
    this.#customResponses = new CustomResponseEndpoint(options);
    this.#jwks = new JwksEndpoint(options);
    this.#restApis = new RestApiEndpoint(options);
    this.#studio = new StudioPages(options);
    this.#server = createServer((message, response) => {
      this.#handle(message, response).then(
        answer => send(response, message.method, answer),
        error =>
          error instanceof DroppedConnection
            ? message.socket.resetAndDestroy()
            : send(response, message.method, failure(error)),
      );
    });
    // Clients keep connections; one that is closed under a request would be an error that AWS does not make.
    this.#server.keepAliveTimeout = 65_000;
  }

  /** @returns the port */
  listen(port: number, host: string): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, host, () => {
        this.#server.off('error', reject);
        resolve((this.#server.address() as AddressInfo).port);
      });
    });
  }

  close(): Promise<void> {
    return new Promise(resolve => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }

  async #handle(
    message: IncomingMessage,
    response: ServerResponse,
  ): Promise<ApiAnswer> {
    const request = await readRequest(message);
    const sourceIp = (message.socket.remoteAddress ?? '127.0.0.1').replace(
      /^::ffff:/,
      '',
    );
    const isForApi = this.#restApis.accepts(request);
    if (!isForApi && this.#control.accepts(request)) {
      return this.#control.handle(request);
    }
    await this.#world.ready;
    if (isForApi) {
      return this.#restApis.handle({
        request,
        url: message.url ?? '/',
        rawHeaders: message.rawHeaders,
        sourceIp,
      });
    }
    if (
      request.path.startsWith(STUDIO_PATH) &&
      !request.headers.authorization
    ) {
      return this.#studio.handle(request, sourceIp);
    }
    if (this.#jwks.accepts(request)) {
      return this.#jwks.handle(request);
    }
    if (this.#customResponses.accepts(request)) {
      return this.#customResponses.handle(request);
    }
    return this.#aws.handle(request, sourceIp, connectionOf(response));
  }
}

/** The connection as faults see it; a response closes unfinished when its client goes away. */
function connectionOf(response: ServerResponse): ClientConnection {
  return {
    whenGone(listener) {
      if (response.closed) {
        listener();
      }
      const onClose = () => response.writableFinished || listener();
      response.once('close', onClose);
      return () => response.off('close', onClose);
    },
  };
}

function send(
  response: ServerResponse,
  method: string | undefined,
  answer: ApiAnswer,
): void {
  const body =
    typeof answer.body === 'string' ? Buffer.from(answer.body) : answer.body;
  const length =
    answer.status === 204 ? {} : { 'content-length': String(body.length) };
  response.writeHead(answer.status, { ...length, ...answer.headers });
  response.end(method === 'HEAD' ? undefined : body);
}

/** What could not be read as a request at all, in a 4xx as everything that is refused here. */
function failure(error: unknown): WireResponse {
  return error instanceof AwsError
    ? jsonResponse({ code: error.code, message: error.message }, error.status)
    : jsonResponse({ code: 'SandboxFailure', message: String(error) }, 400);
}
