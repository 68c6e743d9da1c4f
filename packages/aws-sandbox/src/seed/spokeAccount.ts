import { World } from '../core/World';
import { createRole } from './createRole';
import { hubRoleArn } from './hubAccount';

/** The role by which the portal reads the state of environments in an account: it lists and describes, no more. */
export function seedSpokeAccount(world: World, accountId: string): void {
  createRole(world, {
    accountId,
    roleName: 'gco-analytics-read',
    description: 'Read access of the portal to analytics environments',
    trust: [
      {
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Principal: { AWS: hubRoleArn(world) },
        Condition: {
          StringEquals: { 'sts:ExternalId': `local-read-${accountId}` },
        },
      },
    ],
    policies: {
      'read-environments': [
        {
          Sid: 'Studio',
          Effect: 'Allow',
          Action: [
            'sagemaker:DescribeApp',
            'sagemaker:DescribeDomain',
            'sagemaker:DescribeSpace',
            'sagemaker:DescribeUserProfile',
            'sagemaker:ListApps',
            'sagemaker:ListDomains',
            'sagemaker:ListSpaces',
            'sagemaker:ListTags',
            'sagemaker:ListUserProfiles',
          ],
          Resource: '*',
        },
        {
          Sid: 'EmrServerless',
          Effect: 'Allow',
          Action: [
            'emr-serverless:GetApplication',
            'emr-serverless:ListApplications',
            'emr-serverless:ListTagsForResource',
          ],
          Resource: '*',
        },
        {
          Sid: 'BucketSettings',
          Effect: 'Allow',
          Action: [
            's3:GetBucketLocation',
            's3:GetBucketLogging',
            's3:GetBucketPolicyStatus',
            's3:GetBucketPublicAccessBlock',
            's3:GetBucketTagging',
            's3:GetBucketVersioning',
            's3:GetEncryptionConfiguration',
            's3:GetLifecycleConfiguration',
            's3:ListAllMyBuckets',
          ],
          Resource: '*',
        },
        {
          Sid: 'FileSystems',
          Effect: 'Allow',
          Action: [
            'elasticfilesystem:DescribeFileSystems',
            'elasticfilesystem:DescribeMountTargets',
          ],
          Resource: '*',
        },
        {
          Sid: 'Stacks',
          Effect: 'Allow',
          Action: [
            'cloudformation:DescribeChangeSet',
            'cloudformation:DescribeEvents',
            'cloudformation:DescribeStackEvents',
            'cloudformation:DescribeStackResources',
            'cloudformation:DescribeStacks',
            'cloudformation:GetTemplate',
            'cloudformation:ListStackResources',
            'cloudformation:ListStacks',
          ],
          Resource: '*',
        },
      ],
    },
  });
}
