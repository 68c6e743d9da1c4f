import { CallContext } from '../../core/types';
import { ec2Arn } from './ec2Arn';
import { Ec2State } from './Ec2State';
import { Tag } from './records';
import { TransitGatewayDirectory } from './transitgateways/TransitGatewayDirectory';

interface Described {
  VpcId?: string;
  Tags?: readonly Tag[];
  TagSet?: readonly Tag[];
}

/** The record behind `security-group/sg-…` and the like; a resource that does not exist yet has none. */
function recordOf(
  context: CallContext,
  resource: string,
): Described | undefined {
  const state = Ec2State.of(context);
  const [type, id] = resource.split('/');
  switch (type) {
    case 'elastic-ip':
      return state.addresses.get(id);
    case 'internet-gateway':
      return state.internetGateways.get(id);
    case 'natgateway':
      return state.natGateways.get(id);
    case 'network-interface':
      return state.networkInterfaces.get(id);
    case 'route-table':
      return state.routeTables.get(id);
    case 'security-group':
      return state.securityGroups.get(id);
    case 'subnet':
      return state.subnets.get(id);
    case 'vpc':
      return state.vpcs.get(id);
    case 'vpc-endpoint':
      return state.vpcEndpoints.get(id);
    case 'dhcp-options':
      return state.dhcpOptions.get(id);
    case 'instance':
      return state.instances.get(id);
    case 'transit-gateway':
      return TransitGatewayDirectory.of(context).gateways.get(id);
    case 'transit-gateway-attachment':
      return TransitGatewayDirectory.of(context).attachments.get(id);
    case 'transit-gateway-route-table':
      return TransitGatewayDirectory.of(context).routeTables.get(id);
    case 'vpc-flow-log':
      return state.flowLogs.get(id);
    default:
      return undefined;
  }
}

/** Condition keys that say what an EC2 resource is: its VPC and its tags. */
export function resourceConditions(
  context: CallContext,
  resource: string,
): Record<string, string> {
  const record = recordOf(context, resource);
  const tags = record?.Tags ?? record?.TagSet ?? [];
  return {
    'ec2:Region': context.region,
    ...(record?.VpcId
      ? { 'ec2:Vpc': ec2Arn(context, `vpc/${record.VpcId}`) }
      : {}),
    ...Object.fromEntries(
      tags.flatMap(({ Key, Value }) => [
        [`aws:ResourceTag/${Key}`, Value],
        [`ec2:ResourceTag/${Key}`, Value],
      ]),
    ),
  };
}
