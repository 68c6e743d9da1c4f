import { decodeCursor, encodeCursor } from './environmentCursor';

it('remembers the last name', () => {
  expect(decodeCursor(encodeCursor('demand-models'))).toBe('demand-models');
});

const encode = (value: unknown) =>
  Buffer.from(JSON.stringify(value)).toString('base64url');

it.each([
  '',
  'rubbish',
  '%%%',
  encode({}),
  encode('demand-models'),
  encode([2, 'demand-models']),
  encode([1, 5]),
  encode([1, "'; DROP TABLE environments"]),
  encode([1]),
  encode(null),
])('refuses %s', cursor => {
  expect(() => decodeCursor(cursor)).toThrow(
    expect.objectContaining({ name: 'InputError' }),
  );
});
