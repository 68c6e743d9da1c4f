import { AwsError } from '../../core/AwsError';
import { serviceLinkedRole } from '../../core/serviceLinkedRole';
import { CallContext } from '../../core/types';
import { validationException } from './errors';

/** Checks that a domain's subnets exist and lie in its VPC, and that its security groups exist. */
export async function validateNetwork(
  context: CallContext,
  network: {
    vpcId?: string;
    subnetIds?: readonly string[];
    securityGroupIds?: readonly string[];
  },
): Promise<void> {
  const service = serviceLinkedRole(context, 'sagemaker.amazonaws.com');
  const describe = async (operation: string, input: object): Promise<any> => {
    try {
      return await context.invoke('ec2', operation, input, service);
    } catch (error) {
      throw error instanceof AwsError
        ? validationException(error.message)
        : error;
    }
  };
  if (network.subnetIds?.length) {
    const { Subnets } = await describe('DescribeSubnets', {
      SubnetIds: network.subnetIds,
    });
    const stray = Subnets.find(
      (subnet: { VpcId: string }) => subnet.VpcId !== network.vpcId,
    );
    if (stray) {
      throw validationException(
        `Subnet ${stray.SubnetId} is not in VPC ${network.vpcId}.`,
      );
    }
  }
  if (network.securityGroupIds?.length) {
    await describe('DescribeSecurityGroups', {
      GroupIds: network.securityGroupIds,
    });
  }
}
