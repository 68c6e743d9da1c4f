import { ArnFormat, Aws, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';

/** Lists that AWS offers for a whole account and region only. */
const LISTS = [
  'cloudformation:ListStacks',
  'elasticfilesystem:DescribeFileSystems',
  'emr-serverless:ListApplications',
  's3:ListAllMyBuckets',
  'sagemaker:ListApps',
  'sagemaker:ListDomains',
  'sagemaker:ListSpaces',
  'sagemaker:ListUserProfiles',
];

/**
 * What the portal may read of environments: that they are there, and how they are set up. No data, no secrets, nothing
 * that opens Studio. The one read role of an account serves all its regions.
 */
export function readStatements(stack: Stack): iam.PolicyStatement[] {
  const arn = (service: string, resource: string, resourceName: string) =>
    stack.formatArn({ service, region: '*', resource, resourceName });
  return [
    new iam.PolicyStatement({
      sid: 'ListResources',
      actions: LISTS,
      resources: ['*'],
    }),
    new iam.PolicyStatement({
      sid: 'SeeStudio',
      actions: [
        'sagemaker:DescribeApp',
        'sagemaker:DescribeDomain',
        'sagemaker:DescribeSpace',
        'sagemaker:DescribeUserProfile',
        'sagemaker:ListTags',
      ],
      resources: ['domain', 'user-profile', 'space', 'app'].map(resource =>
        arn('sagemaker', resource, '*'),
      ),
    }),
    new iam.PolicyStatement({
      sid: 'SeeSpark',
      actions: [
        'emr-serverless:GetApplication',
        'emr-serverless:ListTagsForResource',
      ],
      resources: [
        stack.formatArn({
          service: 'emr-serverless',
          region: '*',
          resource: '/applications',
          resourceName: '*',
        }),
      ],
    }),
    new iam.PolicyStatement({
      sid: 'SeeFileSystems',
      actions: ['elasticfilesystem:DescribeMountTargets'],
      resources: [arn('elasticfilesystem', 'file-system', '*')],
    }),
    new iam.PolicyStatement({
      sid: 'SeeBucketSettings',
      actions: [
        's3:GetBucketLocation',
        's3:GetBucketLogging',
        's3:GetBucketPolicyStatus',
        's3:GetBucketPublicAccessBlock',
        's3:GetBucketTagging',
        's3:GetBucketVersioning',
        's3:GetEncryptionConfiguration',
        's3:GetLifecycleConfiguration',
      ],
      resources: [bucketArns(stack)],
      // A bucket's ARN does not say whose it is.
      conditions: { StringEquals: { 'aws:ResourceAccount': Aws.ACCOUNT_ID } },
    }),
    new iam.PolicyStatement({
      sid: 'SeeStacks',
      actions: [
        'cloudformation:DescribeStackEvents',
        'cloudformation:DescribeStackResources',
        'cloudformation:DescribeStacks',
        'cloudformation:ListStackResources',
      ],
      resources: [arn('cloudformation', 'stack', '*')],
    }),
  ];
}

function bucketArns(stack: Stack): string {
  return stack.formatArn({
    service: 's3',
    region: '',
    account: '',
    resource: '*',
    arnFormat: ArnFormat.NO_RESOURCE_NAME,
  });
}
