/** The part of a JSON Schema that the table is made from. */
export interface ConfigSchema {
  readonly type?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, ConfigSchema>>;
  readonly required?: readonly string[];
}

/** What there is to know about a key of a config. */
export interface ConfigRow {
  /** Path with dots. */
  readonly key: string;
  readonly meaning: string;

  /** The value, or what the default depends on, or whether there has to be a value. */
  readonly default: { readonly value: string } | { readonly text: string };
  readonly rule: string;
  readonly fixed: boolean;
}

/** Options of {@link configRows}. */
export interface ConfigRowsOptions {
  readonly schema: ConfigSchema;

  /** The message for a value that is wrong, by the path of the key. */
  readonly ruleAt: (path: readonly string[], value: unknown) => string;
}

const FIXED = /\.? ?Fixed once deployed$/;
const DEFAULT = /\.? ?Default: (.*)$/;

/** A row for every key that has a value of its own, in the schema's order. */
export function configRows(options: ConfigRowsOptions): ConfigRow[] {
  return rowsBelow(options, options.schema, []);
}

function rowsBelow(
  options: ConfigRowsOptions,
  node: ConfigSchema,
  path: readonly string[],
): ConfigRow[] {
  return Object.entries(node.properties ?? {}).flatMap(([key, child]) => {
    const childPath = [...path, key];
    if (child.properties) return rowsBelow(options, child, childPath);
    const required = node.required?.includes(key) ?? false;
    return [rowOf(options, child, childPath, required)];
  });
}

function rowOf(
  { ruleAt }: ConfigRowsOptions,
  node: ConfigSchema,
  path: readonly string[],
  required: boolean,
): ConfigRow {
  const description = node.description ?? '';
  const text = description.replace(FIXED, '');
  const [, standIn = required ? 'required' : 'none'] = DEFAULT.exec(text) ?? [];
  const own = ruleAt(path, null);
  return {
    key: path.join('.'),
    meaning: text.replace(DEFAULT, ''),
    default:
      node.default === undefined
        ? { text: standIn }
        : { value: write(node.default) },
    rule: node.type === 'array' ? `${own}; each ${ruleAt(path, [null])}` : own,
    fixed: FIXED.test(description),
  };
}

function write(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
