import { Match } from 'aws-cdk-lib/assertions';
import {
  resourcesOf,
  spelled,
  statementsOf,
  templateOf,
} from '../__testUtils__/templates';

const template = templateOf();
const resources = resourcesOf(template);

describe('key', () => {
  it('rotates, and goes a week after the stack', () => {
    template.hasResource('AWS::KMS::Key', {
      Properties: { EnableKeyRotation: true, PendingWindowInDays: 7 },
      DeletionPolicy: 'Delete',
    });
  });

  it('serves the services of this account only', () => {
    const statements = resources.Key.Properties.KeyPolicy.Statement.slice(1);
    expect(
      statements.map((s: any) => [
        s.Sid,
        s.Principal.Service,
        Object.values(s.Condition).map(value => Object.keys(value as object)),
      ]),
    ).toEqual([
      [
        'AllowSagemakerEncrypt',
        'sagemaker.amazonaws.com',
        [['aws:SourceAccount']],
      ],
      ['AllowS3Encrypt', 's3.amazonaws.com', [['aws:SourceAccount']]],
      [
        'AllowElasticfilesystemEncrypt',
        'elasticfilesystem.amazonaws.com',
        [['aws:SourceAccount']],
      ],
      [
        'AllowLogsEncrypt',
        expect.anything(),
        [['kms:EncryptionContext:aws:logs:arn']],
      ],
    ]);
  });
});

describe('buckets', () => {
  it('keep the public out, keep versions and refuse plain HTTP', () => {
    template.resourceCountIs('AWS::S3::Bucket', 2);
    template.allResourcesProperties('AWS::S3::Bucket', {
      VersioningConfiguration: { Status: 'Enabled' },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    });
    for (const id of ['AccessLogBucketPolicy', 'StudioBucketPolicy']) {
      expect(resources[id].Properties.PolicyDocument.Statement).toContainEqual(
        expect.objectContaining({
          Sid: 'DenyInsecureTransport',
          Effect: 'Deny',
          Action: 's3:*',
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        }),
      );
    }
  });

  it('have no physical name', () => {
    for (const bucket of Object.values(
      template.findResources('AWS::S3::Bucket'),
    )) {
      expect(bucket.Properties).not.toHaveProperty('BucketName');
    }
  });

  it('encrypt data with the key, and log who touches it', () => {
    expect(resources.StudioBucket.Properties).toMatchObject({
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          {
            BucketKeyEnabled: true,
            ServerSideEncryptionByDefault: {
              SSEAlgorithm: 'aws:kms',
              KMSMasterKeyID: { 'Fn::GetAtt': ['Key', 'Arn'] },
            },
          },
        ],
      },
      LoggingConfiguration: {
        DestinationBucketName: { Ref: 'AccessLogBucket' },
        LogFilePrefix: 'studio-only/',
      },
    });
    expect(resources.AccessLogBucket.Properties).toMatchObject({
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          { ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } },
        ],
      },
      LifecycleConfiguration: {
        Rules: [{ Id: 'ExpireAccessLogs', ExpirationInDays: 90 }],
      },
    });
  });

  it("let S3 deliver logs of the team's bucket, and of no other", () => {
    expect(
      resources.AccessLogBucketPolicy.Properties.PolicyDocument.Statement,
    ).toContainEqual(
      expect.objectContaining({
        Effect: 'Allow',
        Action: 's3:PutObject',
        Principal: { Service: 'logging.s3.amazonaws.com' },
        Condition: {
          ArnLike: {
            'aws:SourceArn': { 'Fn::GetAtt': ['StudioBucket', 'Arn'] },
          },
          StringEquals: { 'aws:SourceAccount': '444455556666' },
        },
      }),
    );
  });

  it('take the retention from the config', () => {
    const changed = resourcesOf(
      templateOf({ storage: { accessLogRetentionDays: 7 } }),
    );
    expect(
      changed.AccessLogBucket.Properties.LifecycleConfiguration.Rules,
    ).toEqual([
      {
        Id: 'ExpireAccessLogs',
        Status: 'Enabled',
        ExpirationInDays: 7,
        NoncurrentVersionExpiration: { NoncurrentDays: 7 },
      },
    ]);
  });
});

