import { parsePolicy } from '../parsePolicy';
import { RequestKeys } from '../RequestKeys';
import { ConditionValues } from '../types';
import { matchesConditions } from './matchConditions';

function holds(condition: object, values: ConditionValues): boolean {
  const document = {
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Action: '*',
      Resource: '*',
      Condition: condition,
    },
  };
  return matchesConditions(
    parsePolicy(JSON.stringify(document), 'identity').statements[0].matchers
      .conditions,
    new RequestKeys(values),
  );
}

describe('matchesConditions', () => {
  it.each<[string, object, ConditionValues, boolean]>([
    ['equal', { StringEquals: { 'aws:x': 'a' } }, { 'aws:x': 'a' }, true],
    ['unequal', { StringEquals: { 'aws:x': 'a' } }, { 'aws:x': 'b' }, false],
    [
      'an address in a range',
      { IpAddress: { 'aws:x': '10.1.0.0/16' } },
      { 'aws:x': '10.1.2.3' },
      true,
    ],
    [
      'an address beside it',
      { IpAddress: { 'aws:x': '10.1.0.0/16' } },
      { 'aws:x': '10.2.0.1' },
      false,
    ],
    [
      'an address by itself',
      { IpAddress: { 'aws:x': '10.1.2.3' } },
      { 'aws:x': '10.1.2.3' },
      true,
    ],
    [
      'an address of IPv6',
      { IpAddress: { 'aws:x': 'fd00::/8' } },
      { 'aws:x': 'fd12::1' },
      true,
    ],
    [
      'no address at all',
      { IpAddress: { 'aws:x': '10.0.0.0/8' } },
      { 'aws:x': 'here' },
      false,
    ],
    [
      'an address outside of a range',
      { NotIpAddress: { 'aws:x': '10.1.0.0/16' } },
      { 'aws:x': '10.2.0.1' },
      true,
    ],
    [
      'any of several values',
      { StringEquals: { 'aws:x': ['a', 'b'] } },
      { 'aws:x': 'b' },
      true,
    ],
    [
      'the key ignores case',
      { StringEquals: { 'AWS:X': 'a' } },
      { 'aws:x': 'a' },
      true,
    ],
    [
      'the value does not',
      { StringEquals: { 'aws:x': 'A' } },
      { 'aws:x': 'a' },
      false,
    ],
    [
      'unless told so',
      { StringEqualsIgnoreCase: { 'aws:x': 'A' } },
      { 'aws:x': 'a' },
      true,
    ],
    [
      'equality takes wildcards for characters',
      { StringEquals: { 'aws:x': 'a*' } },
      { 'aws:x': 'ab' },
      false,
    ],
    [
      'a missing key is not equal',
      { StringEquals: { 'aws:x': 'a' } },
      {},
      false,
    ],
    [
      'a missing key is equal if it must not exist',
      { StringEqualsIfExists: { 'aws:x': 'a' } },
      {},
      true,
    ],
    [
      'all operators and keys must hold',
      { StringEquals: { 'aws:x': 'a', 'aws:y': 'b' } },
      { 'aws:x': 'a', 'aws:y': 'c' },
      false,
    ],

    ['like', { StringLike: { 'aws:x': 'a*c?' } }, { 'aws:x': 'abbbcd' }, true],
    [
      'like takes a dot for a dot',
      { StringLike: { 'aws:x': 'a.c' } },
      { 'aws:x': 'abc' },
      false,
    ],
    [
      'at least one character',
      { StringLike: { 'aws:x': '?*' } },
      { 'aws:x': '' },
      false,
    ],

    [
      'not equal',
      { StringNotEquals: { 'aws:x': ['a', 'b'] } },
      { 'aws:x': 'c' },
      true,
    ],
    [
      'not equal to one of several',
      { StringNotEquals: { 'aws:x': ['a', 'b'] } },
      { 'aws:x': 'b' },
      false,
    ],
    [
      'a missing key is not equal to anything',
      { StringNotEquals: { 'aws:x': 'a' } },
      {},
      true,
    ],
    [
      'not like',
      { StringNotLike: { 'aws:x': 'a*' } },
      { 'aws:x': 'ab' },
      false,
    ],

    [
      "every value of the request is among the policy's",
      { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['a', 'b'] } },
      { 'aws:TagKeys': ['a', 'b'] },
      true,
    ],
    [
      'one value too many',
      { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['a'] } },
      { 'aws:TagKeys': ['a', 'b'] },
      false,
    ],
    [
      'no value at all satisfies ForAllValues',
      { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['a'] } },
      {},
      true,
    ],
    [
      'any value of the request',
      { 'ForAnyValue:StringEquals': { 'aws:TagKeys': ['a'] } },
      { 'aws:TagKeys': ['c', 'a'] },
      true,
    ],
    [
      'no value at all does not satisfy ForAnyValue',
      { 'ForAnyValue:StringEquals': { 'aws:TagKeys': ['a'] } },
      {},
      false,
    ],
    [
      'any value that is not',
      { 'ForAnyValue:StringNotEquals': { 'aws:TagKeys': ['a'] } },
      { 'aws:TagKeys': ['a', 'b'] },
      true,
    ],
    [
      'all values are not',
      { 'ForAllValues:StringNotEquals': { 'aws:TagKeys': ['a'] } },
      { 'aws:TagKeys': ['a', 'b'] },
      false,
    ],
    [
      'with a set operator and IfExists',
      { 'ForAnyValue:StringLikeIfExists': { 'aws:TagKeys': 'a*' } },
      {},
      true,
    ],

    [
      'an ARN',
      {
        ArnLike: {
          'aws:SourceArn': 'arn:aws:sagemaker:*:111122223333:domain/*',
        },
      },
      {
        'aws:SourceArn': 'arn:aws:sagemaker:eu-west-1:111122223333:domain/d-1',
      },
      true,
    ],
    [
      'an ARN of another account',
      {
        ArnLike: {
          'aws:SourceArn': 'arn:aws:sagemaker:*:111122223333:domain/*',
        },
      },
      {
        'aws:SourceArn': 'arn:aws:sagemaker:eu-west-1:444455556666:domain/d-1',
      },
      false,
    ],
    [
      'ArnEquals takes wildcards too',
      { ArnEquals: { 'aws:SourceArn': 'arn:aws:s3:::a*' } },
      { 'aws:SourceArn': 'arn:aws:s3:::ab' },
      true,
    ],
    [
      'not the ARN',
      { ArnNotEquals: { 'aws:SourceArn': 'arn:aws:s3:::a' } },
      { 'aws:SourceArn': 'arn:aws:s3:::b' },
      true,
    ],

    [
      'true',
      { Bool: { 'aws:SecureTransport': 'true' } },
      { 'aws:SecureTransport': 'true' },
      true,
    ],
    [
      'a JSON boolean',
      { Bool: { 'aws:SecureTransport': false } },
      { 'aws:SecureTransport': 'true' },
      false,
    ],
    ['absent', { Null: { 'sts:ExternalId': 'true' } }, {}, true],
    [
      'present though it must not be',
      { Null: { 'sts:ExternalId': 'true' } },
      { 'sts:ExternalId': 'x' },
      false,
    ],
    [
      'present as it must be',
      { Null: { 'sts:ExternalId': false } },
      { 'sts:ExternalId': 'x' },
      true,
    ],

    [
      'less',
      { NumericLessThan: { 's3:max-keys': '10' } },
      { 's3:max-keys': '9' },
      true,
    ],
    [
      'not less',
      { NumericLessThan: { 's3:max-keys': '10' } },
      { 's3:max-keys': '10' },
      false,
    ],
    [
      'at most',
      { NumericLessThanEquals: { 's3:max-keys': 10 } },
      { 's3:max-keys': '10' },
      true,
    ],
    [
      'numbers are not texts',
      { NumericEquals: { 's3:max-keys': '10' } },
      { 's3:max-keys': '10.0' },
      true,
    ],
    [
      'no number',
      { NumericEquals: { 's3:max-keys': '10' } },
      { 's3:max-keys': 'ten' },
      false,
    ],
    [
      'before',
      { DateLessThan: { 'aws:CurrentTime': '2026-01-01T00:00:00Z' } },
      { 'aws:CurrentTime': '2025-12-31T23:59:59Z' },
      true,
    ],
    [
      'epoch seconds',
      { DateGreaterThan: { 'aws:TokenIssueTime': '2026-01-01T00:00:00Z' } },
      { 'aws:TokenIssueTime': '1800000000' },
      true,
    ],

    [
      'a variable',
      { StringEquals: { 'sagemaker:ResourceTag/u': '${aws:PrincipalTag/u}' } },
      { 'sagemaker:ResourceTag/u': 'ana', 'aws:PrincipalTag/u': 'ana' },
      true,
    ],
    [
      'a variable with another value',
      { StringEquals: { 'sagemaker:ResourceTag/u': '${aws:PrincipalTag/u}' } },
      { 'sagemaker:ResourceTag/u': 'ana', 'aws:PrincipalTag/u': 'bruno' },
      false,
    ],
    [
      'a variable without value compares with nothing',
      { StringEquals: { 'sagemaker:ResourceTag/u': '${aws:PrincipalTag/u}' } },
      { 'sagemaker:ResourceTag/u': '${aws:PrincipalTag/u}' },
      false,
    ],
    [
      'so its negation holds',
      {
        StringNotEquals: { 'sagemaker:ResourceTag/u': '${aws:PrincipalTag/u}' },
      },
      { 'sagemaker:ResourceTag/u': 'ana' },
      true,
    ],
    [
      'a variable with a default',
      { StringEquals: { 'aws:x': "${aws:PrincipalTag/u, 'none'}" } },
      { 'aws:x': 'none' },
      true,
    ],
    [
      "a wildcard in a variable's value is a character",
      { StringLike: { 'aws:x': 'a${aws:PrincipalTag/u}' } },
      { 'aws:x': 'abc', 'aws:PrincipalTag/u': '*' },
      false,
    ],
    [
      'an escaped wildcard',
      { StringLike: { 'aws:x': 'a${*}' } },
      { 'aws:x': 'abc' },
      false,
    ],
  ])('%s', (_name, condition, values, expected) => {
    expect(holds(condition, values)).toBe(expected);
  });
});
