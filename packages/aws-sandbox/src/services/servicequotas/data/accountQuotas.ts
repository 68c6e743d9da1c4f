import { quotasOf } from '../Quota';

const cloudFormation = quotasOf('cloudformation', 'AWS CloudFormation');
const efs = quotasOf('elasticfilesystem', 'Amazon Elastic File System (EFS)');
const emrServerless = quotasOf('emr-serverless', 'Amazon EMR Serverless');
const iam = quotasOf('iam', 'AWS Identity and Access Management (IAM)');
const kms = quotasOf('kms', 'AWS Key Management Service (AWS KMS)');
const lambda = quotasOf('lambda', 'AWS Lambda');
const s3 = quotasOf('s3', 'Amazon Simple Storage Service (Amazon S3)');

/** "AWS CloudFormation quotas" in its user guide. */
export const CLOUDFORMATION_QUOTAS = {
  stacks: cloudFormation({
    quotaCode: 'L-0485CB21',
    quotaName: 'Stack count',
    value: 2000,
  }),
};

/** "Amazon EFS quotas" in its user guide. */
export const EFS_QUOTAS = {
  fileSystems: efs({
    quotaCode: 'L-848C634D',
    quotaName: 'File systems per account',
    value: 1000,
  }),
  mountTargetsPerVpc: efs({
    quotaCode: 'L-7391004C',
    quotaName: 'Mount targets per VPC',
    value: 400,
    adjustable: false,
  }),
};

/** "Endpoints and quotas for EMR Serverless" in its user guide. */
export const EMR_SERVERLESS_QUOTAS = {
  concurrentVcpus: emrServerless({
    quotaCode: 'L-D05C8A75',
    quotaName: 'Max concurrent vCPUs per account',
    value: 16,
    maximum: 10_000,
  }),
};

/** "IAM and AWS STS quotas", which states the most that can be asked for, too. */
export const IAM_SERVICE_QUOTAS = {
  roles: iam({
    quotaCode: 'L-FE177D64',
    quotaName: 'Roles per account',
    value: 1000,
    global: true,
    maximum: 5000,
  }),
  managedPoliciesPerRole: iam({
    quotaCode: 'L-0DA4ABF3',
    quotaName: 'Managed policies per role',
    value: 10,
    global: true,
    maximum: 25,
  }),
  managedPoliciesPerUser: iam({
    quotaCode: 'L-4019AD8B',
    quotaName: 'Managed policies per user',
    value: 10,
    global: true,
    maximum: 20,
  }),
  customerManagedPolicies: iam({
    quotaCode: 'L-E95E4862',
    quotaName: 'Customer managed policies per account',
    value: 1500,
    global: true,
    maximum: 5000,
  }),
};

/** "Resource quotas" in the KMS developer guide. */
export const KMS_QUOTAS = {
  keys: kms({
    quotaCode: 'L-C2F1777E',
    quotaName: 'Customer Master Keys (CMKs)',
    value: 100_000,
  }),
};

/** "Lambda quotas" in its developer guide. */
export const LAMBDA_QUOTAS = {
  concurrentExecutions: lambda({
    quotaCode: 'L-B99A9384',
    quotaName: 'Concurrent executions',
    value: 1000,
  }),
};

/** "General purpose bucket quotas" in the S3 user guide. */
export const S3_QUOTAS = {
  buckets: s3({
    quotaCode: 'L-DC2B2D3D',
    quotaName: 'General purpose buckets',
    value: 10_000,
    global: true,
  }),
};
