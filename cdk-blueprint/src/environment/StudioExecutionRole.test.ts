import {
  resourcesOf,
  spelled,
  statementsOf,
  templateOf,
} from '../__testUtils__/templates';

const template = templateOf();
const resources = resourcesOf(template);

describe('execution role', () => {
  const statements = statementsOf(template, 'ExecutionRole');
  const bySid = (sid: string) =>
    statements.find(statement => statement.Sid === sid)!;

  it('is what SageMaker asks for', () => {
    expect(resources.ExecutionRole.Properties.RoleName).toBe(
      'AmazonSageMaker-gco_forecasting_eu-west-1',
    );
    const { Statement: trust } =
      resources.ExecutionRole.Properties.AssumeRolePolicyDocument;
    const forAccount = {
      StringEquals: { 'aws:SourceAccount': '444455556666' },
    };
    expect(trust).toEqual([
      {
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Principal: { Service: 'sagemaker.amazonaws.com' },
        Condition: forAccount,
      },
      {
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Principal: { Service: 'emr-serverless.amazonaws.com' },
        Condition: forAccount,
      },
      {
        Sid: 'CarrySourceIdentity',
        Effect: 'Allow',
        Action: 'sts:SetSourceIdentity',
        Principal: {
          Service: ['sagemaker.amazonaws.com', 'emr-serverless.amazonaws.com'],
        },
      },
    ]);
  });

  it('cannot take over profiles, the domain, other roles or other domains', () => {
    const ofDomain = (kind: string) =>
      `arn:<AWS::Partition>:sagemaker:eu-west-1:444455556666:${kind}/<StudioDomain.DomainId>`;
    const denials = statements
      .filter(statement => statement.Effect === 'Deny')
      .map(({ Sid, Action, Resource, NotResource }) => ({
        Sid,
        Action,
        ...(Resource ? { on: spelled(Resource) } : {}),
        ...(NotResource ? { except: spelled(NotResource) } : {}),
      }));
    expect(denials).toEqual([
      {
        Sid: 'DenyPassingOtherRoles',
        Action: 'iam:PassRole',
        except: '<ExecutionRole.Arn>',
      },
      {
        Sid: 'DenyTaggingProfiles',
        Action: ['sagemaker:AddTags', 'sagemaker:DeleteTags'],
        on: `${ofDomain('user-profile')}/*`,
      },
      {
        Sid: 'DenyChangingDomain',
        Action: 'sagemaker:UpdateDomain',
        on: ofDomain('domain'),
      },
      {
        Sid: 'DenyOpeningAsOthers',
        Action: 'sagemaker:CreatePresignedDomainUrl',
        except: `${ofDomain('user-profile')}/\${sagemaker:UserProfileName}`,
      },
      {
        Sid: 'DenyOtherDomains',
        Action: [
          'sagemaker:CreateApp',
          'sagemaker:DeleteApp',
          'sagemaker:CreateSpace',
          'sagemaker:UpdateSpace',
          'sagemaker:DeleteSpace',
        ],
        except: `${ofDomain('app')}/* ${ofDomain('space')}/*`,
      },
      {
        Sid: 'DenyCanvas',
        Action: 'sagemaker:CreateApp',
        on: `${ofDomain('app')}/*/Canvas/* ${ofDomain('app')}/*/canvas/*`,
      },
      {
        Sid: 'DenyHyperPod',
        Action: ['sagemaker:*Cluster*', 'sagemaker:*ComputeQuota*'],
        on: '*',
      },
    ]);
  });

  it('is held to the instance types and apps that are allowed', () => {
    const denials = statementsOf(
      templateOf({
        studio: {
          instanceTypes: ['ml.t3.medium'],
          codeEditor: { enabled: false },
        },
      }),
      'ExecutionRole',
    );
    expect(denials).toContainEqual(
      expect.objectContaining({
        Sid: 'DenyOtherInstanceTypes',
        Effect: 'Deny',
        Action: 'sagemaker:CreateApp',
        Condition: {
          'ForAnyValue:StringNotEquals': {
            'sagemaker:InstanceTypes': ['ml.t3.medium', 'system'],
          },
        },
      }),
    );
    const editor = denials.find(({ Sid }) => Sid === 'DenyCodeEditor')!;
    expect(spelled(editor.Resource)).toMatch(
      /\/\*\/CodeEditor\/\* .*\/\*\/codeeditor\/\*$/,
    );
    expect(bySid('DenyOtherInstanceTypes')).toBeUndefined();
    expect(bySid('DenyCodeEditor')).toBeUndefined();
  });

  it('tags only what it is creating', () => {
    expect(bySid('TagWhileCreating').Condition).toEqual({
      Null: { 'sagemaker:TaggingAction': 'false' },
    });
  });

  it('uses its own bucket, key and file system', () => {
    const resourcesOfActions = (prefix: string) => [
      ...new Set(
        statements
          .filter(
            ({ Effect, Action }) =>
              Effect === 'Allow' &&
              [Action].flat().some(a => a.startsWith(prefix)),
          )
          .map(({ Resource }) => spelled(Resource)),
      ),
    ];
    expect(resourcesOfActions('s3:')).toEqual([
      '<StudioBucket.Arn>',
      '<StudioBucket.Arn>/*',
    ]);
    expect(resourcesOfActions('kms:')).toEqual(['<Key.Arn>']);
    expect(resourcesOfActions('elasticfilesystem:Client')).toEqual([
      '<FileSystem.Arn>',
    ]);
    expect(resourcesOfActions('emr-serverless:StartJobRun')).toEqual([
      expect.stringMatching(
        /:\/applications\/<SparkApplication.ApplicationId>$/,
      ),
    ]);
  });

  it('fits into a policy whatever is allowed', () => {
    const { APP_INSTANCE_TYPES } = jest.requireActual(
      '../config/appInstanceTypes',
    );
    const longest = templateOf({
      projectName: 'p'.repeat(31),
      environment: { name: 'n'.repeat(20), owner: 'group:default/x' },
      region: 'ap-southeast-1',
      globalRegion: 'ap-southeast-2',
      gco: { integration: true },
      studio: {
        instanceTypes: APP_INSTANCE_TYPES.slice(1),
        codeEditor: { enabled: false },
        hyperpod: { enabled: true },
      },
    });
    const statementText = JSON.stringify(
      statementsOf(longest, 'ExecutionRole').map(statement => ({
        ...statement,
        Resource:
          statement.Resource && [statement.Resource].flat().map(spelled),
        NotResource:
          statement.NotResource && [statement.NotResource].flat().map(spelled),
      })),
    );
    // IAM's limit for the inline policies of a role, white space not counted; ids resolve to fewer characters.
    expect(statementText.length).toBeLessThan(10_240);
  });
});
