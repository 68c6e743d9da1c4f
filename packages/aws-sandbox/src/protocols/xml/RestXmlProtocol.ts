import { AwsError } from '../../core/AwsError';
import { notImplemented } from '../../core/notImplemented';
import { HttpRoutes } from '../http/HttpRoutes';
import { isInBody, payloadOf, readBindings } from '../http/readBindings';
import { writeBindings } from '../http/writeBindings';
import {
  memberTraitsOf,
  membersOf,
  NormalizedSchema,
  requiredMembersOf,
  traitsOf,
} from '../schema';
import { OperationModel, ServiceModel } from '../ServiceModel';
import { ParsedCall, Protocol, WireRequest, WireResponse } from '../types';
import { decodeAwsChunked } from '../http/decodeAwsChunked';
import { bucketAddress } from './bucketAddress';
import { escapeXml } from './escapeXml';
import { parseXml } from './parseXml';
import { readXml } from './readXml';
import { writeXmlMembers } from './writeXml';

/** AWS restXml as S3 uses it: the bucket comes first in the path or the host name. */
export class RestXmlProtocol implements Protocol {
  readonly #routes = new WeakMap<
    ServiceModel,
    { inBucket: HttpRoutes; ofAccount: HttpRoutes }
  >();

  parse(request: WireRequest, model: ServiceModel): ParsedCall {
    const { bucket, path } = bucketAddress(request);
    const match = this.#routesOf(model, bucket !== undefined).match({
      ...request,
      path,
    });
    if (!match) {
      throw notImplemented(
        model.description.signingName,
        `${request.method} ${request.path}`,
      );
    }
    const labels =
      bucket === undefined ? match.labels : { ...match.labels, Bucket: bucket };
    const input = readBindings(match.operation.input, request, labels);
    const payload = payloadOf(match.operation.input);
    if (payload) {
      const [name, member] = payload;
      const value = readPayload(member, decodeAwsChunked(request));
      if (value !== undefined) {
        input[name] = value;
      }
    }
    return { operation: match.operation.name, input };
  }

  renderOutput(
    {
      operation,
      output,
      requestId,
    }: { operation: string; output: object; requestId: string },
    model: ServiceModel,
  ): WireResponse {
    const operationModel = model.operation(operation);
    const schema = operationModel?.output;
    const status = operationModel?.http?.status ?? 200;
    if (!schema || schema.isUnitSchema()) {
      return { status, headers: headers(requestId), body: '' };
    }
    const bindings = writeBindings(schema, output);
    const body = writeBody(
      schema,
      output,
      model.description.xmlNamespace ?? '',
    );
    const contentType: Record<string, string> =
      typeof body === 'string' && body !== ''
        ? { 'content-type': 'application/xml' }
        : {};
    return {
      status: bindings.status ?? status,
      headers: { ...headers(requestId), ...contentType, ...bindings.headers },
      body,
    };
  }

  renderError(error: AwsError, requestId: string): WireResponse {
    const body =
      `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${escapeXml(
        error.code,
      )}</Code>` +
      `<Message>${escapeXml(
        error.message,
      )}</Message><RequestId>${requestId}</RequestId></Error>`;
    return {
      status: error.status,
      headers: { ...headers(requestId), 'content-type': 'application/xml' },
      body,
    };
  }

  #routesOf(model: ServiceModel, inBucket: boolean): HttpRoutes {
    let routes = this.#routes.get(model);
    if (!routes) {
      const operations = [...model.operations.values()];
      const namesBucket = (operation: OperationModel) =>
        requiredMembersOf(operation.input).includes('Bucket');
      routes = {
        inBucket: new HttpRoutes(operations.filter(namesBucket)),
        ofAccount: new HttpRoutes(
          operations.filter(operation => !namesBucket(operation)),
        ),
      };
      this.#routes.set(model, routes);
    }
    return inBucket ? routes.inBucket : routes.ofAccount;
  }
}

function readPayload(member: NormalizedSchema, body: Buffer): unknown {
  if (member.isBlobSchema()) {
    return body;
  }
  if (body.length === 0) {
    return undefined;
  }
  return member.isStringSchema()
    ? body.toString('utf8')
    : readXml(member, parseXml(body.toString('utf8')).root);
}

function writeBody(
  schema: NormalizedSchema,
  output: object,
  namespace: string,
): string | Uint8Array {
  const payload = payloadOf(schema);
  if (payload) {
    const [name, member] = payload;
    const value = (output as Record<string, unknown>)[name];
    if (value === undefined || value === null) {
      return '';
    }
    return member.isStructSchema()
      ? xmlDocument(
          memberTraitsOf(member).xmlName ?? member.getName() ?? name,
          member,
          value as object,
          namespace,
        )
      : (value as string | Uint8Array);
  }
  if (!membersOf(schema).some(([, member]) => isInBody(member))) {
    return '';
  }
  return xmlDocument(
    traitsOf(schema).xmlName ?? schema.getName() ?? '',
    schema,
    output,
    namespace,
  );
}

function xmlDocument(
  element: string,
  schema: NormalizedSchema,
  value: object,
  namespace: string,
): string {
  const own = value as Record<string, unknown>;
  const inBody = Object.fromEntries(
    membersOf(schema)
      .filter(([, member]) => isInBody(member))
      .map(([name]) => [name, own[name]]),
  );
  // The one answer whose only member is the root element itself.
  const content =
    element === 'LocationConstraint'
      ? escapeXml(String(own.LocationConstraint ?? ''))
      : writeXmlMembers(schema, inBody);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${element} xmlns="${escapeXml(
    namespace,
  )}">${content}</${element}>`;
}

function headers(requestId: string): Record<string, string> {
  return { 'x-amz-request-id': requestId };
}
