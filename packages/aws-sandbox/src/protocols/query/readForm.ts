import { readText } from '../readText';
import { membersOf, NormalizedSchema, traitsOf } from '../schema';
import { FormTree } from './FormTree';

/** The two dialects of form parameters. */
export type FormDialect = 'awsQuery' | 'ec2Query';

/** Turns form parameters into SDK-shaped input. */
export function readForm(
  schema: NormalizedSchema,
  node: FormTree,
  dialect: FormDialect,
  path = '',
): unknown {
  if (schema.isStructSchema()) {
    const result: Record<string, unknown> = {};
    for (const [name, member] of membersOf(schema)) {
      const child = node.child(memberKey(name, member, dialect));
      if (child) {
        result[name] = readForm(
          member,
          child,
          dialect,
          path ? `${path}.${name}` : name,
        );
      }
    }
    return result;
  }
  if (schema.isListSchema()) {
    return readList(schema, node, dialect, path);
  }
  if (schema.isMapSchema()) {
    return readMap(schema, node, dialect, path);
  }
  return readText(schema, node.value ?? '', path);
}

function readList(
  schema: NormalizedSchema,
  node: FormTree,
  dialect: FormDialect,
  path: string,
): unknown[] {
  const item = schema.getValueSchema();
  const flattened =
    dialect === 'ec2Query' || traitsOf(schema).xmlFlattened !== undefined;
  const container = flattened
    ? node
    : node.child(traitsOf(item).xmlName ?? 'member') ?? node;
  return container
    .numbered()
    .map((child, index) =>
      readForm(item, child, dialect, `${path}.${index + 1}`),
    );
}

function readMap(
  schema: NormalizedSchema,
  node: FormTree,
  dialect: FormDialect,
  path: string,
): unknown {
  const [key, value] = [schema.getKeySchema(), schema.getValueSchema()];
  const container =
    traitsOf(schema).xmlFlattened !== undefined
      ? node
      : node.child('entry') ?? node;
  return Object.fromEntries(
    container.numbered().map(entry => {
      const name = entry.child(traitsOf(key).xmlName ?? 'key')?.value ?? '';
      const child = entry.child(traitsOf(value).xmlName ?? 'value');
      return [
        name,
        child && readForm(value, child, dialect, `${path}.${name}`),
      ];
    }),
  );
}

function memberKey(
  name: string,
  member: NormalizedSchema,
  dialect: FormDialect,
): string {
  const { xmlName, ec2QueryName } = traitsOf(member);
  if (dialect === 'awsQuery') {
    return xmlName ?? name;
  }
  const key = ec2QueryName ?? xmlName ?? name;
  return key[0].toUpperCase() + key.slice(1);
}
