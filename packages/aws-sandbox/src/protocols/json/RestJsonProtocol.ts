import { AwsError } from '../../core/AwsError';
import { notImplemented } from '../../core/notImplemented';
import { HttpRoutes } from '../http/HttpRoutes';
import { isInBody, payloadOf, readBindings } from '../http/readBindings';
import { isInAnswer, writeBindings } from '../http/writeBindings';
import { membersOf, NormalizedSchema, traitsOf } from '../schema';
import { ServiceModel } from '../ServiceModel';
import {
  AnsweredCall,
  ParsedCall,
  Protocol,
  WireRequest,
  WireResponse,
} from '../types';
import { errorBody } from './errorBody';
import { parseJsonBody } from './parseJsonBody';
import { readJson } from './readJson';
import { writeJson } from './writeJson';

/** AWS restJson1: operations by method and path, JSON bodies. */
export class RestJsonProtocol implements Protocol {
  readonly #routes = new WeakMap<ServiceModel, HttpRoutes>();

  parse(request: WireRequest, model: ServiceModel): ParsedCall {
    const match = this.#routesOf(model).match(request);
    if (!match) {
      throw notImplemented(
        model.description.signingName,
        `${request.method} ${request.path}`,
      );
    }
    const schema = match.operation.input;
    const input = readBindings(schema, request, match.labels);
    const payload = payloadOf(schema);
    if (payload) {
      const [name, member] = payload;
      input[name] = readPayload(member, request.body);
    } else if (membersOf(schema).some(([, member]) => isInBody(member))) {
      Object.assign(
        input,
        readJson(schema, parseJsonBody(request.body)),
        input,
      );
    }
    return { operation: match.operation.name, input };
  }

  renderOutput(
    { operation, output, requestId }: AnsweredCall,
    model: ServiceModel,
  ): WireResponse {
    const operationModel = model.operation(operation);
    const schema = operationModel?.output;
    const status = operationModel?.http?.status ?? 200;
    if (!schema || schema.isUnitSchema()) {
      return {
        status,
        headers: headers(requestId),
        body: status === 204 ? '' : '{}',
      };
    }
    const bindings = writeBindings(schema, output);
    return {
      status: bindings.status ?? status,
      headers: { ...headers(requestId), ...bindings.headers },
      body: writeBody(schema, output),
    };
  }

  renderError(
    error: AwsError,
    requestId: string,
    model?: ServiceModel,
  ): WireResponse {
    return {
      status: error.status,
      headers: { ...headers(requestId), 'x-amzn-errortype': error.code },
      body: JSON.stringify({ code: error.code, ...errorBody(error, model) }),
    };
  }

  #routesOf(model: ServiceModel): HttpRoutes {
    let routes = this.#routes.get(model);
    if (!routes) {
      routes = new HttpRoutes(model.operations.values());
      this.#routes.set(model, routes);
    }
    return routes;
  }
}

function readPayload(member: NormalizedSchema, body: Buffer): unknown {
  if (member.isBlobSchema()) {
    return body;
  }
  return member.isStringSchema()
    ? body.toString('utf8')
    : readJson(member, parseJsonBody(body));
}

function writeBody(
  schema: NormalizedSchema,
  output: object,
): string | Uint8Array {
  const payload = payloadOf(schema);
  if (!payload) {
    const written = writeJson(schema, output) as Record<string, unknown>;
    const inBody = membersOf(schema)
      .filter(([, member]) => isInAnswer(member))
      .map(([name, member]) => traitsOf(member).jsonName ?? name)
      .filter(name => written[name] !== undefined);
    return JSON.stringify(
      Object.fromEntries(inBody.map(name => [name, written[name]])),
    );
  }
  const [name, member] = payload;
  const value = (output as Record<string, unknown>)[name];
  if (value === undefined || value === null) {
    return '';
  }
  return member.isBlobSchema() || member.isStringSchema()
    ? (value as string | Uint8Array)
    : JSON.stringify(writeJson(member, value));
}

function headers(requestId: string): Record<string, string> {
  return { 'content-type': 'application/json', 'x-amzn-requestid': requestId };
}
