import { BlockList, isIP } from 'net';

const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/;
const EPOCH_SECONDS = /^\d{5,}(?:\.\d+)?$/;
const ISO_DATE =
  /^\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?)?)?$/;

/** An integer or decimal number; not a number for anything else, an empty text among it. */
export function numberOf(text: string): number {
  return NUMBER.test(text) ? Number(text) : Number.NaN;
}

/** A point in time in milliseconds, from one of the W3C's ISO 8601 forms or seconds since 1970; else not a number. */
export function instantOf(text: string): number {
  if (EPOCH_SECONDS.test(text)) {
    return Number(text) * 1000;
  }
  return ISO_DATE.test(text) ? Date.parse(text) : Number.NaN;
}

/** The addresses of a range such as `10.0.0.0/8` or of a single address; nothing when it is neither. */
export function addressRange(text: string): BlockList | undefined {
  const [, network, length] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const version = network === undefined ? 0 : isIP(network);
  const bits = version === 6 ? 128 : 32;
  const prefix = length === undefined ? bits : Number(length);
  if (version === 0 || prefix > bits) {
    return undefined;
  }
  const range = new BlockList();
  range.addSubnet(network, prefix, version === 6 ? 'ipv6' : 'ipv4');
  return range;
}

/** Whether the text is an address within the range. */
export function isInRange(range: BlockList, address: string): boolean {
  const version = isIP(address);
  return version !== 0 && range.check(address, version === 6 ? 'ipv6' : 'ipv4');
}

/** Bytes of a Base64 text in one spelling; nothing when it is none. */
export function binaryOf(text: string): string | undefined {
  return /^[A-Za-z0-9+/]*={0,2}$/.test(text)
    ? Buffer.from(text, 'base64').toString('base64')
    : undefined;
}
