import {
  PLACE,
  simulateRoles,
  studio,
} from '../__testUtils__/simulation/simulateRoles';
import { SimulatedCall } from '../__testUtils__/simulation/RoleSimulation';

const { template, role } = simulateRoles();
const { accountId, region } = PLACE;
const here = `${region}:${accountId}`;
const homeFileSystem = `arn:aws:elasticfilesystem:${here}:file-system/fs-home`;
const ofOurVpc = { 'ec2:Vpc': `arn:aws:ec2:${here}:vpc/NetworkVpc` };
const ofOtherVpc = { 'ec2:Vpc': `arn:aws:ec2:${here}:vpc/vpc-other` };
const cognito = (key: string, user = 'cognito:ana') => ({ [key]: user });

const LIFECYCLE = 'LifecycleFunctionsIsCompleteRole';
const LOGIN = 'LoginFunctionRole';
const HOMES = 'HomeDirectoryFunctionRole';

const ALLOWED: [string, string, SimulatedCall][] = [
  [
    LIFECYCLE,
    'take an app of the domain down',
    { action: 'sagemaker:DeleteApp', resource: studio.app('x/JupyterLab/d') },
  ],
  [
    LIFECYCLE,
    'tag the domain',
    { action: 'sagemaker:AddTags', resource: studio.domain },
  ],
  [
    LIFECYCLE,
    "delete a group of the environment's network",
    {
      action: 'ec2:DeleteSecurityGroup',
      resource: `arn:aws:ec2:${here}:security-group/sg-1`,
      conditions: ofOurVpc,
    },
  ],
  [
    LIFECYCLE,
    'admit Studio to the team file system',
    {
      action: 'elasticfilesystem:ModifyMountTargetSecurityGroups',
      resource: template.arn('FileSystem'),
    },
  ],
  [
    LIFECYCLE,
    'cancel a job of the Spark application',
    {
      action: 'emr-serverless:CancelJobRun',
      resource: `arn:aws:emr-serverless:${here}:/applications/SparkApplication-ApplicationId/jobruns/1`,
    },
  ],
  [
    LOGIN,
    'open a profile of a Cognito user',
    {
      action: 'sagemaker:CreatePresignedDomainUrl',
      resource: studio.profile('ana'),
      conditions: cognito('sagemaker:ResourceTag/studiouserid'),
    },
  ],
  [
    LOGIN,
    'make a profile for a Cognito user',
    {
      action: 'sagemaker:CreateUserProfile',
      resource: studio.profile('ana'),
      conditions: cognito('aws:RequestTag/studiouserid'),
    },
  ],
  [
    LOGIN,
    'have a directory made',
    {
      action: 'lambda:InvokeFunction',
      resource: template.arn('HomeDirectoryFunction'),
    },
  ],
  [
    HOMES,
    'write the file system through its access point',
    {
      action: 'elasticfilesystem:ClientRootAccess',
      resource: template.arn('FileSystem'),
      conditions: {
        'elasticfilesystem:AccessedViaMountTarget': 'true',
        'elasticfilesystem:AccessPointArn': template.arn(
          template.idsOf('AWS::EFS::AccessPoint')[0],
        ),
      },
    },
  ],
];

