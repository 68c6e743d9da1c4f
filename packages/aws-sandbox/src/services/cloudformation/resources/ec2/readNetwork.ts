import { LiveProperties, members, unlessMissing } from '../reading';
import { ReadRequest } from '../ResourceHandler';

type Found = Readonly<Record<string, any>>;

/** The one resource that a describe call finds by id. */
async function find(
  { context }: ReadRequest,
  operation: string,
  list: string,
  input: object,
): Promise<Found | undefined> {
  const answer = await unlessMissing(
    () => context.invoke('ec2', operation, input),
    /NotFound/,
  );
  return answer?.[list]?.[0];
}

async function vpcAttribute(
  { context, state }: ReadRequest,
  Attribute: string,
  member: string,
): Promise<boolean> {
  const answer = await context.invoke('ec2', 'DescribeVpcAttribute', {
    VpcId: state.physicalId,
    Attribute,
  });
  return answer[member].Value;
}

/** A VPC as it is now. */
export async function readVpc(
  request: ReadRequest,
): Promise<LiveProperties | undefined> {
  const vpc = await find(request, 'DescribeVpcs', 'Vpcs', {
    VpcIds: [request.state.physicalId],
  });
  return (
    vpc && {
      ...members(vpc, 'CidrBlock', 'InstanceTenancy', 'Tags'),
      EnableDnsSupport: await vpcAttribute(
        request,
        'enableDnsSupport',
        'EnableDnsSupport',
      ),
      EnableDnsHostnames: await vpcAttribute(
        request,
        'enableDnsHostnames',
        'EnableDnsHostnames',
      ),
    }
  );
}

/** A subnet as it is now. */
export async function readSubnet(
  request: ReadRequest,
): Promise<LiveProperties | undefined> {
  const subnet = await find(request, 'DescribeSubnets', 'Subnets', {
    SubnetIds: [request.state.physicalId],
  });
  return (
    subnet &&
    members(
      subnet,
      'AvailabilityZone',
      'AvailabilityZoneId',
      'CidrBlock',
      'MapPublicIpOnLaunch',
      'Tags',
      'VpcId',
    )
  );
}

/** An internet gateway as it is now. */
export async function readInternetGateway(
  request: ReadRequest,
): Promise<LiveProperties | undefined> {
  const gateway = await find(
    request,
    'DescribeInternetGateways',
    'InternetGateways',
    { InternetGatewayIds: [request.state.physicalId] },
  );
  return gateway && members(gateway, 'Tags');
}

/** A NAT gateway as it is now. */
export async function readNatGateway(
  request: ReadRequest,
): Promise<LiveProperties | undefined> {
  const gateway = await find(request, 'DescribeNatGateways', 'NatGateways', {
    NatGatewayIds: [request.state.physicalId],
  });
  if (!gateway || /^delet/.test(gateway.State)) {
    return undefined;
  }
  const [address = {}]: Found[] = gateway.NatGatewayAddresses ?? [];
  return {
    ...members(gateway, 'ConnectivityType', 'SubnetId', 'Tags'),
    AllocationId: address.AllocationId,
  };
}

/** An elastic address as it is now. */
export async function readEip(
  request: ReadRequest,
): Promise<LiveProperties | undefined> {
  const address = await find(request, 'DescribeAddresses', 'Addresses', {
    PublicIps: [request.state.physicalId],
  });
  return address && members(address, 'Domain', 'NetworkBorderGroup', 'Tags');
}

/** A flow log as it is now. */
export async function readFlowLog(
  request: ReadRequest,
): Promise<LiveProperties | undefined> {
  const log = await find(request, 'DescribeFlowLogs', 'FlowLogs', {
    FlowLogIds: [request.state.physicalId],
  });
  return (
    log &&
    members(
      log,
      'DeliverLogsPermissionArn',
      'LogDestinationType',
      'LogGroupName',
      'MaxAggregationInterval',
      'ResourceId',
      'Tags',
      'TrafficType',
    )
  );
}

/** A VPC endpoint as it is now. */
export async function readVpcEndpoint(
  request: ReadRequest,
): Promise<LiveProperties | undefined> {
  const endpoint = await find(request, 'DescribeVpcEndpoints', 'VpcEndpoints', {
    VpcEndpointIds: [request.state.physicalId],
  });
  return (
    endpoint && {
      ...members(
        endpoint,
        'PolicyDocument',
        'PrivateDnsEnabled',
        'RouteTableIds',
        'ServiceName',
        'SubnetIds',
        'Tags',
        'VpcEndpointType',
        'VpcId',
      ),
      SecurityGroupIds: (endpoint.Groups ?? []).map(
        ({ GroupId }: { GroupId: string }) => GroupId,
      ),
    }
  );
}
