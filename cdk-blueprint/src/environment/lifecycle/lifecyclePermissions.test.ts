import { ResolvedTemplate } from '../../__testUtils__/simulation/ResolvedTemplate';
import {
  RoleSimulation,
  SimulatedCall,
} from '../../__testUtils__/simulation/RoleSimulation';
import { resourcesOf, templateOf } from '../../__testUtils__/templates';

const place = { accountId: '444455556666', region: 'eu-west-1' };
const template = new ResolvedTemplate(resourcesOf(templateOf()), place);
const here = 'eu-west-1:444455556666';
const domain = `arn:aws:sagemaker:${here}:domain`;
const ours = 'StudioDomain-DomainId';
const app = (id: string) =>
  `arn:aws:sagemaker:${here}:app/${id}/ana/JupyterLab/x`;
const fileSystem = `arn:aws:elasticfilesystem:${here}:file-system/fs-1`;
const group = `arn:aws:ec2:${here}:security-group/sg-1`;
const defaultGroup = `arn:aws:ec2:${here}:security-group/NetworkVpc-DefaultSecurityGroup`;
const networkInterface = `arn:aws:ec2:${here}:network-interface/eni-1`;
const spark = `arn:aws:emr-serverless:${here}:/applications`;

const inVpc = (id: string) => ({ 'ec2:Vpc': `arn:aws:ec2:${here}:vpc/${id}` });
const madeFor = (arn: string, environment?: string) => ({
  'aws:ResourceTag/ManagedByAmazonSageMakerResource': arn,
  ...(environment && { 'aws:ResourceTag/gco:environment': environment }),
});
const domainArn: string = template.resolve({
  'Fn::GetAtt': ['StudioDomain', 'DomainArn'],
});

const needed: [string, SimulatedCall][] = [
  ['tags the domain', { action: 'sagemaker:AddTags', resource: domainArn }],
  ['sets up Canvas', { action: 'sagemaker:UpdateDomain', resource: domainArn }],
  ['ends apps', { action: 'sagemaker:DeleteApp', resource: app(ours) }],
  [
    'sees that a domain is gone',
    { action: 'sagemaker:DescribeDomain', resource: `${domain}/d-gone` },
  ],
  [
    'tags the home file system',
    {
      action: 'elasticfilesystem:TagResource',
      resource: fileSystem,
      conditions: madeFor(domainArn),
    },
  ],
  [
    'deletes the home file system',
    {
      action: 'elasticfilesystem:DeleteFileSystem',
      resource: fileSystem,
      conditions: madeFor(`${domain}/d-gone`, 'forecasting'),
    },
  ],
  [
    'deletes one that never got its tags',
    {
      action: 'elasticfilesystem:DeleteFileSystem',
      resource: fileSystem,
      conditions: madeFor(`${domain}/d-gone`),
    },
  ],
  [
    'deletes groups of the network',
    {
      action: 'ec2:DeleteSecurityGroup',
      resource: group,
      conditions: inVpc('NetworkVpc'),
    },
  ],
  [
    'closes the default group of the network',
    {
      action: 'ec2:RevokeSecurityGroupEgress',
      resource: defaultGroup,
    },
  ],
  [
    'opens the way to the team file system',
    {
      action: 'elasticfilesystem:ModifyMountTargetSecurityGroups',
      resource: template.arn('FileSystem'),
    },
  ],
  [
    'changes groups of its mount targets',
    {
      action: 'ec2:ModifyNetworkInterfaceAttribute',
      resource: networkInterface,
      conditions: inVpc('NetworkVpc'),
    },
  ],
  [
    'stops the Spark application it knows by name',
    {
      action: 'emr-serverless:StopApplication',
      resource: `${spark}/abc`,
      conditions: { 'aws:ResourceTag/gco:environment': 'forecasting' },
    },
  ],
  [
    'stops the Spark application it knows by id',
    {
      action: 'emr-serverless:StopApplication',
      resource: `${spark}/SparkApplication-ApplicationId`,
    },
  ],
  [
    'cancels its jobs',
    {
      action: 'emr-serverless:CancelJobRun',
      resource: `${spark}/SparkApplication-ApplicationId/jobruns/1`,
    },
  ],
];