const FORBIDDEN: [string, string, SimulatedCall][] = [
  [
    LIFECYCLE,
    'take an app of another domain down',
    {
      action: 'sagemaker:DeleteApp',
      resource: studio.elsewhere('app', 'x/JupyterLab/d'),
    },
  ],
  [
    LIFECYCLE,
    'delete a domain',
    { action: 'sagemaker:DeleteDomain', resource: studio.domain },
  ],
  [
    LIFECYCLE,
    'open a profile',
    {
      action: 'sagemaker:CreatePresignedDomainUrl',
      resource: studio.profile('ana'),
    },
  ],
  [
    LIFECYCLE,
    'delete a group of another network',
    {
      action: 'ec2:DeleteSecurityGroup',
      resource: `arn:aws:ec2:${here}:security-group/sg-1`,
      conditions: ofOtherVpc,
    },
  ],
  [
    LIFECYCLE,
    'delete the team file system',
    {
      action: 'elasticfilesystem:DeleteFileSystem',
      resource: template.arn('FileSystem'),
      conditions: { 'aws:ResourceTag/gco:environment': 'forecasting' },
    },
  ],
  [
    LIFECYCLE,
    'delete a file system that nobody tagged',
    {
      action: 'elasticfilesystem:DeleteFileSystem',
      resource: homeFileSystem,
    },
  ],
  [
    LIFECYCLE,
    'read data',
    {
      action: 's3:GetObject',
      resource: `${template.arn('StudioBucket')}/data`,
    },
  ],
  [
    LIFECYCLE,
    "stop somebody else's Spark",
    {
      action: 'emr-serverless:StopApplication',
      resource: `arn:aws:emr-serverless:${here}:/applications/other`,
      conditions: { 'aws:ResourceTag/gco:environment': 'fraud' },
    },
  ],
  [
    LOGIN,
    "open a profile of the portal's",
    {
      action: 'sagemaker:CreatePresignedDomainUrl',
      resource: studio.profile('ana'),
      conditions: cognito(
        'sagemaker:ResourceTag/studiouserid',
        'user:default/ana',
      ),
    },
  ],
  [
    LOGIN,
    'make a profile in the name of a portal user',
    {
      action: 'sagemaker:CreateUserProfile',
      resource: studio.profile('ana'),
      conditions: cognito('aws:RequestTag/studiouserid', 'user:default/ana'),
    },
  ],
  [
    LOGIN,
    'take a profile over by its tag',
    {
      action: 'sagemaker:AddTags',
      resource: studio.profile('ana'),
      conditions: cognito('aws:RequestTag/studiouserid'),
    },
  ],
  [
    LOGIN,
    'change the domain',
    { action: 'sagemaker:UpdateDomain', resource: studio.domain },
  ],
  [
    HOMES,
    'write the file system past its access point',
    {
      action: 'elasticfilesystem:ClientWrite',
      resource: template.arn('FileSystem'),
      conditions: { 'elasticfilesystem:AccessedViaMountTarget': 'true' },
    },
  ],
  [
    HOMES,
    'make profiles',
    {
      action: 'sagemaker:CreateUserProfile',
      resource: studio.profile('ana'),
    },
  ],
  [
    HOMES,
    'use the network from its own code',
    {
      action: 'ec2:CreateNetworkInterface',
      conditions: {
        'lambda:SourceFunctionArn': template.arn('HomeDirectoryFunction'),
      },
    },
  ],
];

it.each(ALLOWED)('%s may %s', (id, _what, call) => {
  expect(role(id).may(call)).toBe(true);
});

it.each(FORBIDDEN)('%s may not %s', (id, _what, call) => {
  expect(role(id).may(call)).toBe(false);
});

it.each(
  template
    .idsOf('AWS::Lambda::Function')
    .map(
      id => template.resource(id).Properties.Role['Fn::GetAtt'][0] as string,
    ),
)('%s is assumed by Lambda alone', id => {
  expect(role(id).trusts({ principal: 'lambda.amazonaws.com' })).toBe(true);
  for (const principal of [
    'sagemaker.amazonaws.com',
    `arn:aws:iam::${accountId}:role/Admin`,
    'arn:aws:iam::111122223333:role/gco-analytics-hub',
  ]) {
    expect(role(id).trusts({ principal })).toBe(false);
  }
});

it('gives no role a right on everything', () => {
  const all = template
    .idsOf('AWS::IAM::Role')
    .map(id => [id, role(id)] as const);
  for (const action of [
    'iam:CreateRole',
    'iam:PutRolePolicy',
    'sts:AssumeRole',
    's3:PutBucketPolicy',
    'kms:ScheduleKeyDeletion',
    'secretsmanager:GetSecretValue',
    'ec2:RunInstances',
  ]) {
    expect(
      all
        .filter(([, simulated]) => simulated.may({ action }))
        .map(([id]) => id),
    ).toEqual([]);
  }
});
