import { randomUUID } from 'crypto';
import { AwsError } from '../core/AwsError';
import { Credential } from '../core/CredentialStore';
import { DefaultCallContext } from '../core/DefaultCallContext';
import { dispatch } from '../core/dispatch';
import { ClientConnection } from '../core/faults';
import { notImplemented } from '../core/notImplemented';
import { anonymousPrincipal } from '../core/principals';
import { Principal } from '../core/types';
import { World } from '../core/World';
import {
  createProtocols,
  ServiceDescription,
  ServiceModels,
  WireRequest,
  WireResponse,
} from '../protocols';
import { parseAuthorization, SignedAuthorization } from './authorizationHeader';
import { credentialError } from './credentialError';
import { guessProtocol } from './guessProtocol';
import { networkPath } from './networkPath';
import { verifySignature } from './verifySignature';

/** The signed side of the server: every AWS service behind one address, told apart by the signature's scope. */
export class AwsEndpoint {
  readonly #world: World;
  readonly #models = new ServiceModels();
  readonly #protocols = createProtocols();

  constructor(options: { world: World }) {
    this.#world = options.world;
  }

  async handle(
    request: WireRequest,
    sourceIp: string,
    client?: ClientConnection,
  ): Promise<WireResponse> {
    const requestId = randomUUID();
    const authorization = parseAuthorization(request.headers.authorization);
    const description = authorization
      ? this.#models.describe(authorization.service)
      : this.#models.describeTarget(request.headers['x-amz-target']);
    const protocolName =
      description?.protocol ?? guessProtocol(request, authorization?.service);
    try {
      if (!authorization) {
        return await this.#answerUnsigned({
          request,
          description,
          protocolName,
          requestId,
          sourceIp,
          client,
        });
      }
      const credential = await verifySignature(
        request,
        authorization,
        this.#world.credentials,
        protocolName,
        this.#world.clock.now(),
      );
      this.#requireRegion(
        authorization,
        credential,
        protocolName,
        description?.controlRegion,
      );
      if (!description) {
        throw notImplemented(authorization.service, operationHint(request));
      }
      return await this.#answer({
        request,
        authorization,
        credential,
        description,
        requestId,
        sourceIp,
        client,
      });
    } catch (error) {
      if (!(error instanceof AwsError)) {
        throw error;
      }
      const model = description && this.#models.get(description);
      return this.#protocols[protocolName].renderError(error, requestId, model);
    }
  }

  #answer(call: {
    request: WireRequest;
    authorization: SignedAuthorization;
    credential: Credential;
    description: ServiceDescription;
    requestId: string;
    sourceIp: string;
    client?: ClientConnection;
  }): Promise<WireResponse> {
    const { request, authorization, credential, description } = call;
    const protocol = this.#protocols[description.protocol];
    return this.#run({
      ...call,
      ...protocol.parse(request, this.#models.get(description)),
      accountId: credential.principal.accountId,
      region: authorization.region,
      principal: credential.principal,
    });
  }

  /** Few operations need no signature; where such a call belongs follows from what it names. */
  #answerUnsigned(call: {
    request: WireRequest;
    description: ServiceDescription | undefined;
    protocolName: ServiceDescription['protocol'];
    requestId: string;
    sourceIp: string;
    client?: ClientConnection;
  }): Promise<WireResponse> {
    const { request, description, protocolName } = call;
    const unsigned =
      description && this.#world.service(description.signingName)?.unsigned;
    if (!description || !unsigned) {
      throw credentialError('missing', protocolName);
    }
    const model = this.#models.get(description);
    const parsed = this.#protocols[protocolName].parse(request, model);
    if (!unsigned.operations.includes(parsed.operation)) {
      throw credentialError('missing', protocolName);
    }
    this.#validate(description, parsed.operation, parsed.input);
    const place = unsigned.locate(
      {
        globalStore: (service, create) =>
          this.#world.state.get([service], create),
      },
      parsed.input,
    );
    return this.#run({
      ...call,
      ...parsed,
      ...place,
      description,
      principal: anonymousPrincipal(),
    });
  }

  async #run(call: {
    request: WireRequest;
    description: ServiceDescription;
    operation: string;
    input: object;
    accountId: string;
    region: string;
    principal: Principal;
    requestId: string;
    sourceIp: string;
    client?: ClientConnection;
  }): Promise<WireResponse> {
    const { request, description, operation, input, requestId } = call;
    const { signingName: service } = description;
    const model = this.#models.get(description);
    const protocol = this.#protocols[description.protocol];
    const context = new DefaultCallContext({
      world: this.#world,
      service,
      accountId: call.accountId,
      region: call.region,
      principal: call.principal,
      requestId,
      origin: {
        sourceIp: call.sourceIp,
        userAgent: request.headers['user-agent'] ?? '',
        calledVia: [],
        endpoint: networkPath(this.#world, request, {
          service,
          region: call.region,
        }),
      },
    });
    const output = await dispatch(this.#world, context, {
      service,
      operation,
      input,
      validate: () => this.#validate(description, operation, input),
      client: call.client,
    });
    return protocol.renderOutput({ operation, output, requestId }, model);
  }

  #validate(
    { signingName: service }: ServiceDescription,
    operation: string,
    input: object,
  ): void {
    this.#world.inputValidation?.validate({ service, operation, input });
  }

  #requireRegion(
    { region }: SignedAuthorization,
    { principal }: Credential,
    protocol: ServiceDescription['protocol'],
    controlRegion: string | undefined,
  ): void {
    if (
      region !== controlRegion &&
      !this.#world.accounts.get(principal.accountId)?.regions.includes(region)
    ) {
      throw credentialError(
        'region-disabled',
        protocol,
        `region ${region} in account ${principal.accountId}`,
      );
    }
  }
}

/** The best name for an operation of a service whose model is unknown. */
function operationHint(request: WireRequest): string {
  const target = request.headers['x-amz-target'];
  if (target) {
    return target.slice(target.lastIndexOf('.') + 1);
  }
  const action = new URLSearchParams(request.body.toString('utf8')).get(
    'Action',
  );
  return action ?? `${request.method} ${request.path}`;
}
