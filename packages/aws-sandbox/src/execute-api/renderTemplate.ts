import { variableAt } from './contextVariables';

/** What a mapping template can name. */
export interface TemplateValues {
  context: object;
  stageVariables?: Readonly<Record<string, string>>;
  /** Headers, query and path parameters for `$input.params('…')`. */
  parameter?: (name: string) => string | undefined;
  body?: string;
}

const NAME = '(context|stageVariables)\\.([\\w:.-]*[\\w:-])';

/** With and without braces: a brace that nothing opened belongs to the template. */
const REFERENCE = new RegExp(
  `\\$\\{${NAME}\\}|\\$${NAME}|\\$input\\.params\\(['"]([^'"]+)['"]\\)|\\$input\\.body`,
  'g',
);

/**
 * Fills a mapping template: `$context.…`, `$stageVariables.…`, `$input.params('…')`, `$input.body`.
 *
 * @param absent what stands for a value that is not there
 */
export function renderTemplate(
  template: string,
  values: TemplateValues,
  absent = '',
): string {
  return template.replace(REFERENCE, (_, ...groups) => {
    const [bracedRoot, bracedName, plainRoot, plainName, parameter] = groups;
    const name = bracedName ?? plainName;
    let value: unknown;
    switch (bracedRoot ?? plainRoot) {
      case 'context':
        value = variableAt(values.context, name);
        break;
      case 'stageVariables':
        value = values.stageVariables?.[name];
        break;
      default:
        value =
          parameter === undefined ? values.body : values.parameter?.(parameter);
    }
    return value === undefined || value === null ? absent : String(value);
  });
}
