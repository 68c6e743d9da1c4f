import {
  allow,
  allowTo,
  ANYBODY,
  deny,
  HOME,
  outcomeOf,
  Question,
  ROOT,
  SERVICE,
  SESSION,
  USER,
} from './testing/decisionOf';

const OTHER = [allow({ Action: 'ec2:*' })];
const ROLE_ARN = SESSION.roleArn!;
const ACCOUNT_ROOT = `arn:aws:iam::${HOME}:root`;

/** What limits a caller whose identity policies say nothing of the action. */
const LIMITED: Question = { boundary: OTHER, sessions: [OTHER] };

describe('decisions within one account', () => {
  it.each<[string, Question, string]>([
    ['nobody says anything', {}, 'identity-based'],
    ['the identity allows', { identity: [allow()] }, 'allowed'],
    [
      'the identity allows and denies',
      { identity: [allow(), deny()] },
      '!identity-based',
    ],

    [
      'identity and boundary allow',
      { identity: [allow()], boundary: [allow()] },
      'allowed',
    ],
    [
      'the boundary does not mention what the identity allows',
      { identity: [allow()], boundary: OTHER },
      'permissions boundary',
    ],
    [
      'the boundary allows what the identity does not',
      { boundary: [allow()] },
      'identity-based',
    ],
    [
      'the boundary denies',
      { identity: [allow()], boundary: [allow(), deny()] },
      '!permissions boundary',
    ],

    [
      'identity and session allow',
      { identity: [allow()], sessions: [[allow()]] },
      'allowed',
    ],
    [
      'the session policy leaves out what the role may',
      { identity: [allow()], sessions: [OTHER] },
      'session',
    ],
    [
      'the session policy allows more than the role may',
      { sessions: [[allow()]] },
      'identity-based',
    ],
    [
      'one of two session policies is silent',
      { identity: [allow()], sessions: [[allow()], OTHER] },
      'session',
    ],
    [
      'the session policy denies',
      { identity: [allow()], sessions: [[allow(), deny()]] },
      '!session',
    ],
    [
      'identity, boundary and session all allow',
      { identity: [allow()], boundary: [allow()], sessions: [[allow()]] },
      'allowed',
    ],

    [
      'the resource policy names the role',
      { resource: [allowTo(ROLE_ARN)] },
      'allowed',
    ],
    [
      'a boundary limits what a resource policy gives the role',
      { boundary: OTHER, resource: [allowTo(ROLE_ARN)] },
      'permissions boundary',
    ],
    [
      'a session policy limits what a resource policy gives the role',
      { sessions: [OTHER], resource: [allowTo(ROLE_ARN)] },
      'session',
    ],
    [
      'the resource policy names the session, which nothing on its side limits then',
      { ...LIMITED, resource: [allowTo(SESSION.arn)] },
      'allowed',
    ],
    [
      'it names the session and the role',
      { ...LIMITED, resource: [allowTo(ROLE_ARN), allowTo(SESSION.arn)] },
      'allowed',
    ],
    [
      'it names everybody, which counts as the session',
      { ...LIMITED, resource: [allowTo('*')] },
      'allowed',
    ],
    [
      'it names the user, whom no boundary limits then',
      { principal: USER, boundary: OTHER, resource: [allowTo(USER.arn)] },
      'allowed',
    ],
    [
      'a session is named and its boundary denies expressly',
      { boundary: [deny()], resource: [allowTo(SESSION.arn)] },
      '!permissions boundary',
    ],
    [
      'a session is named and its session policy denies expressly',
      { sessions: [[deny()]], resource: [allowTo(SESSION.arn)] },
      '!session',
    ],
    [
      'another session of the role is named',
      { resource: [allowTo(SESSION.arn.replace('/ana', '/eve'))] },
      'identity-based',
    ],

    [
      'the resource policy leaves it to the account, by number',
      { resource: [allowTo(HOME)] },
      'identity-based',
    ],
    [
      'the resource policy leaves it to the account, whose policies allow',
      { identity: [allow()], resource: [allowTo(ACCOUNT_ROOT)] },
      'allowed',
    ],
    [
      'the account is left to itself, but a boundary is silent',
      { identity: [allow()], boundary: OTHER, resource: [allowTo(HOME)] },
      'permissions boundary',
    ],
    [
      'the resource policy denies what the identity allows',
      { identity: [allow()], resource: [deny({ Principal: '*' })] },
      '!resource-based',
    ],
    [
      'the resource policy denies others',
      {
        identity: [allow()],
        resource: [deny({ Principal: { AWS: USER.arn } })],
      },
      'allowed',
    ],

    ['the root asks', { principal: ROOT }, 'allowed'],
    [
      'the root is denied by the resource',
      { principal: ROOT, resource: [deny({ Principal: { AWS: HOME } })] },
      '!resource-based',
    ],
  ])('%s', (_, question, outcome) => {
    expect(outcomeOf(question)).toBe(outcome);
  });
});

