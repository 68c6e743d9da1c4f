import { RequestKeys } from '../RequestKeys';
import { policyOf } from '../testing/decisionOf';
import { ConditionValues } from '../types';
import { matchesConditions } from './matchConditions';

function holds(Condition: object, values: ConditionValues): boolean {
  const policy = policyOf([
    { Effect: 'Allow', Action: '*', Resource: '*', Condition },
  ]);
  return matchesConditions(
    policy.statements[0].matchers.conditions,
    new RequestKeys(values),
  );
}

const TAGS = 'aws:TagKeys';
const of = (operator: string, expected: unknown) => ({
  [operator]: { [TAGS]: expected },
});

describe('ForAllValues', () => {
  it.each<[string, object, string | string[] | undefined, boolean]>([
    ['all fit', of('ForAllValues:StringEquals', ['a', 'b']), ['b', 'a'], true],
    ['one does not', of('ForAllValues:StringEquals', ['a']), ['a', 'b'], false],
    [
      'holds without the key',
      of('ForAllValues:StringEquals', 'a'),
      undefined,
      true,
    ],
    ['holds with no value', of('ForAllValues:StringEquals', 'a'), [], true],
    [
      'holds with an empty text',
      of('ForAllValues:StringEquals', 'a'),
      '',
      true,
    ],
    [
      'none is among those of a negation',
      of('ForAllValues:StringNotEquals', ['x', 'y']),
      ['a', 'b'],
      true,
    ],
    [
      'one is among those of a negation',
      of('ForAllValues:StringNotEquals', ['x', 'a']),
      ['a', 'b'],
      false,
    ],
    [
      'patterns',
      of('ForAllValues:StringLike', 'team-*'),
      ['team-a', 'team-b'],
      true,
    ],
    [
      'negated patterns',
      of('ForAllValues:StringNotLike', 'team-*'),
      ['a', 'team-b'],
      false,
    ],
    [
      'ARNs',
      of('ForAllValues:ArnLike', 'arn:aws:s3:::a*'),
      ['arn:aws:s3:::a', 'arn:aws:s3:::b'],
      false,
    ],
    ['numbers', of('ForAllValues:NumericLessThan', '10'), ['1', '9.5'], true],
    [
      'dates',
      of('ForAllValues:DateLessThan', '2026-01-01'),
      ['2025-01-01', '2027-01-01'],
      false,
    ],
    [
      'addresses',
      of('ForAllValues:IpAddress', '10.0.0.0/8'),
      ['10.0.0.1', '10.1.1.1'],
      true,
    ],
    ['booleans', of('ForAllValues:Bool', 'true'), ['true', 'false'], false],
  ])('%s', (_, condition, values, expected) => {
    const given: ConditionValues =
      values === undefined ? {} : { [TAGS]: values };
    expect(holds(condition, given)).toBe(expected);
  });

  it('needs a Null beside it to refuse a request without tags', () => {
    const condition = {
      ...of('ForAllValues:StringEquals', ['a']),
      ...of('Null', 'false'),
    };
    expect(holds(condition, {})).toBe(false);
    expect(holds(condition, { [TAGS]: 'a' })).toBe(true);
  });
});

describe('ForAnyValue', () => {
  it.each<[string, object, string | string[] | undefined, boolean]>([
    ['one fits', of('ForAnyValue:StringEquals', 'a'), ['b', 'a'], true],
    ['none fits', of('ForAnyValue:StringEquals', 'c'), ['b', 'a'], false],
    [
      'fails without the key',
      of('ForAnyValue:StringEquals', 'a'),
      undefined,
      false,
    ],
    [
      'fails without the key also negated',
      of('ForAnyValue:StringNotEquals', 'a'),
      undefined,
      false,
    ],
    [
      'fails with an empty text',
      of('ForAnyValue:StringNotEquals', 'a'),
      '',
      false,
    ],
    [
      'holds without the key if it need not exist',
      of('ForAnyValue:StringEqualsIfExists', 'a'),
      undefined,
      true,
    ],
    [
      'one is another',
      of('ForAnyValue:StringNotEquals', 'a'),
      ['a', 'b'],
      true,
    ],
    [
      'none is another',
      of('ForAnyValue:StringNotEquals', ['a', 'b']),
      ['a', 'b'],
      false,
    ],
    [
      'one number is greater',
      of('ForAnyValue:NumericGreaterThanEquals', 5),
      ['1', '5'],
      true,
    ],
    [
      'one address is outside',
      of('ForAnyValue:NotIpAddress', '10.0.0.0/8'),
      ['10.0.0.1', '11.0.0.1'],
      true,
    ],
  ])('%s', (_, condition, values, expected) => {
    const given: ConditionValues =
      values === undefined ? {} : { [TAGS]: values };
    expect(holds(condition, given)).toBe(expected);
  });
});
