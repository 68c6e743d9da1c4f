import type { GatewayResponse } from '@aws-sdk/client-api-gateway';
import { DeployedApi, GATEWAY_RESPONSES } from '../services/apigateway';
import { GatewayFault } from './GatewayFault';
import { renderTemplate } from './renderTemplate';
import { ApiAnswer } from './types';

const HEADER = 'gatewayresponse.header.';

/** Status of faults whose response type has none or another one of its own. */
const STATUS: Record<string, number> = { DEFAULT_5XX: 502 };

function configured(
  api: DeployedApi | undefined,
  responseType: string,
  status: number,
): GatewayResponse | undefined {
  return (
    api?.gatewayResponses.get(responseType) ??
    api?.gatewayResponses.get(status < 500 ? 'DEFAULT_4XX' : 'DEFAULT_5XX')
  );
}

/** What a fault is answered with: as the API's gateway responses say, or AWS's own JSON. */
export function gatewayAnswer(
  fault: GatewayFault,
  options: {
    api?: DeployedApi;
    /** `$context` without its `error`. */
    context: object;
  },
): ApiAnswer {
  const { responseType, errorType, message } = fault;
  const usual = STATUS[responseType] ?? Number(GATEWAY_RESPONSES[responseType]);
  const response = configured(options.api, responseType, usual);
  const template = response?.responseTemplates?.['application/json'];
  const context = {
    ...options.context,
    error: {
      message,
      messageString: JSON.stringify(message),
      responseType,
    },
  };
  const extra = Object.entries(response?.responseParameters ?? {}).flatMap(
    ([name, value]) =>
      name.startsWith(HEADER)
        ? [[name.slice(HEADER.length), headerValue(value, context)]]
        : [],
  );
  return {
    status: Number(response?.statusCode ?? usual),
    headers: {
      'content-type': 'application/json',
      'x-amzn-errortype': errorType,
      ...Object.fromEntries(extra),
    },
    body:
      template === undefined
        ? JSON.stringify({ [fault.messageMember]: message })
        : renderTemplate(template, { context }),
  };
}

/** `'text'` stands for itself, `context.…` for a variable. */
function headerValue(expression: string, context: object): string {
  const [, text] = /^'(.*)'$/.exec(expression) ?? [];
  return text ?? renderTemplate(`$${expression}`, { context });
}