describe('file system', () => {
  it('is encrypted, backed up and mountable in every workload subnet', () => {
    expect(resources.FileSystem.Properties).toMatchObject({
      Encrypted: true,
      KmsKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] },
      BackupPolicy: { Status: 'ENABLED' },
    });
    const targets = Object.values(
      template.findResources('AWS::EFS::MountTarget'),
    );
    expect(targets.map(target => target.Properties.SubnetId)).toEqual([
      { Ref: 'NetworkVpcWorkloadSubnet1Subnet' },
      { Ref: 'NetworkVpcWorkloadSubnet2Subnet' },
    ]);
  });

  it('admits the execution role through a mount target and nobody else', () => {
    expect(resources.FileSystem.Properties.FileSystemPolicy.Statement).toEqual([
      {
        Sid: 'AllowExecutionRoleMount',
        Effect: 'Allow',
        Principal: { AWS: { 'Fn::GetAtt': ['ExecutionRole', 'Arn'] } },
        Action: [
          'elasticfilesystem:ClientMount',
          'elasticfilesystem:ClientWrite',
          'elasticfilesystem:ClientRootAccess',
        ],
        Condition: {
          Bool: { 'elasticfilesystem:AccessedViaMountTarget': 'true' },
        },
      },
    ]);
  });
});

describe('domain', () => {
  const domain = resources.StudioDomain;

  it('is private, in IAM mode, and puts names on what people do', () => {
    expect(domain.Properties).toMatchObject({
      DomainName: 'gco-analytics-forecasting',
      AuthMode: 'IAM',
      AppNetworkAccessType: 'VpcOnly',
      VpcId: { Ref: 'NetworkVpc' },
      SubnetIds: [
        { Ref: 'NetworkVpcWorkloadSubnet1Subnet' },
        { Ref: 'NetworkVpcWorkloadSubnet2Subnet' },
      ],
      KmsKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] },
      DomainSettings: { ExecutionRoleIdentityConfig: 'USER_PROFILE_NAME' },
      DefaultUserSettings: {
        StudioWebPortal: 'ENABLED',
        DefaultLandingUri: 'studio::',
        ExecutionRole: { 'Fn::GetAtt': ['ExecutionRole', 'Arn'] },
        SecurityGroups: [{ 'Fn::GetAtt': ['NetworkGroupsStudio', 'GroupId'] }],
      },
    });
  });

  it('shuts idle apps down for people and spaces', () => {
    const idle = {
      AppLifecycleManagement: {
        IdleSettings: {
          LifecycleManagement: 'ENABLED',
          IdleTimeoutInMinutes: 90,
          MinIdleTimeoutInMinutes: 60,
          MaxIdleTimeoutInMinutes: 100,
        },
      },
    };
    const changed = resourcesOf(
      templateOf({
        studio: { idleShutdown: { timeoutMinutes: 90, maxMinutes: 100 } },
      }),
    ).StudioDomain.Properties;
    expect(changed.DefaultUserSettings).toMatchObject({
      JupyterLabAppSettings: idle,
      CodeEditorAppSettings: idle,
    });
    expect(changed.DefaultSpaceSettings).toMatchObject({
      JupyterLabAppSettings: idle,
    });
    const off = resourcesOf(
      templateOf({ studio: { idleShutdown: { enabled: false } } }),
    ).StudioDomain.Properties;
    expect(
      off.DefaultUserSettings.JupyterLabAppSettings.AppLifecycleManagement
        .IdleSettings.LifecycleManagement,
    ).toBe('DISABLED');
  });

  it('mounts the file system, once its mount targets are there', () => {
    const mount = [
      {
        EFSFileSystemConfig: {
          FileSystemId: { Ref: 'FileSystem' },
          FileSystemPath: '/',
        },
      },
    ];
    expect(
      domain.Properties.DefaultUserSettings.CustomFileSystemConfigs,
    ).toEqual(mount);
    expect(
      domain.Properties.DefaultSpaceSettings.CustomFileSystemConfigs,
    ).toEqual(mount);
    expect(domain.DependsOn).toEqual(
      Object.keys(template.findResources('AWS::EFS::MountTarget')),
    );
  });

  it('has only tags that never change', () => {
    expect(domain.Properties.Tags).toEqual([
      { Key: 'gco:environment', Value: 'forecasting' },
      { Key: 'gco:project', Value: 'gco' },
    ]);
  });

  it('offers only the instance types and apps that are allowed', () => {
    const { StudioWebPortalSettings: portal } = resourcesOf(
      templateOf({
        studio: {
          instanceTypes: ['ml.t3.medium', 'ml.g5.xlarge'],
          codeEditor: { enabled: false },
        },
      }),
    ).StudioDomain.Properties.DefaultUserSettings;
    expect(portal.HiddenAppTypes).toEqual(['CodeEditor']);
    expect(portal.HiddenInstanceTypes).toContain('ml.p5.48xlarge');
    expect(portal.HiddenInstanceTypes).not.toContain('ml.t3.medium');
    expect(portal.HiddenInstanceTypes).not.toContain('ml.g5.xlarge');
    expect(portal.HiddenInstanceTypes).not.toContain('system');
    expect(
      domain.Properties.DefaultUserSettings.StudioWebPortalSettings,
    ).toEqual({ HiddenAppTypes: [], HiddenInstanceTypes: [] });
  });
});

