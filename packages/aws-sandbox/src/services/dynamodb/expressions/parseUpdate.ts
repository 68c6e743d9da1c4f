import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { Item } from '../DynamoDbState';
import { validation } from '../errors';
import { Path, readPath, setAt, valueAt } from './paths';
import { Placeholders, TokenReader } from './TokenReader';
import { readValue } from './values';

/** Changes an item in place. */
export type Update = (item: Item) => void;

type Operand = (before: Item) => AttributeValue;

interface Change {
  readonly path: Path;
  /** Nothing takes the attribute away. */
  readonly value: (before: Item) => AttributeValue | undefined;
}

const CLAUSES = ['SET', 'REMOVE', 'ADD', 'DELETE'];

/**
 * Reads `SET …`, `REMOVE …` and `ADD …` of an update expression.
 *
 * @throws AwsError `ValidationException` for what is malformed, or not known here
 */
export function parseUpdate(
  text: string,
  placeholders: Placeholders,
): { update: Update; paths: readonly Path[] } {
  const reader = new TokenReader('UpdateExpression', text);
  const changes: Change[] = [];
  while (!reader.isAtEnd) {
    const clause = reader.take().toUpperCase();
    do {
      changes.push(readChange(reader, placeholders, clause));
    } while (reader.takeIf(','));
    if (!reader.isAtEnd && !CLAUSES.includes(reader.next!.toUpperCase())) {
      throw reader.error(`Syntax error; token: "${reader.next}"`);
    }
  }
  return {
    paths: changes.map(({ path }) => path),
    update: item => {
      const before = structuredClone(item);
      for (const { path, value } of changes) {
        if (!setAt(item, path, value(before)) && value(before)) {
          throw validation(
            'The document path provided in the update expression is invalid for update',
          );
        }
      }
    },
  };
}

function readChange(
  reader: TokenReader,
  placeholders: Placeholders,
  clause: string,
): Change {
  const path = () => readPath(reader, placeholders);
  switch (clause) {
    case 'SET': {
      const target = path();
      reader.expect('=');
      return { path: target, value: sum(reader, placeholders) };
    }
    case 'REMOVE':
      return { path: path(), value: () => undefined };
    case 'ADD': {
      const target = path();
      const added = readValue(reader, placeholders);
      return {
        path: target,
        value: before => addTo(valueAt(before, target), added),
      };
    }
    case 'DELETE':
      throw validation(
        'DELETE in UpdateExpression is not implemented by the local AWS',
      );
    default:
      throw reader.error(`Syntax error; token: "${clause}"`);
  }
}

function addTo(
  value: AttributeValue | undefined,
  added: AttributeValue,
): AttributeValue {
  if (added.N !== undefined) {
    return number(Number(value?.N ?? 0) + Number(added.N));
  }
  if (added.SS !== undefined) {
    return { SS: [...new Set([...(value?.SS ?? []), ...added.SS])] };
  }
  throw validation(
    'ADD of anything but numbers and sets of strings is not implemented by the local AWS',
  );
}

function number(value: number): AttributeValue {
  return { N: String(value) };
}

function sum(reader: TokenReader, placeholders: Placeholders): Operand {
  const left = operand(reader, placeholders);
  const sign = reader.next;
  if (sign !== '+' && sign !== '-') {
    return left;
  }
  reader.take();
  const right = operand(reader, placeholders);
  return before => {
    const [one, other] = [left(before).N, right(before).N];
    if (one === undefined || other === undefined) {
      throw validation(
        `An operand in the update expression has an incorrect data type; ${sign} takes numbers`,
      );
    }
    return number(Number(one) + (sign === '+' ? 1 : -1) * Number(other));
  };
}

function operand(reader: TokenReader, placeholders: Placeholders): Operand {
  if (reader.next?.startsWith(':')) {
    const value = readValue(reader, placeholders);
    return () => value;
  }
  const isCall = reader.afterNext === '(';
  if (isCall && reader.takeIf('IF_NOT_EXISTS')) {
    reader.expect('(');
    const path = readPath(reader, placeholders);
    reader.expect(',');
    const otherwise = operand(reader, placeholders);
    reader.expect(')');
    return before => valueAt(before, path) ?? otherwise(before);
  }
  if (isCall && reader.takeIf('LIST_APPEND')) {
    reader.expect('(');
    const first = operand(reader, placeholders);
    reader.expect(',');
    const second = operand(reader, placeholders);
    reader.expect(')');
    return before => ({
      L: [...(first(before).L ?? []), ...(second(before).L ?? [])],
    });
  }
  const path = readPath(reader, placeholders);
  return before => {
    const value = valueAt(before, path);
    if (value === undefined) {
      throw validation(
        'The provided expression refers to an attribute that does not exist in the item',
      );
    }
    return value;
  };
}
