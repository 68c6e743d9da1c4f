import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { Placeholders, TokenReader } from './TokenReader';

/** The value that a `:placeholder` stands for. */
export function readValue(
  reader: TokenReader,
  { values }: Placeholders,
): AttributeValue {
  const token = reader.take();
  const value = values?.[token];
  if (value === undefined) {
    throw reader.error(
      `An expression attribute value used in expression is not defined; attribute value: ${token}`,
    );
  }
  return value as AttributeValue;
}

/** Type of a value: `S`, `N`, `M`… */
export function typeOf(value: AttributeValue): string {
  return Object.keys(value)[0];
}

/** A value in a spelling that equal values share. */
function canonical(value: AttributeValue): unknown {
  const { N, B, L, M, SS, NS, BS } = value;
  const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
  if (N !== undefined) {
    return { N: Number(N) };
  }
  if (B !== undefined) {
    return { B: base64(B) };
  }
  if (L !== undefined) {
    return { L: L.map(canonical) };
  }
  if (M !== undefined) {
    const names = Object.keys(M).sort();
    return { M: names.map(name => [name, canonical(M[name])]) };
  }
  if (SS ?? NS ?? BS) {
    return {
      SS: SS && [...SS].sort(),
      NS: NS?.map(Number).sort((one, other) => one - other),
      BS: BS?.map(base64).sort(),
    };
  }
  return value;
}

/** Whether two values are the same; an absent one is like no other. */
export function isEqual(
  one: AttributeValue | undefined,
  other: AttributeValue | undefined,
): boolean {
  return (
    one !== undefined &&
    other !== undefined &&
    JSON.stringify(canonical(one)) === JSON.stringify(canonical(other))
  );
}

/** Order of two values; nothing where they have none, being of different types or of one without order. */
export function compare(
  one: AttributeValue | undefined,
  other: AttributeValue | undefined,
): number | undefined {
  if (one?.N !== undefined && other?.N !== undefined) {
    return Number(one.N) - Number(other.N);
  }
  if (one?.S !== undefined && other?.S !== undefined) {
    return Buffer.compare(Buffer.from(one.S), Buffer.from(other.S));
  }
  if (one?.B !== undefined && other?.B !== undefined) {
    return Buffer.compare(one.B, other.B);
  }
  return undefined;
}

/** Whether a text or binary value begins with another. */
export function beginsWith(
  value: AttributeValue | undefined,
  prefix: AttributeValue,
): boolean {
  if (value?.S !== undefined && prefix.S !== undefined) {
    return value.S.startsWith(prefix.S);
  }
  return (
    value?.B !== undefined &&
    prefix.B !== undefined &&
    Buffer.from(value.B).subarray(0, prefix.B.length).equals(prefix.B)
  );
}

/** Whether a text, list or set holds another value. */
export function contains(
  value: AttributeValue | undefined,
  part: AttributeValue,
): boolean {
  if (value?.S !== undefined) {
    return part.S !== undefined && value.S.includes(part.S);
  }
  return (
    value?.L?.some(member => isEqual(member, part)) ??
    value?.SS?.includes(part.S!) ??
    value?.NS?.some(member => Number(member) === Number(part.N)) ??
    false
  );
}

/** Length of a text, list, map or set. */
export function sizeOf(value: AttributeValue | undefined): number | undefined {
  if (value?.S !== undefined) {
    return Buffer.byteLength(value.S);
  }
  const { B, L, M, SS, NS, BS } = value ?? {};
  return (
    B?.length ??
    L?.length ??
    SS?.length ??
    NS?.length ??
    BS?.length ??
    (M && Object.keys(M).length)
  );
}
