import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { Item } from '../DynamoDbState';
import { Placeholders, TokenReader } from './TokenReader';

/** The way to an attribute: names and positions. */
export type Path = readonly (string | number)[];

function readName(reader: TokenReader, { names }: Placeholders): string {
  const token = reader.take();
  if (token.startsWith('#')) {
    const name = names?.[token];
    if (name === undefined) {
      throw reader.error(
        `An expression attribute name used in the document path is not defined; attribute name: ${token}`,
      );
    }
    return name;
  }
  if (!/^[A-Za-z_]/.test(token)) {
    throw reader.error(`Syntax error; token: "${token}"`);
  }
  return token;
}

/** Reads `a.#b[0]`. */
export function readPath(
  reader: TokenReader,
  placeholders: Placeholders,
): Path {
  const path: (string | number)[] = [readName(reader, placeholders)];
  for (;;) {
    if (reader.takeIf('.')) {
      path.push(readName(reader, placeholders));
    } else if (reader.takeIf('[')) {
      path.push(Number(reader.take()));
      reader.expect(']');
    } else {
      return path;
    }
  }
}

function member(
  holder: Record<string, AttributeValue> | undefined,
  name: string,
): AttributeValue | undefined {
  return holder && Object.hasOwn(holder, name) ? holder[name] : undefined;
}

/** What stands at a path of an item. */
export function valueAt(item: Item, path: Path): AttributeValue | undefined {
  const [first, ...rest] = path;
  return rest.reduce<AttributeValue | undefined>(
    (value, step) =>
      typeof step === 'number' ? value?.L?.[step] : member(value?.M, step),
    member(item, String(first)),
  );
}

/** Puts a value to a path of an item, or takes away what is there. @returns whether the way there exists */
export function setAt(
  item: Item,
  path: Path,
  value: AttributeValue | undefined,
): boolean {
  const last = path[path.length - 1];
  const holder =
    path.length === 1
      ? item
      : holderOf(valueAt(item, path.slice(0, -1)), typeof last);
  if (!holder) {
    return false;
  }
  if (Array.isArray(holder)) {
    const at = Number(last);
    if (value === undefined) {
      holder.splice(at, 1);
    } else {
      holder[Math.min(at, holder.length)] = value;
    }
  } else if (value === undefined) {
    delete holder[last];
  } else {
    holder[last] = value;
  }
  return true;
}

function holderOf(
  value: AttributeValue | undefined,
  step: string,
): Record<string, AttributeValue> | AttributeValue[] | undefined {
  return step === 'number' ? value?.L : value?.M;
}
