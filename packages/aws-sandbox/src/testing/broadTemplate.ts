type Resources = Record<
  string,
  { Type: string; Properties?: object; DependsOn?: string | string[] }
>;

const attribute = (name: string, of: string) => ({ 'Fn::GetAtt': [name, of] });
const ref = (name: string) => ({ Ref: name });
const tags = [{ Key: 'team', Value: 'blue' }];

const role = (service: string, ...actions: string[]) => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: 'sts:AssumeRole',
          Principal: { Service: service },
        },
      ],
    },
    Policies: actions.length
      ? [
          {
            PolicyName: 'own',
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }],
            },
          },
        ]
      : undefined,
  },
});

const network: Resources = {
  Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.7.0.0/16' } },
  Subnet: {
    Type: 'AWS::EC2::Subnet',
    Properties: { VpcId: ref('Vpc'), CidrBlock: '10.7.0.0/24', Tags: tags },
  },
  Group: {
    Type: 'AWS::EC2::SecurityGroup',
    Properties: { VpcId: ref('Vpc'), GroupDescription: 'nothing' },
  },
  Gateway: { Type: 'AWS::EC2::InternetGateway' },
  Attachment: {
    Type: 'AWS::EC2::VPCGatewayAttachment',
    Properties: { VpcId: ref('Vpc'), InternetGatewayId: ref('Gateway') },
  },
  Routes: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: ref('Vpc') } },
  Address: { Type: 'AWS::EC2::EIP', DependsOn: 'Attachment' },
  Nat: {
    Type: 'AWS::EC2::NatGateway',
    Properties: {
      SubnetId: ref('Subnet'),
      AllocationId: attribute('Address', 'AllocationId'),
    },
  },
  Endpoint: {
    Type: 'AWS::EC2::VPCEndpoint',
    Properties: {
      VpcId: ref('Vpc'),
      ServiceName: 'com.amazonaws.eu-west-1.s3',
      RouteTableIds: [ref('Routes')],
    },
  },
};

const storage: Resources = {
  Key: {
    Type: 'AWS::KMS::Key',
    Properties: {
      KeyPolicy: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: 'kms:*',
            Resource: '*',
            Principal: {
              AWS: { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:root' },
            },
          },
        ],
      },
    },
  },
  Alias: {
    Type: 'AWS::KMS::Alias',
    Properties: { AliasName: 'alias/broad', TargetKeyId: ref('Key') },
  },
  Bucket: {
    Type: 'AWS::S3::Bucket',
    Properties: {
      BucketName: 'broad-444455556666',
      VersioningConfiguration: { Status: 'Enabled' },
      Tags: tags,
    },
  },
  Parameter: {
    Type: 'AWS::SSM::Parameter',
    Properties: { Name: '/broad/size', Type: 'String', Value: 'large' },
  },
  Table: {
    Type: 'AWS::DynamoDB::Table',
    Properties: {
      TableName: 'broad',
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    },
  },
  Files: { Type: 'AWS::EFS::FileSystem', Properties: { Encrypted: true } },
  MountTarget: {
    Type: 'AWS::EFS::MountTarget',
    Properties: {
      FileSystemId: ref('Files'),
      SubnetId: ref('Subnet'),
      SecurityGroups: [attribute('Group', 'GroupId')],
    },
  },
  Vault: {
    Type: 'AWS::Backup::BackupVault',
    Properties: { BackupVaultName: 'broad' },
  },
  Images: {
    Type: 'AWS::ECR::Repository',
    Properties: { RepositoryName: 'broad' },
  },
  LogGroup: {
    Type: 'AWS::Logs::LogGroup',
    Properties: { LogGroupName: 'broad', RetentionInDays: 30 },
  },
};

const analytics: Resources = {
  StudioRole: role('sagemaker.amazonaws.com'),
  Domain: {
    Type: 'AWS::SageMaker::Domain',
    Properties: {
      DomainName: 'broad',
      AuthMode: 'IAM',
      VpcId: ref('Vpc'),
      SubnetIds: [ref('Subnet')],
      DefaultUserSettings: { ExecutionRole: attribute('StudioRole', 'Arn') },
    },
  },
  Profile: {
    Type: 'AWS::SageMaker::UserProfile',
    Properties: { DomainId: ref('Domain'), UserProfileName: 'ana' },
  },
  Spark: {
    Type: 'AWS::EMRServerless::Application',
    Properties: { Name: 'broad', Type: 'Spark', ReleaseLabel: 'emr-7.1.0' },
  },
};

