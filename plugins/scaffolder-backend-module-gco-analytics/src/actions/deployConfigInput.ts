import { JsonObject } from '@backstage/types';
import { environmentConfigJsonSchema } from '@gco/analytics-blueprint';
import type { z as ZodV3 } from 'zod/v3';

type Zod = typeof ZodV3;

/** The part of a JSON Schema that documentation is made from. */
interface SchemaNode {
  type?: string | string[];
  description?: string;
  default?: unknown;
  enum?: unknown[];
  const?: unknown;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  properties?: Record<string, SchemaNode>;
  required?: string[];
}

/** Keys that the portal fills in and a template cannot. */
const PORTAL_KEYS: readonly string[] = ['access', 'projectName'];

/** Longer lists, such as that of all regions, would bury what the key means. */
const LONGEST_LIST = 8;

/**
 * The action's `config` input: the blueprint's configuration, documented key by key from the blueprint's own schema.
 *
 * It says what each key is and checks none of them: the blueprint does that, and its messages name the path, the rule and
 * the value, where the scaffolder's own would name only the path.
 */
export function deployConfigInput(z: Zod): ZodV3.ZodType<JsonObject> {
  const { properties = {}, ...root } =
    environmentConfigJsonSchema() as SchemaNode;
  const offered = Object.entries(properties).filter(
    ([key]) => !PORTAL_KEYS.includes(key),
  );
  return documented(z, {
    ...root,
    properties: Object.fromEntries(offered),
  }).describe(
    'Configuration of the environment, as the blueprint has it',
  ) as ZodV3.ZodType<JsonObject>;
}

function documented(z: Zod, node: SchemaNode): ZodV3.ZodTypeAny {
  const text = describe(node);
  if (!node.properties) {
    return text ? z.unknown().describe(text) : z.unknown();
  }
  const shape = Object.entries(node.properties).map(
    ([key, child]): [string, ZodV3.ZodTypeAny] => {
      const field = documented(z, child);
      return [key, field.optional()];
    },
  );
  const section = z.object(Object.fromEntries(shape)).passthrough();
  return text ? section.describe(text) : section;
}

/** One line: meaning, allowed values, default. */
function describe(node: SchemaNode): string {
  const {
    description,
    default: preset,
    enum: values,
    maximum,
    minimum,
    pattern,
    properties,
    type,
  } = node;
  if (properties) {
    return description ?? '';
  }
  const rules = [
    values && values.length <= LONGEST_LIST
      ? `one of ${values.join(', ')}`
      : [type].flat().join(' or '),
    minimum !== undefined &&
      maximum !== undefined &&
      `${minimum} to ${maximum}`,
    pattern && `matching ${pattern}`,
    preset !== undefined && `default ${JSON.stringify(preset)}`,
  ].filter(Boolean);
  return [description, rules.length > 0 && `(${rules.join('; ')})`]
    .filter(Boolean)
    .join(' ');
}
