import { templateError } from './templateError';

function toNumber(address: string): number {
  const octets = address.split('.').map(Number);
  if (
    octets.length !== 4 ||
    octets.some(octet => !Number.isInteger(octet) || octet < 0 || octet > 255)
  ) {
    throw templateError(`Fn::Cidr: ${address} is not an IPv4 address`);
  }
  return octets.reduce((sum, octet) => sum * 256 + octet, 0);
}

function toAddress(value: number): string {
  return [24, 16, 8, 0]
    .map(shift => Math.floor(value / 2 ** shift) % 256)
    .join('.');
}

/**
 * `Fn::Cidr`: the first `count` blocks of 2^`hostBits` addresses inside an IPv4 block.
 *
 * @param block for example `10.0.0.0/16`
 */
export function cidrBlocks(
  block: string,
  count: number,
  hostBits: number,
): string[] {
  const [address, length] = block.split('/');
  const prefix = Number(length);
  if (!Number.isInteger(prefix) || prefix < 0 || prefix > 32) {
    throw templateError(`Fn::Cidr: ${block} is not an IPv4 CIDR block`);
  }
  if (!Number.isInteger(count) || count < 1 || count > 256) {
    throw templateError(`Fn::Cidr: count ${count} must be between 1 and 256`);
  }
  const size = 2 ** hostBits;
  if (32 - hostBits < prefix || count * size > 2 ** (32 - prefix)) {
    throw templateError(
      `Fn::Cidr: ${count} blocks of ${hostBits} bits do not fit into ${block}`,
    );
  }
  const total = 2 ** (32 - prefix);
  const start = Math.floor(toNumber(address) / total) * total;
  return Array.from(
    { length: count },
    (_, index) => `${toAddress(start + index * size)}/${32 - hostBits}`,
  );
}
