/**
 * Actions that the function `domain-lifecycle` calls for each resource type, by what they are scoped to. Whoever makes the
 * function writes its policy from these.
 */
export const DOMAIN_LIFECYCLE_ACTIONS = {
  'Custom::StudioDomainSettings': {
    /** On the domain. `UpdateDomain` is called only with Canvas settings. */
    domain: [
      'sagemaker:DescribeDomain',
      'sagemaker:AddTags',
      'sagemaker:DeleteTags',
      'sagemaker:UpdateDomain',
    ],
    /** On the team's file system. */
    teamFileSystem: [
      'elasticfilesystem:DescribeMountTargets',
      'elasticfilesystem:DescribeMountTargetSecurityGroups',
      'elasticfilesystem:ModifyMountTargetSecurityGroups',
    ],
    /** On the domain's home file system, whose id is not known before. */
    homeFileSystem: [
      'elasticfilesystem:TagResource',
      'elasticfilesystem:UntagResource',
    ],
    /** On network interfaces and security groups: EFS changes the groups of a mount target as the caller. */
    networkInterfaces: ['ec2:ModifyNetworkInterfaceAttribute'],
    /** Have no resource to scope to. */
    unscoped: ['ec2:DescribeSecurityGroups'],
  },
  'Custom::StudioDomainDrain': {
    domain: ['sagemaker:DescribeDomain'],
    /** On apps, spaces and profiles of the domain. */
    members: [
      'sagemaker:DeleteApp',
      'sagemaker:DeleteSpace',
      'sagemaker:DeleteUserProfile',
      'sagemaker:DescribeSpace',
      'sagemaker:DescribeUserProfile',
    ],
    unscoped: [
      'sagemaker:ListApps',
      'sagemaker:ListSpaces',
      'sagemaker:ListUserProfiles',
    ],
  },
  'Custom::StudioDomainLeftovers': {
    /** On any domain of the account: its id is not known before, and it must be seen to be gone. */
    domains: ['sagemaker:DescribeDomain'],
    /** On file systems that carry the tag `ManagedByAmazonSageMakerResource`. */
    homeFileSystem: [
      'elasticfilesystem:DescribeMountTargets',
      'elasticfilesystem:TagResource',
      'elasticfilesystem:DeleteFileSystemPolicy',
      'elasticfilesystem:DeleteMountTarget',
      'elasticfilesystem:DeleteFileSystem',
    ],
    /** On network interfaces: EFS deletes those of a mount target as the caller. */
    networkInterfaces: ['ec2:DeleteNetworkInterface'],
    /** On security groups of the network. */
    securityGroups: [
      'ec2:RevokeSecurityGroupIngress',
      'ec2:RevokeSecurityGroupEgress',
      'ec2:DeleteSecurityGroup',
    ],
    unscoped: [
      'elasticfilesystem:DescribeFileSystems',
      'ec2:DescribeSecurityGroups',
    ],
  },
  'Custom::SparkStop': {
    /** On the application. */
    application: [
      'emr-serverless:GetApplication',
      'emr-serverless:StopApplication',
      'emr-serverless:ListJobRuns',
    ],
    /** On job runs of the application. */
    jobRuns: ['emr-serverless:CancelJobRun'],
    /** Only to find an application by its name. */
    unscoped: ['emr-serverless:ListApplications'],
  },
  'Custom::DefaultSecurityGroup': {
    /** On the network's default security group. */
    securityGroup: [
      'ec2:RevokeSecurityGroupIngress',
      'ec2:RevokeSecurityGroupEgress',
    ],
    unscoped: ['ec2:DescribeSecurityGroups'],
  },
  'Custom::BucketContents': {
    bucket: [
      's3:GetBucketTagging',
      's3:ListBucketVersions',
      's3:ListBucketMultipartUploads',
    ],
    /** On the bucket, with `StopWrites` only. */
    bucketPolicy: ['s3:GetBucketPolicy', 's3:PutBucketPolicy'],
    /** On the objects of the bucket. */
    objects: [
      's3:DeleteObject',
      's3:DeleteObjectVersion',
      's3:AbortMultipartUpload',
    ],
  },
} as const;