describe('Spark', () => {
  it('starts with a job, stops by itself and knows its limit', () => {
    expect(resources.SparkApplication.Properties).toMatchObject({
      Name: 'gco-analytics-forecasting',
      Type: 'Spark',
      ReleaseLabel: 'emr-7.14.0',
      AutoStartConfiguration: { Enabled: true },
      AutoStopConfiguration: { Enabled: true, IdleTimeoutMinutes: 15 },
      MaximumCapacity: { Cpu: '64 vCPU', Memory: '256 GB' },
      InteractiveConfiguration: { LivyEndpointEnabled: true },
      NetworkConfiguration: {
        SecurityGroupIds: [{ 'Fn::GetAtt': ['NetworkGroupsSpark', 'GroupId'] }],
      },
    });
  });

  it('leaves nothing behind when it is off', () => {
    const off = templateOf({ emr: { enabled: false } });
    off.resourceCountIs('AWS::EMRServerless::Application', 0);
    expect(JSON.stringify(off.toJSON())).not.toMatch(/emr-serverless|Spark/i);
    expect(off.toJSON().Outputs).not.toHaveProperty('EmrApplicationId');
  });
});

describe('data', () => {
  it.each([
    [
      { buckets: { removalPolicy: 'retain' as const } },
      ['AccessLogBucket', 'StudioBucket', 'Key'],
    ],
    [{ efs: { removalPolicy: 'retain' as const } }, ['FileSystem', 'Key']],
    [{}, []],
  ])('stays when %j, and its key with it', (storage, kept) => {
    const all = resourcesOf(templateOf({ storage }));
    const retained = Object.keys(all).filter(
      id => all[id].DeletionPolicy === 'RetainExceptOnCreate',
    );
    expect(retained.sort()).toEqual([...kept].sort());
    retained.forEach(id => expect(all[id].UpdateReplacePolicy).toBe('Retain'));
  });
});

describe('outputs', () => {
  it('have exactly the keys that the portal reads', () => {
    expect(Object.keys(template.toJSON().Outputs).sort()).toEqual(
      [
        'BlueprintVersion',
        'DomainId',
        'DomainArn',
        'DomainUrl',
        'ExecutionRoleArn',
        'AccessRoleArn',
        'ProfileRoleArn',
        'StudioBucketName',
        'AccessLogBucketName',
        'FileSystemId',
        'KeyArn',
        'VpcId',
        'PrivateSubnetIds',
        'EmrApplicationId',
      ].sort(),
    );
    expect(spelled(template.toJSON().Outputs.PrivateSubnetIds.Value)).toBe(
      '<NetworkVpcWorkloadSubnet1Subnet>,<NetworkVpcWorkloadSubnet2Subnet>',
    );
  });

  it('lack the portal roles when nobody may open Studio', () => {
    const without = templateOf({ access: undefined });
    expect(without.toJSON().Outputs).not.toHaveProperty('AccessRoleArn');
    expect(without.toJSON().Outputs).not.toHaveProperty('ProfileRoleArn');
    expect(JSON.stringify(without.toJSON())).not.toContain('/gco/');
  });
});

describe('owner', () => {
  it('is not written to AWS', () => {
    expect(JSON.stringify(template.toJSON())).not.toContain('group:default');
  });
});

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
        on: Resource && spelled(Resource),
        except: NotResource && spelled(NotResource),
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
      studio: {
        instanceTypes: APP_INSTANCE_TYPES.slice(1),
        codeEditor: { enabled: false },
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

describe('template', () => {
  it('is pure CloudFormation', () => {
    const { Parameters, Conditions, Transform } = template.toJSON();
    expect({ Parameters, Conditions, Transform }).toEqual({});
    const types = Object.values(resources).map(({ Type }) => Type);
    expect(types.filter(type => !type.startsWith('AWS::'))).toEqual([]);
    expect(types).not.toContain('AWS::CloudFormation::CustomResource');
    expect(types).not.toContain('AWS::Lambda::Function');
  });

  it('has logical ids that read as what they are', () => {
    expect(Object.keys(resources)).toEqual(
      expect.arrayContaining([
        'Key',
        'NetworkVpc',
        'AccessLogBucket',
        'StudioBucket',
        'ExecutionRole',
        'FileSystem',
        'StudioDomain',
        'SparkApplication',
        'AccessRole',
        'ProfileRole',
      ]),
    );
  });

  it('has the same logical ids for every environment', () => {
    const other = templateOf({
      environment: { name: 'fraud', owner: 'group:default/fraud' },
      region: 'us-east-1',
    });
    expect(Object.keys(resourcesOf(other))).toEqual(Object.keys(resources));
  });

  it('tags what can be tagged', () => {
    template.hasResourceProperties('AWS::EC2::VPC', {
      Tags: Match.arrayWith([
        { Key: 'gco:environment', Value: 'forecasting' },
        { Key: 'gco:project', Value: 'gco' },
      ]),
    });
  });
});
