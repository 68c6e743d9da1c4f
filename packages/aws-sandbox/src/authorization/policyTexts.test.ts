import { parsePolicy } from './parsePolicy';
import { decide } from './decide';
import {
  allow,
  deny,
  HOME,
  outcomeOf,
  Question,
  SESSION,
} from './testing/decisionOf';

const TABLE = `arn:aws:dynamodb:eu-west-1:${HOME}:table/orders`;

describe('actions and resources of statements', () => {
  it.each<[string, Question, string]>([
    [
      'all but one action are allowed',
      { identity: [allow({ Action: undefined, NotAction: 'iam:*' })] },
      'allowed',
    ],
    [
      'all but this action are allowed',
      { identity: [allow({ Action: undefined, NotAction: 's3:Get*' })] },
      'identity-based',
    ],
    [
      'all but one action are denied',
      {
        identity: [allow(), deny({ Action: undefined, NotAction: 's3:*' })],
      },
      'allowed',
    ],
    [
      'all but one resource are denied',
      {
        identity: [
          allow(),
          deny({
            Resource: undefined,
            NotResource: 'arn:aws:s3:::reports/*',
          }),
        ],
      },
      'allowed',
    ],
    [
      'all but another resource are denied',
      {
        identity: [
          allow(),
          deny({ Resource: undefined, NotResource: 'arn:aws:s3:::other/*' }),
        ],
      },
      '!identity-based',
    ],
    [
      'a wildcard in the middle does not take less than it must',
      { identity: [allow({ Resource: 'arn:aws:s3:::*/2026/*.csv' })] },
      'allowed',
    ],
    [
      'a question mark takes exactly one character',
      { identity: [allow({ Resource: 'arn:aws:s3:::reports/????/a.csv' })] },
      'allowed',
    ],
    [
      'a question mark does not take none',
      { identity: [allow({ Resource: 'arn:aws:s3:::reports/?????/a.csv' })] },
      'identity-based',
    ],
    [
      'characters of regular expressions mean themselves',
      { identity: [allow({ Resource: 'arn:aws:s3:::reports/2026/a+csv' })] },
      'identity-based',
    ],
    [
      'a variable in the account does not work',
      {
        identity: [
          allow({
            Action: 'dynamodb:*',
            Resource:
              'arn:aws:dynamodb:eu-west-1:${aws:PrincipalAccount}:table/*',
          }),
        ],
        action: 'dynamodb:GetItem',
        arn: TABLE,
        conditions: { 'aws:PrincipalAccount': HOME },
      },
      'identity-based',
    ],
    [
      'a variable in the resource does',
      {
        identity: [
          allow({
            Action: 'dynamodb:*',
            Resource: `arn:aws:dynamodb:*:${HOME}:table/\${aws:PrincipalTag/table, 'none'}`,
          }),
        ],
        action: 'dynamodb:GetItem',
        arn: TABLE,
        conditions: { 'aws:PrincipalTag/table': 'orders' },
      },
      'allowed',
    ],
    [
      'a variable with several values stands for none of them',
      {
        identity: [allow({ Resource: 'arn:aws:s3:::${aws:TagKeys}/*' })],
        conditions: { 'aws:TagKeys': ['reports', 'other'] },
      },
      'identity-based',
    ],
  ])('%s', (_, question, outcome) => {
    expect(outcomeOf(question)).toBe(outcome);
  });

  it('take variables for plain text in the version that does not know them', () => {
    const statement = allow({
      Condition: { StringEquals: { 'aws:x': '${aws:username}' } },
    });
    const allows = (version: string | undefined, value: string) =>
      decide({
        request: {
          action: 's3:GetObject',
          resource: 'arn:aws:s3:::reports/a',
          principal: SESSION,
          conditions: { 'aws:x': value, 'aws:username': 'ana' },
        },
        identityPolicies: [
          parsePolicy(
            JSON.stringify({ Version: version, Statement: statement }),
            'identity',
          ),
        ],
        resourceAccountId: HOME,
      }).allowed;
    expect(allows('2012-10-17', 'ana')).toBe(true);
    expect(allows('2008-10-17', 'ana')).toBe(false);
    expect(allows(undefined, 'ana')).toBe(false);
    expect(allows(undefined, '${aws:username}')).toBe(true);
  });

  it('works the conditions of a request out only when a statement asks for them', () => {
    const conditions = jest.fn(() => ({ 'aws:x': 'a' }));
    const question = (statement: object) =>
      decide({
        request: {
          action: 's3:GetObject',
          resource: 'arn:aws:s3:::reports/a',
          principal: SESSION,
          conditions,
        },
        identityPolicies: [
          parsePolicy(JSON.stringify({ Statement: statement }), 'identity'),
        ],
        resourceAccountId: HOME,
      });
    expect(question(allow()).allowed).toBe(true);
    expect(conditions).not.toHaveBeenCalled();
    expect(
      question(allow({ Condition: { StringEquals: { 'AWS:X': 'a' } } }))
        .allowed,
    ).toBe(true);
    expect(conditions).toHaveBeenCalledTimes(1);
  });
});
