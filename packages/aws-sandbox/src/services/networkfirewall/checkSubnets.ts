import { CallContext } from '../../core/types';
import { Ec2State } from '../ec2/Ec2State';
import { invalidRequest } from './firewallError';

/**
 * Checks the subnets of a firewall: one for each zone, all of one network.
 *
 * @returns the id of the network
 */
export function checkSubnets(
  context: CallContext,
  subnetIds: readonly string[],
  { vpcId, taken = [] }: { vpcId?: string; taken?: readonly string[] },
): string {
  const state = Ec2State.of(context);
  if (subnetIds.length === 0) {
    throw invalidRequest('SubnetMappings must name a subnet');
  }
  const zones = new Set(taken);
  let network = vpcId;
  for (const id of subnetIds) {
    const subnet = state.subnets.get(id);
    network ??= subnet?.VpcId;
    if (!subnet || subnet.VpcId !== network) {
      throw invalidRequest(
        `The subnet ${id} does not exist in the VPC ${network ?? ''}`,
      );
    }
    if (zones.has(subnet.AvailabilityZone)) {
      throw invalidRequest(
        `Only one subnet for each Availability Zone is allowed, ${subnet.AvailabilityZone} has several`,
      );
    }
    zones.add(subnet.AvailabilityZone);
  }
  return network!;
}
