import { RequestKeys } from '../RequestKeys';
import { ConditionValues } from '../types';
import { arnTest } from './arnTest';

function matches(pattern: string, arn: string, values: ConditionValues = {}) {
  return arnTest(pattern, true)(arn, new RequestKeys(values));
}

describe('arnTest', () => {
  it('compares segment by segment', () => {
    const arn = 'arn:aws:ssm:eu-west-1:111122223333:parameter/a';
    expect(matches('arn:aws:ssm:*:111122223333:parameter/*', arn)).toBe(true);
    expect(matches('arn:aws:ssm:*:parameter/a', arn)).toBe(false);
    expect(matches('arn:aws:ssm:*:*:parameter/a:*', arn)).toBe(false);
  });

  it('lets the resource hold colons', () => {
    const arn = 'arn:aws:logs:eu-west-1:111122223333:log-group:/a:*';
    expect(matches('arn:aws:logs:*:*:log-group:/a:*', arn)).toBe(true);
  });

  it('takes a single wildcard for any ARN', () => {
    expect(matches('*', 'arn:aws:s3:::reports')).toBe(true);
  });

  it('does not let a value with colons move the segments', () => {
    const values = { 'aws:PrincipalTag/account': '111122223333:role/x' };
    const pattern = 'arn:aws:iam::${aws:PrincipalTag/account}:role/x';
    expect(matches(pattern, 'arn:aws:iam::111122223333:role/x', values)).toBe(
      false,
    );
  });
});
