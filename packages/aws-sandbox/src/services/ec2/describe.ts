import { ec2Error } from './ec2Error';
import { Records } from './Ec2State';
import { pageOf } from './pageOf';
import { Tag } from './records';

/** `Filters` of a describe call. */
export interface Filter {
  Name?: string;
  Values?: string[];
}

/** Values of a record by filter name. */
export type FilterFields<T> = Readonly<
  Record<string, (record: T) => readonly (string | undefined)[]>
>;

interface DescribeInput {
  Filters?: Filter[];
  MaxResults?: number;
  NextToken?: string;
}

/** EC2's wildcards: `*` any run of characters, `?` one. */
function matches(pattern: string, value: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${source}$`, 's').test(value);
}

function fieldValues<T>(
  record: T,
  tags: readonly Tag[],
  name: string,
  fields: FilterFields<T>,
): readonly (string | undefined)[] {
  if (name.startsWith('tag:')) {
    return tags.filter(tag => tag.Key === name.slice(4)).map(tag => tag.Value);
  }
  if (name === 'tag-key') {
    return tags.map(tag => tag.Key);
  }
  const field = fields[name];
  if (!field) {
    throw ec2Error('InvalidParameterValue', `The filter '${name}' is invalid`);
  }
  return field(record);
}

/** The records that a describe call asks for: by ids, by filters, page by page. */
export function describe<T>(options: {
  records: Records<T>;
  ids?: readonly string[];
  input: DescribeInput;
  fields: FilterFields<T>;
  tags?: (record: T) => readonly Tag[];
}): { page: T[]; NextToken?: string } {
  const { records, ids, input, fields } = options;
  const tags =
    options.tags ?? (record => (record as { Tags?: Tag[] }).Tags ?? []);
  const named = ids?.length
    ? ids.map(id => records.require(id))
    : records.list();
  const found = named.filter(record =>
    (input.Filters ?? []).every(({ Name = '', Values = [] }) => {
      const values = fieldValues(record, tags(record), Name, fields);
      return Values.some(pattern =>
        values.some(value => value !== undefined && matches(pattern, value)),
      );
    }),
  );
  const idOf = new Map([...records].map(([id, record]) => [record, id]));
  return pageOf(found, input, record => idOf.get(record)!);
}
