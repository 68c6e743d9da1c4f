import {
  allow,
  allowTo,
  AWAY,
  deny,
  HOME,
  outcomeOf,
  Question,
  SESSION,
  USER,
} from './testing/decisionOf';

const ROLE_ARN = SESSION.roleArn!;
const across = (question: Question): Question => ({ owner: AWAY, ...question });

describe('decisions across accounts', () => {
  it.each<[string, Question, string]>([
    ['only the identity allows', { identity: [allow()] }, 'resource-based'],
    [
      'only the resource allows the role',
      { resource: [allowTo(ROLE_ARN)] },
      'identity-based',
    ],
    [
      'only the resource allows the session itself',
      { resource: [allowTo(SESSION.arn)] },
      'identity-based',
    ],
    [
      'only the resource allows everybody',
      { resource: [allowTo('*')] },
      'identity-based',
    ],
    [
      'both allow, the resource by account',
      { identity: [allow()], resource: [allowTo(HOME)] },
      'allowed',
    ],
    [
      'both allow, the resource by role',
      { identity: [allow()], resource: [allowTo(ROLE_ARN)] },
      'allowed',
    ],
    [
      'both allow, the resource by user',
      {
        principal: USER,
        identity: [allow()],
        resource: [allowTo(USER.arn)],
      },
      'allowed',
    ],
    [
      'the resource names its own account only',
      { identity: [allow()], resource: [allowTo(AWAY)] },
      'resource-based',
    ],
    [
      'both allow, but a boundary is silent',
      {
        identity: [allow()],
        boundary: [allow({ Action: 'ec2:*' })],
        resource: [allowTo(SESSION.arn)],
      },
      'permissions boundary',
    ],
    [
      'both allow, but the session policy is silent',
      {
        identity: [allow()],
        sessions: [[allow({ Action: 'ec2:*' })]],
        resource: [allowTo(SESSION.arn)],
      },
      'session',
    ],
    [
      'the resource denies',
      {
        identity: [allow()],
        resource: [allowTo(HOME), deny({ Principal: '*' })],
      },
      '!resource-based',
    ],
    [
      'the identity denies',
      { identity: [allow(), deny()], resource: [allowTo(HOME)] },
      '!identity-based',
    ],
  ])('%s', (_, question, outcome) => {
    expect(outcomeOf(across(question))).toBe(outcome);
  });
});

describe('resources whose own policy must allow', () => {
  const required = (question: Question): Question => ({
    resourceRequired: true,
    action: 'kms:Decrypt',
    arn: `arn:aws:kms:eu-west-1:${HOME}:key/1`,
    ...question,
  });
  const use = { Action: 'kms:*' };

  it.each<[string, Question, string]>([
    [
      'the key does not mention the account, whatever IAM says',
      { identity: [allow(use)] },
      'resource-based',
    ],
    [
      'the key trusts the account, but IAM says nothing',
      { resource: [allowTo(HOME, use)] },
      'identity-based',
    ],
    [
      'the key trusts the account and IAM allows',
      { identity: [allow(use)], resource: [allowTo(HOME, use)] },
      'allowed',
    ],
    [
      'the key names the role, which needs nothing from IAM',
      { resource: [allowTo(ROLE_ARN, use)] },
      'allowed',
    ],
    [
      'the key names another role',
      {
        identity: [allow(use)],
        resource: [allowTo(`${ROLE_ARN}-2`, use)],
      },
      'resource-based',
    ],
    ['a grant allows what no policy does', { granted: true }, 'allowed'],
    [
      'a grant does not help against a deny of the identity',
      { granted: true, identity: [deny()] },
      '!identity-based',
    ],
    [
      'a grant does not help against a deny of the key',
      { granted: true, resource: [deny({ Principal: '*' })] },
      '!resource-based',
    ],
  ])('%s', (_, question, outcome) => {
    expect(outcomeOf(required(question))).toBe(outcome);
  });
});
