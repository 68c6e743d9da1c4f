import type { z } from 'zod';
import { configRows, ConfigSchema } from './configRows';
import type { DocumentedStack } from './documentedStack';
import { code, prose, table } from './markdown';
import { outputRows } from './outputRows';
import { wrongValueMessage } from './wrongValueMessage';

/** The table of a config's keys. */
export function configSection(
  schema: z.ZodType,
  jsonSchema: ConfigSchema,
): string {
  const rows = configRows({
    schema: jsonSchema,
    ruleAt: (path, value) => wrongValueMessage(schema, path, value),
  });
  return table(
    ['key', 'meaning', 'default', 'rule', 'fixed'],
    rows.map(row => [
      code(row.key),
      prose(row.meaning),
      'value' in row.default
        ? code(row.default.value)
        : prose(row.default.text),
      prose(row.rule),
      row.fixed ? 'yes' : '',
    ]),
  );
}

/** The table of a stack's outputs, and of which of them a smaller stack has as well. */
export function outputSection(
  everything: DocumentedStack,
  least: DocumentedStack,
): string {
  return table(
    ['output', 'value', 'there'],
    outputRows(everything.template, least.template).map(row => [
      code(row.key),
      prose(row.description),
      row.always ? 'always' : 'by config',
    ]),
  );
}

/** The table of a stack's resources by construct. */
export const resourceSection = ({ resources }: DocumentedStack): string =>
  table(
    ['construct', 'resources'],
    resources.map(({ construct, types }) => [
      code(construct),
      types
        .map(({ type, count }) => (count > 1 ? `${type} × ${count}` : type))
        .join(', '),
    ]),
  );
