import { addressesIn, contains, isPrivate, parseCidr } from './cidr';

describe('parseCidr', () => {
  it.each([
    ['10.0.0.0/16', { base: 167_772_160, prefix: 16 }],
    ['0.0.0.0/0', { base: 0, prefix: 0 }],
    ['255.255.255.255/32', { base: 4_294_967_295, prefix: 32 }],
  ])('reads %s', (text, expected) => {
    expect(parseCidr(text)).toEqual(expected);
  });

  it.each([
    '',
    '10.0.0.0',
    '10.0.0.0/33',
    '10.0.0.256/32',
    '10.0.0/16',
    '10.0.1.0/16',
    ' 10.0.0.0/16',
    '10.0.0.0/16\n',
    '10.0.0.0/1 6',
    '2001:db8::/32',
    '１0.0.0.0/16',
  ])('refuses %j', text => {
    expect(parseCidr(text)).toBeUndefined();
  });
});

it('counts addresses', () => {
  expect(addressesIn(32)).toBe(1);
  expect(addressesIn(16)).toBe(65_536);
});

it.each([
  ['10.0.0.0/8', '10.255.0.0/16', true],
  ['10.0.0.0/8', '11.0.0.0/16', false],
  ['10.0.0.0/16', '10.0.0.0/8', false],
  ['10.0.0.0/16', '10.0.0.0/16', true],
])('%s contains %s: %s', (outer, inner, expected) => {
  expect(contains(parseCidr(outer)!, parseCidr(inner)!)).toBe(expected);
});

it.each([
  ['10.1.0.0/16', true],
  ['172.31.0.0/16', true],
  ['172.32.0.0/16', false],
  ['192.168.0.0/16', true],
  ['100.64.0.0/16', true],
  ['100.128.0.0/16', false],
  ['8.8.0.0/16', false],
])('%s is private: %s', (text, expected) => {
  expect(isPrivate(parseCidr(text)!)).toBe(expected);
});
