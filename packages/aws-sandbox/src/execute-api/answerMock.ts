import type { IntegrationResponse } from '@aws-sdk/client-api-gateway';
import { contextVariables } from './contextVariables';
import { GatewayFault, internalError } from './GatewayFault';
import { renderTemplate, TemplateValues } from './renderTemplate';
import { ApiAnswer, CallerClaims, RoutedCall } from './types';

const JSON_TYPE = 'application/json';
const HEADER = 'method.response.header.';

/** The template for the request's content type. */
function requestTemplate({ method, request }: RoutedCall): string {
  const { requestTemplates = {}, passthroughBehavior } =
    method.methodIntegration!;
  const type = request.headers['content-type']?.split(';')[0].trim();
  const template = requestTemplates[type ?? JSON_TYPE];
  if (template !== undefined) {
    return template;
  }
  const hasTemplates = Object.keys(requestTemplates).length > 0;
  if (
    passthroughBehavior === 'NEVER' ||
    (passthroughBehavior === 'WHEN_NO_TEMPLATES' && hasTemplates)
  ) {
    throw new GatewayFault(
      'UNSUPPORTED_MEDIA_TYPE',
      'UnsupportedMediaTypeException',
      'Unsupported Media Type',
    );
  }
  return request.body.toString('utf8') || '{}';
}

/** The status that the request template asks for. */
function statusIn(rendered: string): string {
  try {
    return String(JSON.parse(rendered).statusCode);
  } catch {
    // Templates are often not quite JSON, such as `{statusCode:200}`.
    return /["']?statusCode["']?\s*:\s*["']?(\d{3})/.exec(rendered)?.[1] ?? '';
  }
}

function chooseResponse(
  responses: readonly IntegrationResponse[],
  status: string,
): IntegrationResponse | undefined {
  return (
    responses.find(
      ({ selectionPattern }) =>
        selectionPattern &&
        new RegExp(`^(?:${selectionPattern})$`).test(status),
    ) ?? responses.find(({ selectionPattern }) => !selectionPattern)
  );
}

/** Mock integration: an answer made of templates. */
export function answerMock(
  call: RoutedCall,
  caller: CallerClaims | undefined,
): ApiAnswer {
  const { method, stage, request, pathParameters } = call;
  const values: TemplateValues = {
    context: contextVariables(call, caller),
    stageVariables: stage.variables,
    body: request.body.toString('utf8'),
    parameter: name =>
      pathParameters[name] ??
      request.query.get(name)?.[0] ??
      request.headers[name.toLowerCase()],
  };
  const status = statusIn(renderTemplate(requestTemplate(call), values));
  const response = chooseResponse(
    Object.values(method.methodIntegration!.integrationResponses ?? {}),
    status,
  );
  if (!response || !status) {
    throw internalError();
  }
  const { responseTemplates = {}, responseParameters = {} } = response;
  const [type = JSON_TYPE] = Object.keys(responseTemplates);
  const headers = Object.entries(responseParameters).flatMap(
    ([name, expression]) => {
      const [, text] = /^'(.*)'$/.exec(expression) ?? [];
      return name.startsWith(HEADER) && text !== undefined
        ? [[name.slice(HEADER.length).toLowerCase(), text]]
        : [];
    },
  );
  return {
    status: Number(response.statusCode),
    headers: { 'content-type': type, ...Object.fromEntries(headers) },
    body: renderTemplate(responseTemplates[type] ?? '', values),
  };
}
