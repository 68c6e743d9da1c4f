import { PolicyDocument } from './IamState';

interface ManagedStatement {
  Effect: 'Allow' | 'Deny';
  Action: string | string[];
  Resource: string | string[];
  Condition?: object;
}

/** Services of the sandbox by IAM prefix, with the actions that only read. */
const READ_ACTIONS = [
  'apigateway:GET',
  'backup:Describe*',
  'backup:Get*',
  'backup:List*',
  'cloudformation:Describe*',
  'cloudformation:Detect*',
  'cloudformation:Estimate*',
  'cloudformation:Get*',
  'cloudformation:List*',
  'cloudformation:ValidateTemplate',
  'cognito-idp:AdminGet*',
  'cognito-idp:AdminList*',
  'cognito-idp:Describe*',
  'cognito-idp:Get*',
  'cognito-idp:List*',
  'dynamodb:BatchGet*',
  'dynamodb:Describe*',
  'dynamodb:Get*',
  'dynamodb:List*',
  'dynamodb:Query',
  'dynamodb:Scan',
  'ec2:Describe*',
  'ec2:Get*',
  'ec2:Search*',
  'ecr:BatchGet*',
  'ecr:Describe*',
  'ecr:Get*',
  'ecr:List*',
  'elasticfilesystem:Describe*',
  'elasticfilesystem:ListTagsForResource',
  'emr-serverless:Get*',
  'emr-serverless:List*',
  'globalaccelerator:Describe*',
  'globalaccelerator:List*',
  'iam:Generate*',
  'iam:Get*',
  'iam:List*',
  'iam:Simulate*',
  'kms:Describe*',
  'kms:Get*',
  'kms:List*',
  'lambda:Get*',
  'lambda:List*',
  'logs:Describe*',
  'logs:FilterLogEvents',
  'logs:Get*',
  'logs:ListTagsForResource',
  'logs:StartQuery',
  's3:DescribeJob',
  's3:Get*',
  's3:List*',
  'sagemaker:Describe*',
  'sagemaker:GetSearchSuggestions',
  'sagemaker:List*',
  'sagemaker:Search',
  'ssm:Describe*',
  'ssm:Get*',
  'ssm:List*',
  'states:Describe*',
  'states:Get*',
  'states:List*',
  'sts:GetAccessKeyInfo',
  'sts:GetCallerIdentity',
  'wafv2:CheckCapacity',
  'wafv2:Describe*',
  'wafv2:Get*',
  'wafv2:List*',
];

