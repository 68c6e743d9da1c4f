import { ResolvedTemplate } from '../__testUtils__/simulation/ResolvedTemplate';
import {
  RoleSimulation,
  SimulatedCall,
} from '../__testUtils__/simulation/RoleSimulation';
import { resourcesOf } from '../__testUtils__/templates';
import { loginTemplate } from './__testUtils__/loginStack';

const place = { accountId: '444455556666', region: 'eu-west-1' };
const template = new ResolvedTemplate(resourcesOf(loginTemplate()), place);
const sagemaker = 'arn:aws:sagemaker:eu-west-1:444455556666';
const profile = `${sagemaker}:user-profile/StudioDomain-DomainId/ana`;
const elsewhere = `${sagemaker}:user-profile/d-other/ana`;

const tagged = (value: string) => ({
  'sagemaker:ResourceTag/studiouserid': value,
});
const withTag = (value: string) => ({
  'aws:RequestTag/studiouserid': value,
  'aws:TagKeys': ['studiouserid'],
});
const creating = { 'sagemaker:TaggingAction': 'CreateUserProfile' };
const passed = (service: string) => ({ 'iam:PassedToService': service });
const ours = 'cognito:ana';
const portals = 'user:default/ana';

describe("the function's role", () => {
  const role = new RoleSimulation(template, 'LoginFunctionRole');

  it.each<[string, SimulatedCall]>([
    ['sees profiles', { action: 'DescribeUserProfile' }],
    ['sees whose they are', { action: 'ListTags' }],
    ['makes one', { action: 'CreateUserProfile', conditions: withTag(ours) }],
    [
      'tags it meanwhile',
      { action: 'AddTags', conditions: { ...withTag(ours), ...creating } },
    ],
    [
      'opens one',
      { action: 'CreatePresignedDomainUrl', conditions: tagged(ours) },
    ],
    ['deletes one', { action: 'DeleteUserProfile', conditions: tagged(ours) }],
  ])('%s', (_what, { action, conditions }) => {
    const call = { action: `sagemaker:${action}`, conditions };
    expect(role.may({ ...call, resource: profile })).toBe(true);
    expect(role.may({ ...call, resource: elsewhere })).toBe(false);
  });

  it.each<[string, SimulatedCall]>([
    [
      "open a profile of the portal's",
      { action: 'CreatePresignedDomainUrl', conditions: tagged(portals) },
    ],
    ['open a profile of nobody', { action: 'CreatePresignedDomainUrl' }],
    [
      'open a profile of an empty name',
      { action: 'CreatePresignedDomainUrl', conditions: tagged('cognito:') },
    ],
    [
      "delete a profile of the portal's",
      { action: 'DeleteUserProfile', conditions: tagged(portals) },
    ],
    ['make a profile of nobody', { action: 'CreateUserProfile' }],
    [
      'make a profile for the portal',
      { action: 'CreateUserProfile', conditions: withTag(portals) },
    ],
    [
      'take over a profile by tagging it',
      { action: 'AddTags', conditions: withTag(ours) },
    ],
    [
      'tag what it makes for the portal',
      { action: 'AddTags', conditions: { ...withTag(portals), ...creating } },
    ],
    ['take tags away', { action: 'DeleteTags' }],
    ['change a profile', { action: 'UpdateUserProfile' }],
  ])('may not %s', (_what, { action, conditions }) => {
    expect(
      role.may({
        action: `sagemaker:${action}`,
        resource: profile,
        conditions,
      }),
    ).toBe(false);
  });

  it('gives the execution role to SageMaker, no other role and to nobody else', () => {
    const give = (resource: string, service: string) =>
      role.may({
        action: 'iam:PassRole',
        resource,
        conditions: passed(service),
      });
    const executionRole = template.arn('ExecutionRole');
    expect(give(executionRole, 'sagemaker.amazonaws.com')).toBe(true);
    expect(give(executionRole, 'lambda.amazonaws.com')).toBe(false);
    expect(
      give(template.arn('LoginFunctionRole'), 'sagemaker.amazonaws.com'),
    ).toBe(false);
  });

  it('calls the function that makes directories, and no other', () => {
    const call = (resource: string) =>
      role.may({ action: 'lambda:InvokeFunction', resource });
    expect(call(template.arn('HomeDirectory'))).toBe(true);
    expect(call(template.arn('LoginFunction'))).toBe(false);
  });

  it.each([
    ['sagemaker:ListDomains', '*'],
    ['sagemaker:DeleteDomain', `${sagemaker}:domain/StudioDomain-DomainId`],
    ['sagemaker:CreateApp', `${sagemaker}:app/StudioDomain-DomainId/*`],
    ['elasticfilesystem:CreateAccessPoint', '*'],
    ['s3:GetObject', 'arn:aws:s3:::accesslogbucket/login/1'],
    ['cognito-idp:AdminCreateUser', '*'],
    ['sts:AssumeRole', '*'],
  ])('may not %s', (action, resource) => {
    expect(role.may({ action, resource })).toBe(false);
  });

  it('is for Lambda', () => {
    expect(role.trusts({ principal: 'lambda.amazonaws.com' })).toBe(true);
    expect(role.trusts({ principal: 'apigateway.amazonaws.com' })).toBe(false);
  });
});

describe('the role that writes the access log', () => {
  const role = new RoleSimulation(template, 'LoginAccessLogRole');

  it.each([
    ['login/2026/1.gz', true],
    ['login-errors/1', true],
    ['studio-only/1', false],
  ])('%s: %s', (key, allowed) => {
    const resource = `arn:aws:s3:::accesslogbucket/${key}`;
    expect(role.may({ action: 's3:PutObject', resource })).toBe(allowed);
    expect(role.may({ action: 's3:GetObject', resource })).toBe(false);
    expect(role.may({ action: 's3:DeleteObject', resource })).toBe(false);
  });

  it('is for Firehose in this account', () => {
    const trusts = (account?: string) =>
      role.trusts({
        principal: 'firehose.amazonaws.com',
        conditions: account ? { 'sts:ExternalId': account } : {},
      });
    expect(trusts('444455556666')).toBe(true);
    expect(trusts('777788889999')).toBe(false);
    expect(trusts()).toBe(false);
  });
});
