/** An IPv4 range. */
export interface Cidr {
  /** First address as a number of 32 bits. */
  readonly base: number;
  /** Length of the prefix, 0-32. */
  readonly prefix: number;
}

const PATTERN = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/;

/** The ranges that RFC 1918 and RFC 6598 keep for private networks. */
const PRIVATE_RANGES = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
];

/** Reads `a.b.c.d/n`; undefined when it is malformed or has bits set behind its prefix. */
export function parseCidr(text: string): Cidr | undefined {
  const match = PATTERN.exec(text);
  if (!match) return undefined;
  const octets = match.slice(1, 5).map(Number);
  const prefix = Number(match[5]);
  if (octets.some(octet => octet > 255) || prefix > 32) return undefined;
  const base = octets.reduce((sum, octet) => sum * 256 + octet, 0);
  return base % addressesIn(prefix) === 0 ? { base, prefix } : undefined;
}

/** Number of addresses behind a prefix. */
export function addressesIn(prefix: number): number {
  return 2 ** (32 - prefix);
}

/** Whether one range lies wholly inside another. */
export function contains(outer: Cidr, inner: Cidr): boolean {
  return (
    inner.prefix >= outer.prefix &&
    inner.base >= outer.base &&
    inner.base + addressesIn(inner.prefix) <=
      outer.base + addressesIn(outer.prefix)
  );
}

/** Whether a range belongs to the private address space. */
export const isPrivate = (cidr: Cidr): boolean =>
  PRIVATE_RANGES.map(parseCidr).some(
    range => range !== undefined && contains(range, cidr),
  );
