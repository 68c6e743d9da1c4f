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
import { errorBody } from './errorBody';
import { parseJsonBody } from './parseJsonBody';
import { readJson } from './readJson';
import { writeJson } from './writeJson';

/** AWS JSON 1.0 and 1.1: POST with the operation in `X-Amz-Target`. */
export class AwsJsonProtocol implements Protocol {
  parse(request: WireRequest, model: ServiceModel): ParsedCall {
    const target = request.headers['x-amz-target'] ?? '';
    const operation = target.slice(target.lastIndexOf('.') + 1);
    const operationModel = model.operation(operation);
    if (!operationModel) {
      throw operation
        ? notImplemented(model.description.signingName, operation)
        : new AwsError(
            'UnknownOperationException',
            'The request has no X-Amz-Target header',
          );
    }
    const input = readJson(operationModel.input, parseJsonBody(request.body));
    return { operation, input: input as Record<string, unknown> };
  }

  renderOutput(
    { operation, output, requestId }: AnsweredCall,
    model: ServiceModel,
  ): WireResponse {
    const schema = model.operation(operation)?.output;
    const body =
      schema && !schema.isUnitSchema()
        ? JSON.stringify(writeJson(schema, output))
        : '{}';
    return { status: 200, headers: headers(requestId), body };
  }

  renderError(
    error: AwsError,
    requestId: string,
    model?: ServiceModel,
  ): WireResponse {
    return {
      status: error.status,
      headers: { ...headers(requestId), 'x-amzn-errortype': error.code },
      body: JSON.stringify({ __type: error.code, ...errorBody(error, model) }),
    };
  }
}

function headers(requestId: string): Record<string, string> {
  return {
    'content-type': 'application/x-amz-json-1.1',
    'x-amzn-requestid': requestId,
  };
}
