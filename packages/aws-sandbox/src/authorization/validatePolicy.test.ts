import { PolicyUse } from './parsePolicy';
import { validatePolicy } from './validatePolicy';

const statement = { Effect: 'Allow', Action: 's3:*', Resource: '*' };
const trust = {
  Effect: 'Allow',
  Action: 'sts:AssumeRole',
  Principal: { Service: 'lambda.amazonaws.com' },
};
const toAws = (AWS: unknown) => ({ ...statement, Principal: { AWS } });

function refusalOf(statements: unknown, use: PolicyUse, rest: object = {}) {
  try {
    validatePolicy(
      JSON.stringify({ Version: '2012-10-17', Statement: statements, ...rest }),
      use,
    );
    return undefined;
  } catch (error) {
    expect(error).toMatchObject({ code: 'MalformedPolicyDocument' });
    return (error as Error).message;
  }
}

describe('validatePolicy', () => {
  it.each<[string, unknown, PolicyUse]>([
    ['a plain statement', statement, 'identity'],
    [
      'ARNs with wildcards and variables',
      {
        ...statement,
        Resource: ['arn:aws:s3:::*', 'arn:*:iam::*:role/${aws:username}'],
      },
      'identity',
    ],
    [
      'different ids',
      [
        { ...statement, Sid: 'a' },
        { ...statement, Sid: 'b' },
      ],
      'identity',
    ],
    [
      'empty ids',
      [
        { ...statement, Sid: '' },
        { ...statement, Sid: '' },
      ],
      'identity',
    ],
    [
      'an id with spaces of a resource policy',
      { ...toAws('*'), Sid: 'Enable IAM User Permissions' },
      'resource',
    ],
    ['a trust policy', trust, 'trust'],
    [
      'a trust policy with tags and source identity',
      {
        ...trust,
        Action: ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'],
      },
      'trust',
    ],
    [
      'an account, a user, a role, a session and a unique id',
      toAws([
        '111122223333',
        'arn:aws:iam::111122223333:root',
        'arn:aws:iam::111122223333:user/path/ana',
        'arn:aws:iam::111122223333:role/analyst',
        'arn:aws:sts::111122223333:assumed-role/analyst/ana',
        'AROADBQP57FF2AEXAMPLE',
      ]),
      'resource',
    ],
  ])('takes %s', (_, statements, use) => {
    expect(refusalOf(statements, use)).toBeUndefined();
  });

  it.each<[string, unknown, PolicyUse, string]>([
    [
      'a resource that is no ARN',
      { ...statement, Resource: 'reports' },
      'identity',
      'must be in ARN format or "*"',
    ],
    [
      'a resource of no partition',
      { ...statement, Resource: 'arn:amazon:s3:::a' },
      'identity',
      'Partition "amazon" is not valid',
    ],
    [
      'a resource of any service',
      { ...statement, Resource: 'arn:aws:*:::a' },
      'identity',
      'vendor must be fully qualified',
    ],
    [
      'a resource that ends behind its service',
      { ...statement, Resource: 'arn:aws:s3' },
      'identity',
      'legacy parsing',
    ],
    [
      'a bad resource among those left out',
      { ...statement, Resource: undefined, NotResource: ['*', 'a'] },
      'identity',
      'ARN format',
    ],
    [
      'no resources',
      { ...statement, Resource: [] },
      'identity',
      'must contain resources',
    ],
    [
      'no actions',
      { ...statement, Action: [] },
      'identity',
      'must contain actions',
    ],
    [
      'the same id twice',
      [
        { ...statement, Sid: 'a' },
        { ...statement, Sid: 'a' },
      ],
      'identity',
      'must be unique',
    ],
    [
      'an id with spaces',
      { ...statement, Sid: 'a b' },
      'identity',
      'alpha-numeric',
    ],
    ['an id that is no text', { ...statement, Sid: 1 }, 'identity', 'Sid'],
    [
      'both principals',
      { ...toAws('*'), NotPrincipal: '*' },
      'resource',
      'both Principal and NotPrincipal',
    ],
    [
      'a principal with a wildcard',
      toAws('arn:aws:iam::111122223333:role/*'),
      'resource',
      'Invalid principal',
    ],
    ['a short account', toAws('1111'), 'resource', 'Invalid principal'],
    [
      'an unknown kind of principal',
      { ...statement, Principal: { Robot: 'x' } },
      'resource',
      'Robot',
    ],
    [
      'a service without domain',
      { ...trust, Principal: { Service: 'lambda' } },
      'trust',
      '"SERVICE":"lambda"',
    ],
    [
      'no principal at all',
      { ...statement, Principal: {} },
      'resource',
      'Invalid principal',
    ],
    [
      'another action than those of STS in a trust policy',
      { ...trust, Action: 's3:GetObject' },
      'trust',
      'may only specify STS AssumeRole actions',
    ],
    [
      'all but one principal in a trust policy',
      { ...trust, Principal: undefined, NotPrincipal: { AWS: '111122223333' } },
      'trust',
      'NotPrincipal',
    ],
    [
      'Null that asks only if it exists',
      { ...statement, Condition: { NullIfExists: { 'aws:x': 'true' } } },
      'identity',
      'NullIfExists',
    ],
    [
      'a key without service',
      { ...statement, Condition: { StringEquals: { username: 'a' } } },
      'identity',
      'vendor',
    ],
    [
      'a value that is an object',
      { ...statement, Condition: { StringEquals: { 'aws:x': {} } } },
      'identity',
      'values of aws:x',
    ],
    [
      'an unknown set operator',
      {
        ...statement,
        Condition: { 'ForSomeValues:StringEquals': { 'aws:x': 'a' } },
      },
      'identity',
      'ForSomeValues',
    ],
    [
      'an operator without keys',
      { ...statement, Condition: { StringEquals: 'a' } },
      'identity',
      'StringEquals',
    ],
  ])('refuses %s', (_, statements, use, hint) => {
    expect(refusalOf(statements, use)).toContain(hint);
  });

  it('refuses elements that policies do not have', () => {
    expect(refusalOf(statement, 'identity', { Statements: [] })).toContain(
      'Statements',
    );
  });
});
