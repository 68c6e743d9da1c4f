import { decide, Decision } from './decide';
import { denialMessage } from './denialMessage';
import { parsePolicy } from './parsePolicy';
import { ConditionValues, PolicyPrincipal } from './types';

const ROLE: PolicyPrincipal = {
  kind: 'assumed-role',
  accountId: '111122223333',
  arn: 'arn:aws:sts::111122223333:assumed-role/analyst/ana',
  roleArn: 'arn:aws:iam::111122223333:role/analyst',
};
const BUCKET = 'arn:aws:s3:::reports';

interface Case {
  identity?: object | object[];
  boundary?: object | object[];
  session?: object | object[];
  resourcePolicy?: object | object[];
  resourcePolicyRequired?: boolean;
  resourceAccountId?: string;
  principal?: PolicyPrincipal;
  action?: string;
  resource?: string;
  conditions?: ConditionValues;
}

function policyOf(statements: object | object[], use: 'identity' | 'resource') {
  return parsePolicy(
    JSON.stringify({ Version: '2012-10-17', Statement: statements }),
    use,
  );
}

function decisionOf(given: Case): Decision {
  return decide({
    request: {
      action: given.action ?? 's3:GetObject',
      resource: given.resource ?? `${BUCKET}/2026/a.csv`,
      principal: given.principal ?? ROLE,
      conditions: given.conditions ?? {},
    },
    identityPolicies: given.identity
      ? [policyOf(given.identity, 'identity')]
      : [],
    permissionsBoundary: given.boundary
      ? policyOf(given.boundary, 'identity')
      : undefined,
    sessionPolicies: given.session ? [policyOf(given.session, 'identity')] : [],
    resourcePolicy: given.resourcePolicy
      ? policyOf(given.resourcePolicy, 'resource')
      : undefined,
    resourcePolicyRequired: given.resourcePolicyRequired,
    resourceAccountId: given.resourceAccountId ?? '111122223333',
  });
}

const allow = (
  action: string | string[],
  resource: string | string[] = '*',
  rest: object = {},
) => ({
  Effect: 'Allow',
  Action: action,
  Resource: resource,
  ...rest,
});
const deny = (
  action: string | string[],
  resource: string | string[] = '*',
  rest: object = {},
) => ({
  ...allow(action, resource, rest),
  Effect: 'Deny',
});

describe('decide', () => {
  it.each<[string, Case, boolean]>([
    ['nothing allows', {}, false],
    ['the action is allowed', { identity: allow('s3:GetObject') }, true],
    [
      'the action is allowed in other case',
      { identity: allow('S3:getobject') },
      true,
    ],
    ['a wildcard covers the action', { identity: allow('s3:Get*') }, true],
    [
      'a question mark stands for one character',
      { identity: allow('s3:GetObjec?') },
      true,
    ],
    ['another action is allowed', { identity: allow('s3:PutObject') }, false],
    [
      'an action of another service is allowed',
      { identity: allow('ec2:*') },
      false,
    ],
    [
      'an explicit deny beats an allow',
      { identity: [allow('*'), deny('s3:Get*')] },
      false,
    ],
    [
      'the order of statements does not matter',
      { identity: [deny('s3:GetObject'), allow('*')] },
      false,
    ],
    [
      'NotAction allows all but',
      { identity: { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' } },
      true,
    ],
    [
      'NotAction leaves its own out',
      { identity: { Effect: 'Allow', NotAction: 's3:*', Resource: '*' } },
      false,
    ],
    [
      'the resource fits',
      { identity: allow('s3:GetObject', `${BUCKET}/2026/*`) },
      true,
    ],
    [
      'the resource does not fit',
      { identity: allow('s3:GetObject', `${BUCKET}/2025/*`) },
      false,
    ],
    [
      'resources are case-sensitive',
      { identity: allow('s3:GetObject', `${BUCKET}/2026/A.csv`) },
      false,
    ],
    [
      'NotResource allows all but',
      {
        identity: {
          Effect: 'Allow',
          Action: '*',
          NotResource: `${BUCKET}/x/*`,
        },
      },
      true,
    ],
    [
      'NotResource leaves its own out',
      {
        identity: { Effect: 'Allow', Action: '*', NotResource: `${BUCKET}/*` },
      },
      false,
    ],
    [
      'a wildcard at the end of a segment crosses the colons of an ARN',
      {
        identity: allow('ssm:GetParameter', 'arn:aws:ssm:*:parameter/a'),
        action: 'ssm:GetParameter',
        resource: 'arn:aws:ssm:eu-west-1:111122223333:parameter/a',
      },
      true,
    ],
    [
      'the last part of an ARN may hold colons',
      {
        identity: allow('logs:PutLogEvents', 'arn:aws:logs:*:*:log-group:/a/*'),
        action: 'logs:PutLogEvents',
        resource:
          'arn:aws:logs:eu-west-1:111122223333:log-group:/a/b:log-stream:c',
      },
      true,
    ],
    [
      'a statement on an ARN does not cover an action without resource',
      {
        identity: allow('s3:List*', BUCKET),
        action: 's3:ListAllMyBuckets',
        resource: '*',
      },
      false,
    ],

    [
      'a variable is put in as plain text',
      {
        identity: allow('s3:*', `${BUCKET}/\${aws:username}/*`),
        conditions: { 'aws:username': '2026' },
      },
      true,
    ],
    [
      'a wildcard in a value is none',
      {
        identity: allow('s3:*', `${BUCKET}/\${aws:username}/*`),
        conditions: { 'aws:username': '*' },
      },
      false,
    ],
    [
      'a variable without a value covers nothing',
      { identity: allow('s3:*', `${BUCKET}/\${aws:username}*`) },
      false,
    ],
  ])('%s', (_name, given, allowed) => {
    expect(decisionOf(given).allowed).toBe(allowed);
  });

  it.each<[string, Case, string]>([
    [
      'implicit',
      {},
      'because no identity-based policy allows the s3:GetObject action',
    ],
    [
      'explicit',
      { identity: deny('*') },
      'with an explicit deny in an identity-based policy',
    ],
    [
      'session',
      { identity: allow('*'), session: allow('ec2:*') },
      'because no session policy allows the s3:GetObject action',
    ],
    [
      'boundary',
      { identity: allow('*'), boundary: deny('*') },
      'with an explicit deny in a permissions boundary',
    ],
    [
      'resource',
      {
        identity: allow('*'),
        resourcePolicy: deny('*', '*', { Principal: '*' }),
      },
      'with an explicit deny in a resource-based policy',
    ],
  ])('words a refusal as AWS does: %s', (_name, given, ending) => {
    const decision = decisionOf(given);
    expect(decision.allowed).toBe(false);
    expect(
      denialMessage(
        { principalArn: ROLE.arn, action: 's3:GetObject', resource: BUCKET },
        decision as Extract<Decision, { allowed: false }>,
      ),
    ).toBe(
      `User: ${ROLE.arn} is not authorized to perform: s3:GetObject on resource: ${BUCKET} ${ending}`,
    );
  });
});
