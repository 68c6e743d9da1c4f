import { PolicyDocument } from './IamState';

/** What AWS's policies give the roles of services, as far as the services do it here; by host name of the service. */
const STATEMENTS: Readonly<Record<string, readonly object[]>> = {
  'apigateway.amazonaws.com': [
    allow(
      ['firehose:DescribeDeliveryStream', 'firehose:PutRecord*'],
      'arn:*:firehose:*:*:deliverystream/amazon-apigateway-*',
    ),
  ],
  'elasticfilesystem.amazonaws.com': [
    allow([
      'backup-storage:MountCapsule',
      'ec2:CreateNetworkInterface',
      'ec2:CreateTags',
      'ec2:DeleteNetworkInterface',
      'ec2:DescribeNetworkInterfaceAttribute',
      'ec2:DescribeNetworkInterfaces',
      'ec2:DescribeSecurityGroups',
      'ec2:DescribeSubnets',
      'ec2:ModifyNetworkInterfaceAttribute',
      'tag:GetResources',
    ]),
  ],
  'emr-serverless.amazonaws.com': [
    allow([
      'cloudwatch:PutMetricData',
      'ec2:CreateNetworkInterface',
      'ec2:DeleteNetworkInterface',
      'ec2:DescribeNetworkInterfaces',
      'ec2:DescribeRouteTables',
      'ec2:DescribeSecurityGroups',
      'ec2:DescribeSubnets',
      'ec2:DescribeVpcs',
    ]),
  ],
  'lambda.amazonaws.com': [
    allow([
      'ec2:CreateNetworkInterface',
      'ec2:DeleteNetworkInterface',
      'ec2:DescribeNetworkInterfaces',
      'ec2:DescribeSecurityGroups',
      'ec2:DescribeSubnets',
      'ec2:DescribeVpcs',
    ]),
  ],
  'sagemaker.amazonaws.com': [
    allow([
      'ec2:AuthorizeSecurityGroupEgress',
      'ec2:AuthorizeSecurityGroupIngress',
      'ec2:CreateNetworkInterface',
      'ec2:CreateNetworkInterfacePermission',
      'ec2:CreateSecurityGroup',
      'ec2:CreateTags',
      'ec2:DeleteNetworkInterface',
      'ec2:DeleteSecurityGroup',
      'ec2:DescribeNetworkInterfaces',
      'ec2:DescribeSecurityGroups',
      'ec2:DescribeSubnets',
      'ec2:DescribeVpcs',
      'ec2:ModifyNetworkInterfaceAttribute',
      'ec2:RevokeSecurityGroupEgress',
      'ec2:RevokeSecurityGroupIngress',
      'elasticfilesystem:CreateFileSystem',
      'elasticfilesystem:CreateMountTarget',
      'elasticfilesystem:DeleteFileSystem',
      'elasticfilesystem:DeleteMountTarget',
      'elasticfilesystem:DescribeFileSystems',
      'elasticfilesystem:DescribeMountTargetSecurityGroups',
      'elasticfilesystem:DescribeMountTargets',
      'elasticfilesystem:TagResource',
    ]),
  ],
};

function allow(Action: string[], Resource: string = '*'): object {
  return { Effect: 'Allow', Action, Resource };
}

const DOCUMENTS: ReadonlyMap<string, PolicyDocument> = new Map(
  Object.entries(STATEMENTS).map(([hostName, Statement]) => [
    hostName,
    JSON.stringify({ Version: '2012-10-17', Statement }),
  ]),
);

/** The policy of a service's role in an account; nothing for a service that has no such role. */
export function serviceLinkedPolicy(
  hostName: string,
): PolicyDocument | undefined {
  return DOCUMENTS.get(hostName);
}
