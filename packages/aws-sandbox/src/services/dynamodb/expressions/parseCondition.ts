import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { Item } from '../DynamoDbState';
import { readPath, valueAt } from './paths';
import { Placeholders, TokenReader } from './TokenReader';
import {
  beginsWith,
  compare,
  contains,
  isEqual,
  readValue,
  sizeOf,
  typeOf,
} from './values';

/** Whether an item fulfils a condition; nothing stands for an item that does not exist. */
export type Condition = (item: Item) => boolean;

type Operand = (item: Item) => AttributeValue | undefined;

const COMPARISONS: Readonly<Record<string, (order: number) => boolean>> = {
  '<': order => order < 0,
  '<=': order => order <= 0,
  '>': order => order > 0,
  '>=': order => order >= 0,
};

/** Functions that are conditions by themselves. */
const FUNCTIONS: Readonly<
  Record<string, (reader: TokenReader, placeholders: Placeholders) => Condition>
> = {
  attribute_exists(reader, placeholders) {
    const path = readPath(reader, placeholders);
    return item => valueAt(item, path) !== undefined;
  },
  attribute_not_exists(reader, placeholders) {
    const path = readPath(reader, placeholders);
    return item => valueAt(item, path) === undefined;
  },
  attribute_type(reader, placeholders) {
    const path = readPath(reader, placeholders);
    reader.expect(',');
    const { S: type } = readValue(reader, placeholders);
    return item => {
      const value = valueAt(item, path);
      return value !== undefined && typeOf(value) === type;
    };
  },
  begins_with: ofTwo(beginsWith),
  contains: ofTwo(contains),
};

/**
 * Reads a condition, filter or key condition.
 *
 * @throws AwsError `ValidationException` for what is malformed
 */
export function parseCondition(
  kind: string,
  text: string,
  placeholders: Placeholders,
): Condition {
  const reader = new TokenReader(kind, text);
  const condition = either(reader, placeholders);
  reader.expectEnd();
  return condition;
}

function either(reader: TokenReader, placeholders: Placeholders): Condition {
  const choices = [both(reader, placeholders)];
  while (reader.takeIf('OR')) {
    choices.push(both(reader, placeholders));
  }
  return item => choices.some(holds => holds(item));
}

function both(reader: TokenReader, placeholders: Placeholders): Condition {
  const parts = [single(reader, placeholders)];
  while (reader.takeIf('AND')) {
    parts.push(single(reader, placeholders));
  }
  return item => parts.every(holds => holds(item));
}

function single(reader: TokenReader, placeholders: Placeholders): Condition {
  if (reader.takeIf('NOT')) {
    const negated = single(reader, placeholders);
    return item => !negated(item);
  }
  if (reader.takeIf('(')) {
    const inner = either(reader, placeholders);
    reader.expect(')');
    return inner;
  }
  const name = reader.next?.toLowerCase() ?? '';
  if (reader.afterNext === '(' && Object.hasOwn(FUNCTIONS, name)) {
    reader.take();
    reader.expect('(');
    const condition = FUNCTIONS[name](reader, placeholders);
    reader.expect(')');
    return condition;
  }
  return comparison(reader, placeholders);
}

function comparison(
  reader: TokenReader,
  placeholders: Placeholders,
): Condition {
  const left = operand(reader, placeholders);
  if (reader.takeIf('BETWEEN')) {
    const low = operand(reader, placeholders);
    reader.expect('AND');
    const high = operand(reader, placeholders);
    return item => {
      const value = left(item);
      return (
        (compare(value, low(item)) ?? -1) >= 0 &&
        (compare(value, high(item)) ?? 1) <= 0
      );
    };
  }
  if (reader.takeIf('IN')) {
    const choices = list(reader, placeholders);
    return item => choices.some(choice => isEqual(left(item), choice(item)));
  }
  const operator = reader.take();
  const right = operand(reader, placeholders);
  if (operator === '=') {
    return item => isEqual(left(item), right(item));
  }
  if (operator === '<>') {
    return item => !isEqual(left(item), right(item));
  }
  if (!Object.hasOwn(COMPARISONS, operator)) {
    throw reader.error(`Syntax error; token: "${operator}"`);
  }
  const decide = COMPARISONS[operator];
  return item => {
    const order = compare(left(item), right(item));
    return order !== undefined && decide(order);
  };
}

function list(reader: TokenReader, placeholders: Placeholders): Operand[] {
  reader.expect('(');
  const operands = [operand(reader, placeholders)];
  while (reader.takeIf(',')) {
    operands.push(operand(reader, placeholders));
  }
  reader.expect(')');
  return operands;
}

function operand(reader: TokenReader, placeholders: Placeholders): Operand {
  if (reader.next?.startsWith(':')) {
    const value = readValue(reader, placeholders);
    return () => value;
  }
  if (reader.next?.toLowerCase() === 'size' && reader.afterNext === '(') {
    reader.take();
    reader.expect('(');
    const path = readPath(reader, placeholders);
    reader.expect(')');
    return item => {
      const size = sizeOf(valueAt(item, path));
      return size === undefined ? undefined : { N: String(size) };
    };
  }
  const path = readPath(reader, placeholders);
  return item => valueAt(item, path);
}

function ofTwo(
  holds: (value: AttributeValue | undefined, other: AttributeValue) => boolean,
) {
  return (reader: TokenReader, placeholders: Placeholders): Condition => {
    const path = readPath(reader, placeholders);
    reader.expect(',');
    const other = operand(reader, placeholders);
    return item => {
      const value = other(item);
      return value !== undefined && holds(valueAt(item, path), value);
    };
  };
}
