import { AssertionError } from 'assert';
import { ServiceModels } from '../../protocols';
import { membersOf } from '../../protocols/schema';

/** Sends an operation of any service by its names. */
export type Call = (
  service: string,
  operation: string,
  input?: object,
) => Promise<any>;

/** How an operation is paged, as its members tell. */
export interface Paging {
  tokenIn: string;
  tokenOut: string;
  /** Absent where the service alone decides how much there is on a page. */
  size?: string;
}

const TOKEN =
  /^(NextToken|Marker|position|NextMarker|NextPageToken|NextPageMarker|PaginationToken|ContinuationToken|NextContinuationToken|KeyMarker|NextKeyMarker|PartNumberMarker|NextPartNumberMarker|ExclusiveStartTableName|LastEvaluatedTableName|ExclusiveStartKey|LastEvaluatedKey)$/i;
const TOKENS_OUT = [
  'NextContinuationToken',
  'NextKeyMarker',
  'NextPartNumberMarker',
  'LastEvaluatedTableName',
  'LastEvaluatedKey',
  'NextMarker',
];
const SIZE =
  /^(MaxResults|MaxItems|MaxRecords|MaxKeys|MaxParts|MaxUploads|MaxBuckets|Limit)$/i;
const MODELS = new ServiceModels();
const MOST_PAGES = 500;

/** The members that page an operation; undefined where it has none. */
export function pagingOf(
  service: string,
  operation: string,
): Paging | undefined {
  const description = MODELS.describe(service);
  const model = description && MODELS.get(description).operation(operation);
  const names = (schema: NonNullable<typeof model>['input'] | undefined) =>
    schema && !schema.isUnitSchema()
      ? membersOf(schema).map(([name]) => name)
      : [];
  const [inputs, outputs] = [names(model?.input), names(model?.output)];
  const tokenIn = inputs.find(name => TOKEN.test(name));
  const tokenOut =
    TOKENS_OUT.find(name => outputs.includes(name)) ??
    outputs.find(name => TOKEN.test(name));
  return tokenIn && tokenOut
    ? { tokenIn, tokenOut, size: inputs.find(name => SIZE.test(name)) }
    : undefined;
}

/**
 * Asks for all pages of a list.
 *
 * @param options.between is done after each page
 * @returns the items of each page
 */
export async function walkPages(
  call: Call,
  list: { service: string; operation: string; input?: object; items?: string },
  options: { size?: number; between?: () => Promise<void> } = {},
): Promise<unknown[][]> {
  const { service, operation } = list;
  const paging = pagingOf(service, operation)!;
  const pages: unknown[][] = [];
  let token: unknown;
  do {
    const output = await call(service, operation, {
      ...list.input,
      ...(options.size === undefined ? {} : { [paging.size!]: options.size }),
      ...(token === undefined ? {} : { [paging.tokenIn]: token }),
    });
    pages.push(itemsOf(output, list.items));
    token = output[paging.tokenOut];
    if (pages.length > MOST_PAGES) {
      throw new AssertionError({ message: `${operation} never ends` });
    }
    if (token !== undefined) {
      await options.between?.();
    }
  } while (token !== undefined);
  return pages;
}

/** The list in an answer: the named one, or the first that there is. */
function itemsOf(
  output: Record<string, any>,
  path: string | undefined,
): unknown[] {
  const found = path
    ? path.split('.').reduce((value: any, step) => value?.[step], output)
    : Object.entries(output).find(([, value]) => Array.isArray(value))?.[1];
  return Array.isArray(found) ? found : Object.entries(found ?? {});
}