const login: Resources = {
  Pool: {
    Type: 'AWS::Cognito::UserPool',
    Properties: { UserPoolName: 'broad' },
  },
  Client: {
    Type: 'AWS::Cognito::UserPoolClient',
    Properties: {
      UserPoolId: ref('Pool'),
      ExplicitAuthFlows: [
        'ALLOW_ADMIN_USER_PASSWORD_AUTH',
        'ALLOW_REFRESH_TOKEN_AUTH',
      ],
    },
  },
  Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: 'broad' } },
  Method: {
    Type: 'AWS::ApiGateway::Method',
    Properties: {
      RestApiId: ref('Api'),
      ResourceId: attribute('Api', 'RootResourceId'),
      HttpMethod: 'GET',
      AuthorizationType: 'NONE',
      Integration: {
        Type: 'AWS_PROXY',
        IntegrationHttpMethod: 'POST',
        Uri: {
          'Fn::Sub':
            'arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Function.Arn}/invocations',
        },
      },
    },
  },
  Deployment: {
    Type: 'AWS::ApiGateway::Deployment',
    DependsOn: 'Method',
    Properties: { RestApiId: ref('Api') },
  },
  Stage: {
    Type: 'AWS::ApiGateway::Stage',
    Properties: {
      RestApiId: ref('Api'),
      StageName: 'prod',
      DeploymentId: ref('Deployment'),
    },
  },
  Acl: {
    Type: 'AWS::WAFv2::WebACL',
    Properties: {
      Name: 'broad',
      Scope: 'REGIONAL',
      DefaultAction: { Allow: {} },
      VisibilityConfig: {
        CloudWatchMetricsEnabled: false,
        MetricName: 'broad',
        SampledRequestsEnabled: false,
      },
      Rules: [
        {
          Name: 'rate',
          Priority: 1,
          Action: { Block: {} },
          Statement: {
            RateBasedStatement: { AggregateKeyType: 'IP', Limit: 500 },
          },
          VisibilityConfig: {
            CloudWatchMetricsEnabled: false,
            MetricName: 'rate',
            SampledRequestsEnabled: false,
          },
        },
      ],
    },
  },
  Association: {
    Type: 'AWS::WAFv2::WebACLAssociation',
    DependsOn: 'Stage',
    Properties: {
      WebACLArn: attribute('Acl', 'Arn'),
      ResourceArn: {
        'Fn::Sub':
          'arn:aws:apigateway:${AWS::Region}::/restapis/${Api}/stages/prod',
      },
    },
  },
};

const compute: Resources = {
  FunctionRole: role('lambda.amazonaws.com', 'logs:*', 'ec2:*'),
  Function: {
    Type: 'AWS::Lambda::Function',
    Properties: {
      FunctionName: 'broad',
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      Role: attribute('FunctionRole', 'Arn'),
      VpcConfig: {
        SubnetIds: [ref('Subnet')],
        SecurityGroupIds: [attribute('Group', 'GroupId')],
      },
      Code: {
        ZipFile:
          'exports.handler = async event => ({ statusCode: 200, body: JSON.stringify({ greeting: "hello", name: event.name ?? null }) });',
      },
    },
  },
  Permission: {
    Type: 'AWS::Lambda::Permission',
    Properties: {
      FunctionName: ref('Function'),
      Action: 'lambda:InvokeFunction',
      Principal: 'apigateway.amazonaws.com',
    },
  },
  MachineRole: role('states.amazonaws.com', 'lambda:InvokeFunction'),
  Machine: {
    Type: 'AWS::StepFunctions::StateMachine',
    Properties: {
      StateMachineName: 'broad',
      RoleArn: attribute('MachineRole', 'Arn'),
      DefinitionString: {
        'Fn::Sub':
          '{"StartAt":"Call","States":{"Call":{"Type":"Task","Resource":"${Function.Arn}","Next":"Rest"},"Rest":{"Type":"Wait","Seconds":60,"End":true}}}',
      },
    },
  },
  StreamRole: role('firehose.amazonaws.com', 's3:*'),
  Stream: {
    Type: 'AWS::KinesisFirehose::DeliveryStream',
    Properties: {
      DeliveryStreamName: 'broad',
      ExtendedS3DestinationConfiguration: {
        BucketARN: attribute('Bucket', 'Arn'),
        RoleARN: attribute('StreamRole', 'Arn'),
        Prefix: 'stream/',
      },
    },
  },
  Accelerator: {
    Type: 'AWS::GlobalAccelerator::Accelerator',
    Properties: { Name: 'broad' },
  },
};

/** A template with a resource of nearly every service, for tests of what concerns them all. */
export function broadTemplate(options: { size?: string } = {}): object {
  const resources: Resources = {
    ...network,
    ...storage,
    ...analytics,
    ...login,
    ...compute,
  };
  if (options.size) {
    resources.Parameter = {
      Type: 'AWS::SSM::Parameter',
      Properties: {
        Name: '/broad/size',
        Type: 'String',
        Value: options.size,
      },
    };
  }
  const outputs = ['Api', 'Client', 'Domain', 'Pool', 'Vpc'];
  return {
    Resources: resources,
    Outputs: Object.fromEntries(
      outputs.map(name => [name, { Value: ref(name) }]),
    ),
  };
}
