import { World } from '../core/World';
import {
  assetBucketName,
  BootstrapRole,
  bootstrapRoleName,
  imageRepositoryName,
  Place,
  VERSION_PARAMETER,
} from './bootstrapNames';
import { createRole } from './createRole';

const READ_ASSETS = ['s3:GetObject*', 's3:GetBucket*', 's3:List*'];
const WRITE_ASSETS = [
  's3:GetEncryptionConfiguration',
  's3:DeleteObject*',
  's3:PutObject*',
  's3:Abort*',
];

/**
 * The roles that the CDK's bootstrap makes: may be assumed from the account itself and from the trusted one, never
 * with an external id.
 */
export function createBootstrapRoles(
  world: World,
  place: Place,
  trustedAccountId: string,
): void {
  const trust = [...new Set([place.accountId, trustedAccountId])].flatMap(
    account => [
      {
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Principal: { AWS: account },
        Condition: { Null: { 'sts:ExternalId': 'true' } },
      },
      {
        Effect: 'Allow',
        Action: 'sts:TagSession',
        Principal: { AWS: account },
      },
    ],
  );
  const create = (
    role: BootstrapRole,
    grants: {
      policies?: Record<string, object[]>;
      managedPolicies?: string[];
      trust?: object[];
    },
  ) =>
    createRole(world, {
      accountId: place.accountId,
      roleName: bootstrapRoleName(role, place),
      trust,
      tags: role === 'cfn-exec' ? {} : { 'aws-cdk:bootstrap-role': role },
      ...grants,
    });
  create('file-publishing', {
    policies: { default: filePublishing(world, place) },
  });
  create('image-publishing', {
    policies: { default: imagePublishing(world, place) },
  });
  create('lookup', {
    managedPolicies: ['ReadOnlyAccess'],
    policies: {
      LookupRolePolicy: [
        {
          Sid: 'DontReadSecrets',
          Effect: 'Deny',
          Action: 'kms:Decrypt',
          Resource: '*',
        },
      ],
    },
  });
  create('deploy', {
    managedPolicies: ['AWSCloudFormationReadOnlyAccess'],
    policies: { default: deployment(world, place) },
  });
  create('cfn-exec', {
    managedPolicies: ['AdministratorAccess'],
    trust: [
      {
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Principal: { Service: 'cloudformation.amazonaws.com' },
      },
    ],
  });
}

function assetResources(world: World, place: Place): string[] {
  const bucket = `arn:${world.partition}:s3:::${assetBucketName(place)}`;
  return [bucket, `${bucket}/*`];
}

function filePublishing(world: World, place: Place): object[] {
  return [
    {
      Effect: 'Allow',
      Action: [...READ_ASSETS, ...WRITE_ASSETS],
      Resource: assetResources(world, place),
      Condition: { StringEquals: { 'aws:ResourceAccount': place.accountId } },
    },
  ];
}

function imagePublishing(world: World, place: Place): object[] {
  const repository = `arn:${world.partition}:ecr:${place.region}:${
    place.accountId
  }:repository/${imageRepositoryName(place)}`;
  return [
    {
      Effect: 'Allow',
      Action: [
        'ecr:PutImage',
        'ecr:*LayerUpload',
        'ecr:UploadLayerPart',
        'ecr:Describe*',
        'ecr:BatchGetImage',
      ],
      Resource: repository,
    },
    { Effect: 'Allow', Action: 'ecr:GetAuthorizationToken', Resource: '*' },
  ];
}

function deployment(world: World, place: Place): object[] {
  const { partition } = world;
  const { accountId, region } = place;
  return [
    {
      Sid: 'Deploy',
      Effect: 'Allow',
      Action: [
        'cloudformation:CreateChangeSet',
        'cloudformation:DeleteChangeSet',
        'cloudformation:ExecuteChangeSet',
        'cloudformation:CreateStack',
        'cloudformation:UpdateStack',
        'cloudformation:DeleteStack',
        'cloudformation:RollbackStack',
        'cloudformation:ContinueUpdateRollback',
        'cloudformation:UpdateTerminationProtection',
        'sts:GetCallerIdentity',
      ],
      Resource: '*',
    },
    {
      Sid: 'OtherAccountsArtifacts',
      Effect: 'Allow',
      Action: [
        ...READ_ASSETS,
        's3:Abort*',
        's3:DeleteObject*',
        's3:PutObject*',
      ],
      Resource: '*',
      Condition: { StringNotEquals: { 's3:ResourceAccount': accountId } },
    },
    {
      Sid: 'ArtifactKeys',
      Effect: 'Allow',
      Action: [
        'kms:Decrypt',
        'kms:DescribeKey',
        'kms:Encrypt',
        'kms:ReEncrypt*',
        'kms:GenerateDataKey*',
      ],
      Resource: '*',
      Condition: {
        StringEquals: { 'kms:ViaService': `s3.${region}.amazonaws.com` },
      },
    },
    {
      Sid: 'PassExecutionRole',
      Effect: 'Allow',
      Action: 'iam:PassRole',
      Resource: `arn:${partition}:iam::${accountId}:role/${bootstrapRoleName(
        'cfn-exec',
        place,
      )}`,
    },
    {
      Sid: 'ReadAssets',
      Effect: 'Allow',
      Action: READ_ASSETS,
      Resource: assetResources(world, place),
    },
    {
      Sid: 'ReadVersion',
      Effect: 'Allow',
      Action: ['ssm:GetParameter', 'ssm:GetParameters'],
      Resource: `arn:${partition}:ssm:${region}:${accountId}:parameter${VERSION_PARAMETER}`,
    },
  ];
}