const forbidden: [string, SimulatedCall][] = [
  [
    'change another domain',
    { action: 'sagemaker:UpdateDomain', resource: `${domain}/d-other` },
  ],
  [
    'delete a domain',
    { action: 'sagemaker:DeleteDomain', resource: domainArn },
  ],
  [
    'end apps of another domain',
    { action: 'sagemaker:DeleteApp', resource: app('d-other') },
  ],
  ['start apps', { action: 'sagemaker:CreateApp', resource: app(ours) }],
  [
    'make profiles',
    {
      action: 'sagemaker:CreateUserProfile',
      resource: `arn:aws:sagemaker:${here}:user-profile/${ours}/ana`,
    },
  ],
  [
    'delete the team file system',
    {
      action: 'elasticfilesystem:DeleteFileSystem',
      resource: template.arn('FileSystem'),
      conditions: { 'aws:ResourceTag/gco:environment': 'forecasting' },
    },
  ],
  [
    'delete the home file system of another environment',
    {
      action: 'elasticfilesystem:DeleteFileSystem',
      resource: fileSystem,
      conditions: madeFor(`${domain}/d-gone`, 'fraud'),
    },
  ],
  [
    'delete a file system that nobody made for a domain',
    {
      action: 'elasticfilesystem:DeleteFileSystem',
      resource: fileSystem,
      conditions: madeFor(
        'arn:aws:sagemaker:us-east-1:111122223333:domain/d-x',
      ),
    },
  ],
  [
    'mount anything',
    {
      action: 'elasticfilesystem:ClientMount',
      resource: template.arn('FileSystem'),
    },
  ],
  [
    'delete groups of another network',
    {
      action: 'ec2:DeleteSecurityGroup',
      resource: group,
      conditions: inVpc('vpc-other'),
    },
  ],
  [
    'close groups of another network',
    {
      action: 'ec2:RevokeSecurityGroupIngress',
      resource: group,
      conditions: inVpc('vpc-other'),
    },
  ],
  [
    'open the default group',
    {
      action: 'ec2:AuthorizeSecurityGroupIngress',
      resource: defaultGroup,
      conditions: inVpc('NetworkVpc'),
    },
  ],
  [
    'delete interfaces of another network',
    {
      action: 'ec2:DeleteNetworkInterface',
      resource: networkInterface,
      conditions: inVpc('vpc-other'),
    },
  ],
  [
    'stop the Spark of another environment',
    {
      action: 'emr-serverless:StopApplication',
      resource: `${spark}/abc`,
      conditions: { 'aws:ResourceTag/gco:environment': 'fraud' },
    },
  ],
  [
    'cancel jobs of another application',
    {
      action: 'emr-serverless:CancelJobRun',
      resource: `${spark}/abc/jobruns/1`,
    },
  ],
  [
    'start Spark',
    {
      action: 'emr-serverless:StartApplication',
      resource: `${spark}/SparkApplication-ApplicationId`,
    },
  ],
  [
    'pass a role',
    {
      action: 'iam:PassRole',
      resource: template.arn('ExecutionRole'),
      conditions: { 'iam:PassedToService': 'sagemaker.amazonaws.com' },
    },
  ],
  [
    'read data',
    { action: 's3:GetObject', resource: `${template.arn('StudioBucket')}/x` },
  ],
];

describe('the function that works', () => {
  const role = new RoleSimulation(template, 'LifecycleFunctionsIsCompleteRole');

  it.each(needed)('%s', (_what, call) => {
    expect(role.may(call)).toBe(true);
  });

  it.each(forbidden)('does not %s', (_what, call) => {
    expect(role.may(call)).toBe(false);
  });
});

describe('the function that takes requests on', () => {
  const role = new RoleSimulation(template, 'LifecycleFunctionsOnEventRole');

  it.each([...needed, ...forbidden])(
    'may do nothing of it: %s',
    (_what, call) => {
      expect(role.may(call)).toBe(false);
    },
  );
});

it.each(['OnEvent', 'IsComplete'])(
  'the role of %s is trusted to Lambda alone',
  name => {
    const role = new RoleSimulation(template, `LifecycleFunctions${name}Role`);
    expect(role.trusts({ principal: 'lambda.amazonaws.com' })).toBe(true);
    expect(role.trusts({ principal: 'sagemaker.amazonaws.com' })).toBe(false);
  },
);
