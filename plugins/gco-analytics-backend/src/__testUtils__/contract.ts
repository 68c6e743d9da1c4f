import Ajv from 'ajv';
import { openapi } from '@gco/plugin-gco-analytics-common';

const ajv = new Ajv({ strict: false, validateFormats: false });
ajv.addSchema({ ...openapi, $id: 'contract' });

interface DescribedOperation {
  responses: Record<string, { $ref?: string; content?: object }>;
}

/** What is wrong with an answer by the API's contract; empty when it keeps it. */
export function contractProblems(answer: {
  method: string;
  /** Below the plugin's base, e.g. `/environments/demand-models`. */
  path: string;
  status: number;
  body: unknown;
}): unknown[] {
  const { method, status, body } = answer;
  const template = Object.keys(openapi.paths).find(candidate =>
    new RegExp(`^${candidate.replace(/\{\w+\}/g, '[^/]+')}$`).test(
      answer.path.split('?')[0],
    ),
  );
  const paths = openapi.paths as unknown as Record<
    string,
    Record<string, DescribedOperation>
  >;
  const operation = template && paths[template][method];
  if (!operation) {
    return [`${method} ${answer.path} is not in the contract`];
  }
  const described = operation.responses[status];
  if (!described) {
    return [`${method} ${answer.path} may not answer ${status}`];
  }
  if (!described.$ref && !described.content) {
    return [];
  }
  const pointer = described.$ref
    ? described.$ref.replace('#', '')
    : `/paths/${template
        .replaceAll('~', '~0')
        .replaceAll('/', '~1')}/${method}/responses/${status}`;
  const validate = ajv.getSchema(
    `contract#${encodeURI(`${pointer}/content/application~1json/schema`)}`,
  );
  if (!validate) {
    return [`no schema at ${pointer}`];
  }
  validate(body);
  return validate.errors ?? [];
}
