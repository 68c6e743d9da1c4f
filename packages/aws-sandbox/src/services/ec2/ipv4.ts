/** An IPv4 block: first address and size as numbers. */
export interface Block {
  readonly start: number;
  readonly size: number;
}

const OCTETS = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/;

/** Reads `10.0.0.0/16`; answers nothing for text that is no canonical block. */
export function parseBlock(cidr: string): Block | undefined {
  const match = OCTETS.exec(cidr);
  if (!match) {
    return undefined;
  }
  const [a, b, c, d, length] = match.slice(1).map(Number);
  if ([a, b, c, d].some(octet => octet > 255) || length > 32) {
    return undefined;
  }
  const start = ((a * 256 + b) * 256 + c) * 256 + d;
  const size = 2 ** (32 - length);
  return start % size === 0 ? { start, size } : undefined;
}

export function prefixLength(block: Block): number {
  return 32 - Math.log2(block.size);
}

export function contains(outer: Block, inner: Block): boolean {
  return (
    inner.start >= outer.start &&
    inner.start + inner.size <= outer.start + outer.size
  );
}

export function overlaps(one: Block, other: Block): boolean {
  return (
    one.start < other.start + other.size && other.start < one.start + one.size
  );
}

export function addressText(value: number): string {
  return [24, 16, 8, 0]
    .map(shift => Math.floor(value / 2 ** shift) % 256)
    .join('.');
}
