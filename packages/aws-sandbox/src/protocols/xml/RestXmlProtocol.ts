import { AwsError } from '../../core/AwsError';
import { notImplemented } from '../../core/notImplemented';
import { HttpRoutes } from '../http/HttpRoutes';
import { isInBody, payloadOf, readBindings } from '../http/readBindings';
import { isInAnswer, writeBindings } from '../http/writeBindings';
import {
  memberTraitsOf,
  membersOf,
  NormalizedSchema,
  requiredMembersOf,
  traitsOf,
} from '../schema';
import { OperationModel, ServiceModel } from '../ServiceModel';
import {
  AnsweredCall,
  ParsedCall,
  Protocol,
  WireRequest,
  WireResponse,
} from '../types';
import { decodeAwsChunked } from '../http/decodeAwsChunked';
import { bucketAddress } from './bucketAddress';
import { escapeXml } from './escapeXml';
import { parseXml } from './parseXml';
import { readXml } from './readXml';
import { writeXmlMembers } from './writeXml';

/** AWS restXml; with S3 the bucket comes first in the path or the host name. */
export class RestXmlProtocol implements Protocol {
  readonly #routes = new WeakMap<
    ServiceModel,
    { inBucket: HttpRoutes; ofAccount: HttpRoutes }
  >();

  parse(request: WireRequest, model: ServiceModel): ParsedCall {
    const { bucket, path }: ReturnType<typeof bucketAddress> =
      model.description.signingName === 's3'
        ? bucketAddress(request)
        : { path: request.path };
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
    } else if (request.body.length > 0 && hasBody(match.operation.input)) {
      Object.assign(input, readBody(match.operation.input, request.body));
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

  renderError(
    error: AwsError,
    requestId: string,
    model?: ServiceModel,
  ): WireResponse {
    const said = `<Code>${escapeXml(error.code)}</Code><Message>${escapeXml(
      error.message,
    )}</Message>`;
    const id = `<RequestId>${requestId}</RequestId>`;
    // S3 alone leaves its errors without an element around them.
    const isBare =
      model === undefined || model.description.signingName === 's3';
    const content = isBare
      ? `<Error>${said}${id}</Error>`
      : `<ErrorResponse xmlns="${escapeXml(
          model.description.xmlNamespace ?? '',
        )}"><Error><Type>Sender</Type>${said}</Error>${id}</ErrorResponse>`;
    const body = `<?xml version="1.0" encoding="UTF-8"?>\n${content}`;
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

function hasBody(schema: NormalizedSchema): boolean {
  return membersOf(schema).some(([, member]) => isInBody(member));
}

/** Members that travel in a body of which none is the whole. */
function readBody(schema: NormalizedSchema, body: Buffer): object {
  const all = readXml(schema, parseXml(body.toString('utf8')).root) as Record<
    string,
    unknown
  >;
  return Object.fromEntries(
    membersOf(schema)
      .filter(([name, member]) => isInBody(member) && all[name] !== undefined)
      .map(([name]) => [name, all[name]]),
  );
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
  if (!hasBody(schema)) {
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
      .filter(([, member]) => isInAnswer(member))
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
