import type { VpcConfig } from '@aws-sdk/client-lambda';
import { AwsError } from '../../core/AwsError';
import { serviceLinkedRole } from '../../core/serviceLinkedRole';
import { CallContext } from '../../core/types';
import { invalidParameter } from './lambdaErrors';
import { FunctionVpc } from './LambdaState';
import { LAMBDA_HOST } from './executionRole';

/** Reads and checks a function's network; nothing when it is to be outside of any. */
export async function functionVpc(
  context: CallContext,
  config: VpcConfig | undefined,
): Promise<FunctionVpc | undefined> {
  const subnetIds = config?.SubnetIds ?? [];
  const securityGroupIds = config?.SecurityGroupIds ?? [];
  if (!subnetIds.length && !securityGroupIds.length) {
    return undefined;
  }
  if (!subnetIds.length || !securityGroupIds.length) {
    throw invalidParameter(
      'A function in a VPC needs at least one subnet and one security group',
    );
  }
  const asLambda = serviceLinkedRole(context, LAMBDA_HOST);
  const find = async (operation: string, input: object) => {
    try {
      return await context.invoke('ec2', operation, input, asLambda);
    } catch (error) {
      throw error instanceof AwsError
        ? invalidParameter(
            `Error occurred while ${operation}. EC2 Error Code: ${error.code}. EC2 Error Message: ${error.message}`,
          )
        : error;
    }
  };
  const { Subnets } = await find('DescribeSubnets', { SubnetIds: subnetIds });
  const { SecurityGroups } = await find('DescribeSecurityGroups', {
    GroupIds: securityGroupIds,
  });
  const vpcIds = new Set<string>(
    [...Subnets, ...SecurityGroups].map(({ VpcId }) => VpcId),
  );
  if (vpcIds.size > 1) {
    throw invalidParameter(
      `Subnets and security groups of a function must be in one VPC, not in ${[
        ...vpcIds,
      ].join(', ')}`,
    );
  }
  return {
    vpcId: [...vpcIds][0],
    subnetIds: [...subnetIds],
    securityGroupIds: [...securityGroupIds],
  };
}

/** Condition keys of a request that places a function in a network. */
export function vpcConditions(
  vpc: FunctionVpc | undefined,
): Record<string, string[]> {
  return vpc
    ? {
        'lambda:VpcIds': [vpc.vpcId],
        'lambda:SubnetIds': [...vpc.subnetIds],
        'lambda:SecurityGroupIds': [...vpc.securityGroupIds],
      }
    : {};
}
