import { randomUUID } from 'crypto';
import { performance } from 'perf_hooks';
import { DefaultCallContext } from '../core/DefaultCallContext';
import { servicePrincipal } from '../core/principals';
import { World } from '../core/World';
import { WireRequest } from '../protocols';
import { ApiGatewayDirectory } from '../services/apigateway';
import { answerMock } from './answerMock';
import { authenticateCaller } from './authenticateCaller';
import { callFunction } from './callFunction';
import { checkResourcePolicy } from './checkResourcePolicy';
import { contextVariables, extendedId } from './contextVariables';
import { gatewayAnswer } from './gatewayAnswer';
import { forbidden, GatewayFault } from './GatewayFault';
import { inspectRequest } from './inspectRequest';
import { ApiAddress, apiAddress } from './apiAddress';
import { matchRoute } from './matchRoute';
import { Throttle } from './Throttle';
import { ApiAnswer, ApiCall, CallerClaims, RoutedCall } from './types';
import { networkWay } from './networkWay';
import { validateParameters } from './validateParameters';
import { writeAccessLog } from './writeAccessLog';

/** A request with what the parsed form leaves out. */
export interface IncomingApiRequest {
  request: WireRequest;
  /** Path and query as sent. */
  url: string;
  rawHeaders: readonly string[];
  sourceIp: string;
}

/** Answers the requests that REST APIs get from outside. */
export class RestApiEndpoint {
  readonly #world: World;

  constructor(options: { world: World }) {
    this.#world = options.world;
  }

  /** Whether a request is for an API rather than for AWS itself. */
  accepts(request: WireRequest): boolean {
    return apiAddress(request) !== undefined;
  }

  async handle(incoming: IncomingApiRequest): Promise<ApiAnswer> {
    const requestId = randomUUID();
    const address = apiAddress(incoming.request)!;
    const call = this.#begin(incoming, address, requestId);
    const answer = call
      ? await this.#world.generation.run(
          {
            name: `${incoming.request.method} of REST API ${address.apiId}`,
            fromOutside: true,
            changesState: true,
          },
          () => this.#run(call),
        )
      : gatewayAnswer(forbidden(), { context: {} });
    return {
      ...answer,
      headers: {
        'x-amzn-requestid': requestId,
        'x-amz-apigw-id': extendedId(requestId),
        ...answer.headers,
      },
    };
  }

  #begin(
    { request, url, rawHeaders, sourceIp }: IncomingApiRequest,
    { apiId, stageName, path, region, endpointId }: ApiAddress,
    requestId: string,
  ): ApiCall | undefined {
    const directory = ApiGatewayDirectory.of(this.#world);
    const api = directory.apis.get(apiId);
    const stage = api?.stages.get(stageName);
    const deployment = stage && api?.deployments.get(stage.deploymentId);
    if (
      !api ||
      !stage ||
      !deployment ||
      (region !== undefined && region !== api.region) ||
      api.settings.disableExecuteApiEndpoint
    ) {
      return undefined;
    }
    const way = networkWay(this.#world, request, api, endpointId);
    if (!way.reaches) {
      return undefined;
    }
    const { accountId } = api;
    const context = new DefaultCallContext({
      world: this.#world,
      service: 'apigateway',
      accountId,
      region: api.region,
      principal: servicePrincipal(accountId, 'apigateway.amazonaws.com'),
      requestId,
      origin: {
        sourceIp,
        userAgent: request.headers['user-agent'] ?? '',
        calledVia: [],
      },
    });
    return {
      context,
      api,
      stage,
      deployment,
      requestId,
      receivedAt: context.clock.now(),
      request: {
        ...request,
        path,
        queryString: url.split('?').slice(1).join('?'),
        rawHeaders,
        sourceIp,
        endpoint: way.endpoint,
      },
    };
  }

  async #run(call: ApiCall): Promise<ApiAnswer> {
    const progress: { routed?: RoutedCall; caller?: CallerClaims } = {};
    let fault: GatewayFault | undefined;
    let answer: ApiAnswer;
    const startedAt = performance.now();
    try {
      answer = await this.#answer(call, progress);
    } catch (error) {
      if (!(error instanceof GatewayFault)) {
        throw error;
      }
      fault = error;
      answer = gatewayAnswer(fault, {
        api: call.deployment.api,
        context: contextVariables(progress.routed ?? call, progress.caller),
      });
    }
    await writeAccessLog(call, {
      ...contextVariables(progress.routed ?? call, progress.caller),
      status: answer.status,
      responseLength: Buffer.byteLength(answer.body),
      responseLatency: Math.round(performance.now() - startedAt),
      integrationErrorMessage: (fault?.cause as Error | undefined)?.message,
      error: fault && {
        message: fault.message,
        messageString: JSON.stringify(fault.message),
        responseType: fault.responseType,
      },
    });
    return answer;
  }

  async #answer(
    call: ApiCall,
    progress: { routed?: RoutedCall; caller?: CallerClaims },
  ): Promise<ApiAnswer> {
    const blocked = await inspectRequest(call);
    if (blocked) {
      return blocked;
    }
    const { method, path } = call.request;
    const route = matchRoute(call.deployment.api, method, path);
    if (!route) {
      throw new GatewayFault(
        'MISSING_AUTHENTICATION_TOKEN',
        'MissingAuthenticationTokenException',
        'Missing Authentication Token',
      );
    }
    const routed: RoutedCall = { ...call, ...route };
    progress.routed = routed;
    Throttle.of(this.#world).admit(routed);
    progress.caller = await authenticateCaller(routed);
    checkResourcePolicy(routed, progress.caller);
    validateParameters(routed);
    return routed.method.methodIntegration!.type === 'MOCK'
      ? answerMock(routed, progress.caller)
      : callFunction(routed, progress.caller);
  }
}