/** Statements of the policies that AWS manages, by name below `arn:…:iam::aws:policy/`; as far as this sandbox has their services. */
const POLICIES: Record<string, ManagedStatement[]> = {
  AdministratorAccess: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
  ReadOnlyAccess: [{ Effect: 'Allow', Action: READ_ACTIONS, Resource: '*' }],
  AWSCloudFormationReadOnlyAccess: [
    {
      Effect: 'Allow',
      Action: READ_ACTIONS.filter(action =>
        action.startsWith('cloudformation:'),
      ),
      Resource: '*',
    },
  ],
  AmazonSageMakerFullAccess: [
    {
      Effect: 'Allow',
      Action: ['sagemaker:*', 'sagemaker-geospatial:*'],
      Resource: [
        'arn:aws:sagemaker:*:*:action/*',
        'arn:aws:sagemaker:*:*:experiment*',
        'arn:aws:sagemaker:*:*:model*',
        'arn:aws:sagemaker:*:*:pipeline*',
        'arn:aws:sagemaker:*:*:processing-job/*',
        'arn:aws:sagemaker:*:*:training-job/*',
        'arn:aws:sagemaker:*:*:transform-job/*',
      ],
    },
    {
      Effect: 'Allow',
      Action: [
        'sagemaker:Describe*',
        'sagemaker:List*',
        'sagemaker:Search',
        'sagemaker:CreatePresignedDomainUrl',
      ],
      Resource: '*',
    },
    {
      Effect: 'Allow',
      Action: ['sagemaker:CreateApp', 'sagemaker:DeleteApp'],
      Resource: 'arn:aws:sagemaker:*:*:app/*',
      Condition: { Null: { 'sagemaker:OwnerUserProfileArn': 'true' } },
    },
    {
      Effect: 'Allow',
      Action: [
        'ec2:DescribeSecurityGroups',
        'ec2:DescribeSubnets',
        'ec2:DescribeVpcs',
        'elasticfilesystem:DescribeFileSystems',
        'elasticfilesystem:DescribeMountTargets',
        'kms:DescribeKey',
        'kms:ListAliases',
        'logs:CreateLogGroup',
        'logs:CreateLogStream',
        'logs:DescribeLogStreams',
        'logs:GetLogEvents',
        'logs:PutLogEvents',
      ],
      Resource: '*',
    },
    {
      Effect: 'Allow',
      Action: [
        's3:GetObject',
        's3:PutObject',
        's3:DeleteObject',
        's3:AbortMultipartUpload',
      ],
      Resource: [
        'arn:aws:s3:::*SageMaker*',
        'arn:aws:s3:::*Sagemaker*',
        'arn:aws:s3:::*sagemaker*',
      ],
    },
    {
      Effect: 'Allow',
      Action: [
        's3:CreateBucket',
        's3:GetBucketLocation',
        's3:ListBucket',
        's3:ListAllMyBuckets',
      ],
      Resource: '*',
    },
    {
      Effect: 'Allow',
      Action: 'iam:PassRole',
      Resource: 'arn:aws:iam::*:role/*AmazonSageMaker*',
      Condition: {
        StringEquals: {
          'iam:PassedToService': [
            'glue.amazonaws.com',
            'sagemaker.amazonaws.com',
          ],
        },
      },
    },
  ],
  AmazonSageMakerCanvasFullAccess: [
    {
      Effect: 'Allow',
      Action: [
        'sagemaker:DescribeDomain',
        'sagemaker:DescribeUserProfile',
        'sagemaker:ListTags',
      ],
      Resource: '*',
    },
    {
      Effect: 'Allow',
      Action: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
      Resource: [
        'arn:aws:s3:::*SageMaker*',
        'arn:aws:s3:::*Sagemaker*',
        'arn:aws:s3:::*sagemaker*',
      ],
    },
  ],
  'service-role/AWSBackupServiceRolePolicyForBackup': [
    {
      Effect: 'Allow',
      Action: ['dynamodb:DescribeTable', 'dynamodb:CreateBackup'],
      Resource: 'arn:aws:dynamodb:*:*:table/*',
    },
    {
      Effect: 'Allow',
      Action: ['dynamodb:DescribeBackup', 'dynamodb:DeleteBackup'],
      Resource: 'arn:aws:dynamodb:*:*:table/*/backup/*',
    },
    {
      Effect: 'Allow',
      Action: ['dynamodb:StartAwsBackupJob', 'dynamodb:ListTagsOfResource'],
      Resource: 'arn:aws:dynamodb:*:*:table/*',
    },
    {
      Effect: 'Allow',
      Action: ['backup:DescribeBackupVault', 'backup:CopyIntoBackupVault'],
      Resource: 'arn:aws:backup:*:*:backup-vault:*',
    },
    {
      Effect: 'Allow',
      Action: ['kms:DescribeKey', 'tag:GetResources'],
      Resource: '*',
    },
  ],
  'service-role/AmazonAPIGatewayPushToCloudWatchLogs': [
    {
      Effect: 'Allow',
      Action: [
        'logs:CreateLogGroup',
        'logs:CreateLogStream',
        'logs:DescribeLogGroups',
        'logs:DescribeLogStreams',
        'logs:PutLogEvents',
        'logs:GetLogEvents',
        'logs:FilterLogEvents',
      ],
      Resource: '*',
    },
  ],
  'service-role/AWSLambdaBasicExecutionRole': [
    {
      Effect: 'Allow',
      Action: [
        'logs:CreateLogGroup',
        'logs:CreateLogStream',
        'logs:PutLogEvents',
      ],
      Resource: '*',
    },
  ],
  'service-role/AWSLambdaVPCAccessExecutionRole': [
    {
      Effect: 'Allow',
      Action: [
        'logs:CreateLogGroup',
        'logs:CreateLogStream',
        'logs:PutLogEvents',
        'ec2:CreateNetworkInterface',
        'ec2:DescribeNetworkInterfaces',
        'ec2:DescribeSubnets',
        'ec2:DeleteNetworkInterface',
        'ec2:AssignPrivateIpAddresses',
        'ec2:UnassignPrivateIpAddresses',
      ],
      Resource: '*',
    },
  ],
};

const DOCUMENTS: ReadonlyMap<string, PolicyDocument> = new Map(
  Object.entries(POLICIES).map(([name, Statement]) => [
    name,
    JSON.stringify({ Version: '2012-10-17', Statement }),
  ]),
);

/** The document of a policy that AWS manages, or nothing when this sandbox does not have it. */
export function managedPolicyDocument(arn: string): PolicyDocument | undefined {
  const name = /^arn:[\w-]+:iam::aws:policy\/(.+)$/.exec(arn)?.[1];
  return name === undefined ? undefined : DOCUMENTS.get(name);
}
