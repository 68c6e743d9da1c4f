import { CallContext } from '../../core/types';
import { ec2Id, Ec2State } from './Ec2State';
import { newNetworkInterface } from './networkInterfaceRecord';
import { loseTarget } from './loseTarget';

const SERVICE = 'network-firewall.amazonaws.com';

/** Makes the endpoint of a firewall in a subnet: routes can lead to it, and only the firewall can take it away. */
export function addFirewallEndpoint(
  context: CallContext,
  { subnetId, firewallArn }: { subnetId: string; firewallArn: string },
): { endpointId: string; zone: string } {
  const state = Ec2State.of(context);
  const subnet = state.subnets.require(subnetId);
  const VpcEndpointId = ec2Id('vpce');
  const eni = newNetworkInterface(context, {
    subnet,
    description: `VPC Endpoint Interface ${VpcEndpointId}`,
    interfaceType: 'gateway_load_balancer_endpoint',
    groupIds: [],
    requesterId: SERVICE,
  });
  state.vpcEndpoints.set(VpcEndpointId, {
    VpcEndpointId,
    VpcEndpointType: 'GatewayLoadBalancer',
    VpcId: subnet.VpcId,
    ServiceName: `com.amazonaws.vpce.${
      context.region
    }.vpce-svc-${VpcEndpointId.slice(5)}`,
    State: 'available',
    PolicyDocument: '',
    RouteTableIds: [],
    SubnetIds: [subnetId],
    Groups: [],
    PrivateDnsEnabled: false,
    RequesterManaged: true,
    NetworkInterfaceIds: [eni.NetworkInterfaceId],
    DnsEntries: [],
    CreationTimestamp: context.clock.now(),
    OwnerId: context.accountId,
    Tags: [
      { Key: 'AWSNetworkFirewallManaged', Value: 'true' },
      { Key: 'Firewall', Value: firewallArn },
    ],
  });
  return { endpointId: VpcEndpointId, zone: subnet.AvailabilityZone };
}

/** Takes the endpoint of a firewall away. */
export function removeFirewallEndpoint(context: CallContext, id: string): void {
  const state = Ec2State.of(context);
  state.vpcEndpoints
    .get(id)
    ?.NetworkInterfaceIds.forEach(eni => state.networkInterfaces.delete(eni));
  state.vpcEndpoints.delete(id);
  loseTarget(state, route => route.GatewayId === id);
}
