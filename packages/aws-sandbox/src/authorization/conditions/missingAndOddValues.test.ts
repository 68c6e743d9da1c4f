import { RequestKeys } from '../RequestKeys';
import { policyOf } from '../testing/decisionOf';
import { ConditionValues } from '../types';
import { matchesConditions } from './matchConditions';

function holds(
  operator: string,
  expected: unknown,
  actual?: string | string[],
) {
  const policy = policyOf([
    {
      Effect: 'Allow',
      Action: '*',
      Resource: '*',
      Condition: { [operator]: { 'aws:x': expected } },
    },
  ]);
  const values: ConditionValues =
    actual === undefined ? {} : { 'aws:x': actual };
  return matchesConditions(
    policy.statements[0].matchers.conditions,
    new RequestKeys(values),
  );
}

const POSITIVE: Record<string, string> = {
  StringEquals: 'a',
  StringEqualsIgnoreCase: 'a',
  StringLike: '*',
  ArnEquals: 'arn:aws:s3:::a',
  ArnLike: 'arn:aws:s3:::*',
  NumericEquals: '1',
  NumericLessThan: '1',
  NumericLessThanEquals: '1',
  NumericGreaterThan: '1',
  NumericGreaterThanEquals: '1',
  DateEquals: '2026-01-01',
  DateLessThan: '2026-01-01',
  DateLessThanEquals: '2026-01-01',
  DateGreaterThan: '2026-01-01',
  DateGreaterThanEquals: '2026-01-01',
  Bool: 'true',
  BinaryEquals: 'YQ==',
  IpAddress: '10.0.0.0/8',
};
const NEGATED: Record<string, string> = {
  StringNotEquals: 'a',
  StringNotEqualsIgnoreCase: 'a',
  StringNotLike: '*',
  ArnNotEquals: 'arn:aws:s3:::a',
  ArnNotLike: 'arn:aws:s3:::*',
  NumericNotEquals: '1',
  DateNotEquals: '2026-01-01',
  NotIpAddress: '10.0.0.0/8',
};

describe('a key that the request does not have', () => {
  it.each(Object.entries(POSITIVE))(
    'does not satisfy %s',
    (operator, value) => {
      expect(holds(operator, value)).toBe(false);
      expect(holds(`${operator}IfExists`, value)).toBe(true);
    },
  );

  it.each(Object.entries(NEGATED))('satisfies %s', (operator, value) => {
    expect(holds(operator, value)).toBe(true);
    expect(holds(`${operator}IfExists`, value)).toBe(true);
  });

  it.each(Object.keys({ ...POSITIVE, ...NEGATED }))(
    'is looked at by %s with IfExists where it is there',
    operator => {
      const expected = { ...POSITIVE, ...NEGATED }[operator];
      const odd = 'neither a number nor anything else';
      expect(holds(`${operator}IfExists`, expected, odd)).toBe(
        holds(operator, expected, odd),
      );
    },
  );
});

describe('Null', () => {
  it.each<[unknown, string | string[] | undefined, boolean]>([
    ['true', undefined, true],
    ['true', [], true],
    ['true', 'a', false],
    ['false', undefined, false],
    ['false', 'a', true],
    [true, undefined, true],
    [['true', 'false'], 'a', true],
  ])('%p of %p is %p', (expected, actual, outcome) => {
    expect(holds('Null', expected, actual)).toBe(outcome);
  });
});

describe('values that mean nothing to an operator', () => {
  it.each<[string, unknown, string, boolean]>([
    ['NumericEquals', '0', '', false],
    ['NumericEquals', '', '0', false],
    ['NumericEquals', '16', '0x10', false],
    ['NumericLessThan', '1e3', '10', false],
    ['NumericEquals', '-1.50', '-1.5', true],
    ['NumericGreaterThan', '9', '10', true],
    ['DateLessThan', 'tomorrow', '2026-01-01', false],
    ['DateLessThan', '2026-13-45', '2026-01-01', false],
    ['DateEquals', '2026-01-01T01:00:00+01:00', '2026-01-01T00:00:00Z', true],
    ['DateEquals', '1767225600', '2026-01-01T00:00:00Z', true],
    ['DateGreaterThan', '2025', '2026-01-01', true],
    ['IpAddress', '10.0.0.0/', '11.0.0.1', false],
    ['IpAddress', '10.0.0.0/33', '10.0.0.1', false],
    ['IpAddress', '0.0.0.0/0', '203.0.113.9', true],
    ['IpAddress', '0.0.0.0/0', '2001:db8::1', false],
    ['IpAddress', '::/0', '2001:db8::1', true],
    ['IpAddress', '2001:DB8::/32', '2001:db8:1::1', true],
    ['IpAddress', '2001:db8::/32', '2001:db9::1', false],
    ['NotIpAddress', '10.0.0.0/8', 'here', true],
    ['Bool', 'TRUE', 'true', true],
    ['Bool', 'true', 'yes', false],
    ['BinaryEquals', 'QmluYXJ5', 'QmluYXJ5', true],
    ['BinaryEquals', 'QmluYXJ5', 'QmluYXJ6', false],
    ['BinaryEquals', 'not base64!', 'not base64!', false],
    ['NumericEquals', '${aws:y}', '1', false],
  ])('%s %p of %p is %p', (operator, expected, actual, outcome) => {
    expect(holds(operator, expected, actual)).toBe(outcome);
  });
});