describe('decisions over services and strangers', () => {
  const asService = (Service: string) => [allow({ Principal: { Service } })];

  it.each<[string, Question, string]>([
    [
      'a service acts on what does not name it, in its own account',
      { principal: SERVICE },
      'resource-based',
    ],
    [
      'identity policies do nothing for a service',
      { principal: SERVICE, identity: [allow()] },
      'resource-based',
    ],
    [
      'the resource names the service',
      { principal: SERVICE, resource: asService('sagemaker.amazonaws.com') },
      'allowed',
    ],
    [
      'the resource names another service',
      { principal: SERVICE, resource: asService('ec2.amazonaws.com') },
      'resource-based',
    ],
    [
      'the resource of another account names the service',
      {
        principal: SERVICE,
        owner: '444455556666',
        resource: asService('sagemaker.amazonaws.com'),
      },
      'allowed',
    ],
    [
      'the resource names the account, which the service is not',
      { principal: SERVICE, resource: [allowTo(HOME)] },
      'resource-based',
    ],
    [
      'the confused deputy: the service works for somebody else',
      {
        principal: SERVICE,
        resource: [
          allow({
            Principal: { Service: 'sagemaker.amazonaws.com' },
            Condition: { StringEquals: { 'aws:SourceAccount': HOME } },
          }),
        ],
        conditions: { 'aws:SourceAccount': '777788889999' },
      },
      'resource-based',
    ],
    [
      'somebody without identity meets a public resource',
      { principal: ANYBODY, resource: [allowTo('*')] },
      'allowed',
    ],
    [
      'somebody without identity meets a private one',
      { principal: ANYBODY, resource: [allowTo(HOME)] },
      'resource-based',
    ],
  ])('%s', (_, question, outcome) => {
    expect(outcomeOf(question)).toBe(outcome);
  });
});

describe('NotPrincipal with a deny', () => {
  const all = [SESSION.arn, SESSION.roleArn!, ACCOUNT_ROOT];
  const denied = (AWS: string | string[]) => [deny({ NotPrincipal: { AWS } })];

  it.each<[string, Question, string]>([
    [
      'spares a session that is named with its role and its account',
      { identity: [allow()], resource: denied(all) },
      'allowed',
    ],
    [
      'does not spare it by its role alone',
      { identity: [allow()], resource: denied(SESSION.roleArn!) },
      '!resource-based',
    ],
    [
      'does not spare it without its account',
      { identity: [allow()], resource: denied(all.slice(0, 2)) },
      '!resource-based',
    ],
    [
      'spares a user that is named with its account',
      {
        principal: USER,
        identity: [allow()],
        resource: denied([USER.arn, HOME]),
      },
      'allowed',
    ],
    [
      'denies services that it does not name',
      { principal: SERVICE, resource: [...denied(all), allowTo('*')] },
      '!resource-based',
    ],
    [
      'spares a service that it names',
      {
        principal: SERVICE,
        resource: [
          deny({ NotPrincipal: { Service: 'sagemaker.amazonaws.com' } }),
          allowTo('*'),
        ],
      },
      'allowed',
    ],
  ])('%s', (_, question, outcome) => {
    expect(outcomeOf(question)).toBe(outcome);
  });
});
