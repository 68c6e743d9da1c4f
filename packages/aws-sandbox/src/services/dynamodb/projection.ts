import { Item } from './DynamoDbState';
import { validation } from './errors';
import { readPath } from './expressions/paths';
import { TokenReader } from './expressions/TokenReader';

/** The attributes of an item that a request asks for. */
export function projected(
  item: Item,
  input: {
    readonly ProjectionExpression?: string;
    readonly ExpressionAttributeNames?: Record<string, string>;
  },
): Item {
  if (input.ProjectionExpression === undefined) {
    return item;
  }
  const reader = new TokenReader(
    'ProjectionExpression',
    input.ProjectionExpression,
  );
  const names: string[] = [];
  do {
    const path = readPath(reader, { names: input.ExpressionAttributeNames });
    if (path.length > 1) {
      throw validation(
        `ProjectionExpression with nested attribute ${path.join(
          '.',
        )} is not implemented by the local AWS`,
      );
    }
    names.push(String(path[0]));
  } while (reader.takeIf(','));
  reader.expectEnd();
  return Object.fromEntries(
    Object.entries(item).filter(([name]) => names.includes(name)),
  );
}
