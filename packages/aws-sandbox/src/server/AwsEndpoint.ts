import { randomUUID } from 'crypto';
import { AwsError } from '../core/AwsError';
import { Credential } from '../core/CredentialStore';
import { DefaultCallContext } from '../core/DefaultCallContext';
import { dispatch } from '../core/dispatch';
import { notImplemented } from '../core/notImplemented';
import { World } from '../core/World';
import {
  createProtocols,
  ServiceDescription,
  ServiceModels,
  validateRequired,
  WireRequest,
  WireResponse,
} from '../protocols';
import { parseAuthorization, SignedAuthorization } from './authorizationHeader';
import { credentialError } from './credentialError';
import { guessProtocol } from './guessProtocol';
import { verifySignature } from './verifySignature';

/** The signed side of the server: every AWS service behind one address, told apart by the signature's scope. */
export class AwsEndpoint {
  readonly #world: World;
  readonly #models = new ServiceModels();
  readonly #protocols = createProtocols();

  constructor(options: { world: World }) {
    this.#world = options.world;
  }

  async handle(request: WireRequest, sourceIp: string): Promise<WireResponse> {
    const requestId = randomUUID();
    const authorization = parseAuthorization(request.headers.authorization);
    const description =
      authorization && this.#models.describe(authorization.service);
    const protocolName =
      description?.protocol ?? guessProtocol(request, authorization?.service);
    try {
      if (!authorization) {
        throw credentialError('missing', protocolName);
      }
      const credential = await verifySignature(
        request,
        authorization,
        this.#world.credentials,
        protocolName,
      );
      this.#requireRegion(authorization, credential, protocolName);
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
      });
    } catch (error) {
      if (!(error instanceof AwsError)) {
        throw error;
      }
      const model = description && this.#models.get(description);
      return this.#protocols[protocolName].renderError(error, requestId, model);
    }
  }

  async #answer(call: {
    request: WireRequest;
    authorization: SignedAuthorization;
    credential: Credential;
    description: ServiceDescription;
    requestId: string;
    sourceIp: string;
  }): Promise<WireResponse> {
    const { request, authorization, credential, description, requestId } = call;
    const { service } = authorization;
    const model = this.#models.get(description);
    const protocol = this.#protocols[description.protocol];
    const { operation, input } = protocol.parse(request, model);
    const context = new DefaultCallContext({
      world: this.#world,
      service,
      accountId: credential.principal.accountId,
      region: authorization.region,
      principal: credential.principal,
      requestId,
      origin: {
        sourceIp: call.sourceIp,
        userAgent: request.headers['user-agent'] ?? '',
        calledVia: [],
      },
    });
    const output = await dispatch(this.#world, context, {
      service,
      operation,
      input,
      validate: () => validateRequired(operation, input, model),
    });
    return protocol.renderOutput({ operation, output, requestId }, model);
  }

  #requireRegion(
    { region }: SignedAuthorization,
    { principal }: Credential,
    protocol: ServiceDescription['protocol'],
  ): void {
    if (
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
