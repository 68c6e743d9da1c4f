import { matchesArn } from './matchesArn';

describe('matchesArn', () => {
  it('compares segment by segment', () => {
    const arn = 'arn:aws:ssm:eu-west-1:111122223333:parameter/a';
    expect(matchesArn('arn:aws:ssm:*:111122223333:parameter/*', arn, {})).toBe(
      true,
    );
    expect(matchesArn('arn:aws:ssm:*:parameter/a', arn, {})).toBe(false);
    expect(matchesArn('arn:aws:ssm:*:*:parameter/a:*', arn, {})).toBe(false);
  });

  it('lets the resource hold colons', () => {
    const arn = 'arn:aws:logs:eu-west-1:111122223333:log-group:/a:*';
    expect(matchesArn('arn:aws:logs:*:*:log-group:/a:*', arn, {})).toBe(true);
  });

  it('does not let a value with colons move the segments', () => {
    const values = { 'aws:PrincipalTag/account': '111122223333:role/x' };
    const pattern = 'arn:aws:iam::${aws:PrincipalTag/account}:role/x';
    expect(
      matchesArn(pattern, 'arn:aws:iam::111122223333:role/x', values),
    ).toBe(false);
  });
});
