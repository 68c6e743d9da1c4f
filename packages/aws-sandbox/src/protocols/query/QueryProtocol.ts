import { AwsError } from '../../core/AwsError';
import { notImplemented } from '../../core/notImplemented';
import { ServiceModel } from '../ServiceModel';
import {
  AnsweredCall,
  ParsedCall,
  Protocol,
  WireRequest,
  WireResponse,
} from '../types';
import { escapeXml } from '../xml/escapeXml';
import { writeXmlMembers } from '../xml/writeXml';
import { FormTree } from './FormTree';
import { FormDialect, readForm } from './readForm';

const EMPTY_NAMESPACE = '';

/** AWS Query and EC2 Query: form parameters in, XML out. */
export class QueryProtocol implements Protocol {
  readonly #dialect: FormDialect;

  constructor(options: { dialect: FormDialect }) {
    this.#dialect = options.dialect;
  }

  parse(request: WireRequest, model: ServiceModel): ParsedCall {
    const body =
      request.method === 'POST'
        ? request.body.toString('utf8')
        : queryText(request);
    const form = FormTree.parse(body);
    const operation = form.child('Action')?.value;
    if (!operation) {
      throw new AwsError(
        'MissingAction',
        'The request must contain the parameter Action',
      );
    }
    const operationModel = model.operation(operation);
    if (!operationModel) {
      throw notImplemented(model.description.signingName, operation);
    }
    if (operationModel.input.isUnitSchema()) {
      return { operation, input: {} };
    }
    return {
      operation,
      input: readForm(operationModel.input, form, this.#dialect) as Record<
        string,
        unknown
      >,
    };
  }

  renderOutput(
    { operation, output, requestId }: AnsweredCall,
    model: ServiceModel,
  ): WireResponse {
    const schema = model.operation(operation)?.output;
    const members =
      schema && !schema.isUnitSchema() ? writeXmlMembers(schema, output) : '';
    const namespace = escapeXml(
      model.description.xmlNamespace ?? EMPTY_NAMESPACE,
    );
    const content =
      this.#dialect === 'ec2Query'
        ? `<requestId>${requestId}</requestId>${
            members || '<return>true</return>'
          }`
        : `<${operation}Result>${members}</${operation}Result>` +
          `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata>`;
    const body = `<${operation}Response xmlns="${namespace}">${content}</${operation}Response>`;
    return { status: 200, headers: headers(requestId), body };
  }

  renderError(error: AwsError, requestId: string): WireResponse {
    const code = `<Code>${escapeXml(error.code)}</Code>`;
    const message = `<Message>${escapeXml(error.message)}</Message>`;
    const type = `<Type>${error.status < 500 ? 'Sender' : 'Receiver'}</Type>`;
    const body =
      this.#dialect === 'ec2Query'
        ? `<Response><Errors><Error>${code}${message}</Error></Errors><RequestID>${requestId}</RequestID></Response>`
        : `<ErrorResponse><Error>${type}${code}${message}</Error><RequestId>${requestId}</RequestId></ErrorResponse>`;
    return { status: error.status, headers: headers(requestId), body };
  }
}

function queryText(request: WireRequest): string {
  const parameters = new URLSearchParams();
  for (const [name, values] of request.query) {
    values.forEach(value => parameters.append(name, value));
  }
  return parameters.toString();
}

function headers(requestId: string): Record<string, string> {
  return { 'content-type': 'text/xml', 'x-amzn-requestid': requestId };
}
