import { Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { IConstruct } from 'constructs';

/** Every file system of account and region; conditions say which. */
export const fileSystemArns = (scope: IConstruct): string =>
  Stack.of(scope).formatArn({
    service: 'elasticfilesystem',
    resource: 'file-system',
    resourceName: '*',
  });

/** Every Studio domain of account and region. */
export const domainArns = (scope: IConstruct): string =>
  Stack.of(scope).formatArn({
    service: 'sagemaker',
    resource: 'domain',
    resourceName: '*',
  });

const ec2Arn = (scope: IConstruct, resource: string, resourceName: string) =>
  Stack.of(scope).formatArn({ service: 'ec2', resource, resourceName });

/** Every network interface and security group of account and region; conditions say which. */
export const interfaceArns = (scope: IConstruct): string =>
  ec2Arn(scope, 'network-interface', '*');
export const securityGroupArns = (scope: IConstruct): string =>
  ec2Arn(scope, 'security-group', '*');

/** Condition that holds for interfaces and security groups of one network. */
export const inNetwork = (scope: IConstruct, vpc: ec2.IVpc) => ({
  ArnEquals: { 'ec2:Vpc': ec2Arn(scope, 'vpc', vpc.vpcId) },
});

/** Tag that SageMaker puts on what it makes for a domain; its value is the domain's ARN. */
export const MADE_BY_SAGEMAKER =
  'aws:ResourceTag/ManagedByAmazonSageMakerResource';
