import { roleDescriptions } from './roleDescriptions';
import { roleSections } from './roleSections';

const trust = {
  Statement: [
    {
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Principal: { Service: 'lambda.amazonaws.com' },
      Condition: { StringEquals: { 'aws:SourceAccount': '444455556666' } },
    },
  ],
};
const allow = (Sid: string, Action: string | string[], more = {}) => ({
  Sid,
  Effect: 'Allow',
  Action,
  Resource: '*',
  ...more,
});
const policy = (Type: string, statements: object[], more = {}) => ({
  Type,
  Properties: { PolicyDocument: { Statement: statements }, ...more },
});

const template = {
  Resources: {
    Worker: {
      Type: 'AWS::IAM::Role',
      Properties: {
        RoleName: 'worker',
        Description: 'Works',
        AssumeRolePolicyDocument: trust,
        ManagedPolicyArns: [
          {
            'Fn::Join': [
              '',
              [
                'arn:',
                { Ref: 'AWS::Partition' },
                ':iam::aws:policy/ReadOnlyAccess',
              ],
            ],
          },
          { Ref: 'ByRole' },
        ],
        Policies: [
          {
            PolicyName: 'Own',
            PolicyDocument: { Statement: [allow('Inline', 's3:GetObject')] },
          },
        ],
      },
    },
    Idler: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: {
          Statement: {
            Effect: 'Allow',
            Action: 'sts:AssumeRole',
            Principal: '*',
          },
        },
      },
    },
    Attached: policy(
      'AWS::IAM::Policy',
      [
        {
          Effect: 'Deny',
          Action: ['iam:PassRole', 'iam:GetRole'],
          NotResource: { 'Fn::GetAtt': ['Worker', 'Arn'] },
        },
      ],
      { Roles: [{ Ref: 'Worker' }] },
    ),
    ByPolicy: policy('AWS::IAM::ManagedPolicy', [allow('Managed', 'a:B')], {
      Roles: [{ Ref: 'Worker' }],
    }),
    ByRole: policy('AWS::IAM::ManagedPolicy', [allow('Named', 'c:D')]),
    OfOther: policy('AWS::IAM::Policy', [allow('Other', 'e:F')], {
      Roles: [{ Ref: 'Elsewhere' }],
    }),
    Bucket: policy('AWS::S3::BucketPolicy', [allow('Bucket', 's3:*')], {
      Roles: [{ Ref: 'Worker' }],
    }),
  },
};

it('gathers what a role may do from wherever it is said', () => {
  const [worker, idler] = roleDescriptions(template);
  expect(worker).toMatchObject({
    logicalId: 'Worker',
    name: 'worker',
    description: 'Works',
    trust: [
      {
        actions: ['sts:AssumeRole'],
        principals: ['lambda.amazonaws.com'],
        conditions: ['StringEquals aws:SourceAccount = 444455556666'],
      },
    ],
    managedPolicies: ['arn:{partition}:iam::aws:policy/ReadOnlyAccess'],
  });
  expect(worker.statements.map(({ name }) => name)).toEqual([
    'Inline',
    '',
    'Managed',
    'Named',
  ]);
  expect(worker.statements[1]).toEqual({
    name: '',
    denies: true,
    actions: ['iam:PassRole', 'iam:GetRole'],
    resources: ['all but {Worker}'],
    principals: [],
    conditions: [],
  });
  expect(idler).toMatchObject({
    logicalId: 'Idler',
    trust: [{ principals: ['*'] }],
    statements: [],
  });
});

it('writes a section for each', () => {
  expect(roleSections(template)).toBe(
    [
      '#### Worker',
      '',
      'Works. Named `worker`. `lambda.amazonaws.com` may call `sts:AssumeRole` when `StringEquals aws:SourceAccount = 444455556666`. Has the policies that AWS maintains as `arn:{partition}:iam::aws:policy/ReadOnlyAccess`.',
      '',
      '- **Inline**: `s3:GetObject` on `*`',
      '- denied `iam:PassRole`, `iam:GetRole` on `all but {Worker}`',
      '- **Managed**: `a:B` on `*`',
      '- **Named**: `c:D` on `*`',
      '',
      '#### Idler',
      '',
      '`*` may call `sts:AssumeRole`.',
    ].join('\n'),
  );
});
