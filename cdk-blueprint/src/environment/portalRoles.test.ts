import { access } from '../__testUtils__/configs';
import {
  resourcesOf,
  spelled,
  statementsOf,
  templateOf,
} from '../__testUtils__/templates';

const template = templateOf();
const resources = resourcesOf(template);
const profiles =
  'arn:<AWS::Partition>:sagemaker:eu-west-1:444455556666:user-profile/<StudioDomain.DomainId>/*';
const hub = { AWS: 'arn:aws:iam::111122223333:role/gco-analytics-hub' };

describe.each([
  ['AccessRole', 'gco_forecasting_eu-west-1-access'],
  ['ProfileRole', 'gco_forecasting_eu-west-1-profile'],
  ['AppsRole', 'gco_forecasting_eu-west-1-apps'],
  ['EmrOperatorRole', 'gco_forecasting_eu-west-1-emr-operator'],
])('%s', (id, name) => {
  const { Properties } = resources[id];

  it('is where the portal may assume roles', () => {
    expect(Properties).toMatchObject({ Path: '/gco/', RoleName: name });
  });

  it('trusts the hub alone, for one named person at a time', () => {
    expect(Properties.AssumeRolePolicyDocument.Statement).toEqual([
      {
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Principal: hub,
        Condition: {
          StringEquals: { 'sts:ExternalId': 'environment-forecasting-4711' },
          StringLike: {
            'aws:RequestTag/studiouserid': '?*',
            'sts:SourceIdentity': '?*',
          },
        },
      },
      {
        Effect: 'Allow',
        Action: 'sts:TagSession',
        Principal: hub,
        Condition: {
          StringLike: { 'aws:RequestTag/studiouserid': '?*' },
          'ForAllValues:StringEquals': { 'aws:TagKeys': ['studiouserid'] },
        },
      },
      {
        Effect: 'Allow',
        Action: 'sts:SetSourceIdentity',
        Principal: hub,
        Condition: { StringLike: { 'sts:SourceIdentity': '?*' } },
      },
    ]);
  });

  it('has no managed policy', () => {
    expect(Properties).not.toHaveProperty('ManagedPolicyArns');
  });
});

const summary = (role: string) =>
  statementsOf(template, role).map(
    ({ Effect, Action, Resource, Condition }) => ({
      Effect,
      Action,
      on: spelled(Resource),
      Condition,
    }),
  );

it('lets the access role open the profile of its person and nothing else', () => {
  expect(summary('AccessRole')).toEqual([
    {
      Effect: 'Allow',
      Action: [
        'sagemaker:CreatePresignedDomainUrl',
        'sagemaker:DescribeUserProfile',
      ],
      on: profiles,
      Condition: {
        StringEquals: {
          'sagemaker:ResourceTag/studiouserid':
            '${aws:PrincipalTag/studiouserid}',
        },
      },
    },
  ]);
});

it('lets the profile role make a profile for its person and nothing else', () => {
  const own = {
    'aws:RequestTag/studiouserid': '${aws:PrincipalTag/studiouserid}',
  };
  expect(summary('ProfileRole')).toEqual([
    {
      Effect: 'Allow',
      Action: 'sagemaker:CreateUserProfile',
      on: profiles,
      Condition: { StringEquals: own },
    },
    {
      Effect: 'Allow',
      Action: 'sagemaker:AddTags',
      on: profiles,
      Condition: {
        StringEquals: {
          ...own,
          'sagemaker:TaggingAction': 'CreateUserProfile',
        },
      },
    },
    {
      Effect: 'Allow',
      Action: 'sagemaker:DescribeUserProfile',
      on: profiles,
      Condition: undefined,
    },
    {
      Effect: 'Allow',
      Action: 'iam:PassRole',
      on: '<ExecutionRole.Arn>',
      Condition: {
        StringEquals: { 'iam:PassedToService': 'sagemaker.amazonaws.com' },
      },
    },
    {
      Effect: 'Allow',
      Action: 'elasticfilesystem:DescribeMountTargets',
      on: '*',
      Condition: undefined,
    },
    {
      Effect: 'Allow',
      Action: 'lambda:InvokeFunction',
      on: '<HomeDirectoryFunction.Arn>',
      Condition: undefined,
    },
  ]);
});

it('lets the apps role show and stop apps of the domain and nothing else', () => {
  const ofDomain = (kind: string) => profiles.replace('user-profile', kind);
  expect(summary('AppsRole')).toEqual([
    {
      Effect: 'Allow',
      Action: ['sagemaker:ListSpaces', 'sagemaker:ListApps'],
      on: '*',
      Condition: undefined,
    },
    {
      Effect: 'Allow',
      Action: ['sagemaker:DescribeSpace', 'sagemaker:DescribeApp'],
      on: `${ofDomain('space')} ${ofDomain('app')}`,
      Condition: undefined,
    },
    {
      Effect: 'Allow',
      Action: 'sagemaker:DeleteApp',
      on: ofDomain('app'),
      Condition: undefined,
    },
  ]);
});

it('lets the EMR operator role start and stop the application and nothing else', () => {
  expect(summary('EmrOperatorRole')).toEqual([
    {
      Effect: 'Allow',
      Action: [
        'emr-serverless:GetApplication',
        'emr-serverless:StartApplication',
        'emr-serverless:StopApplication',
      ],
      on: 'arn:<AWS::Partition>:emr-serverless:eu-west-1:444455556666:/applications/<SparkApplication.ApplicationId>',
      Condition: undefined,
    },
  ]);
});

it('has no role for Spark where there is none', () => {
  const without = resourcesOf(templateOf({ emr: { enabled: false } }));
  expect(without).not.toHaveProperty('EmrOperatorRole');
  expect(without).toHaveProperty('AppsRole');
});

it('ties the opening of Studio to the endpoints of the config, for the portal and for browsers', () => {
  const sourceVpceIds = ['vpce-0123456789abcdef0', 'vpce-0fedcba9876543210'];
  const [statement] = statementsOf(
    templateOf({
      login: { enabled: false },
      access: { ...access, sourceVpceIds },
    }),
    'AccessRole',
  );
  expect(statement.Condition).toEqual({
    StringEquals: expect.anything(),
    'ForAnyValue:StringEquals': { 'aws:sourceVpce': sourceVpceIds },
  });
});

it('keeps the external id where whoever runs the account finds it', () => {
  template.hasResourceProperties('AWS::SSM::Parameter', {
    Name: '/gco/environments/forecasting/external-id',
    Type: 'String',
    Value: access.externalId,
  });
  expect(resourcesOf(templateOf({ access: undefined }))).not.toHaveProperty(
    'ExternalId',
  );
});
