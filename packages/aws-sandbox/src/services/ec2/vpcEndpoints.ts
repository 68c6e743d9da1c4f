import type {
  CreateVpcEndpointRequest,
  DeleteVpcEndpointsRequest,
  DescribeVpcEndpointsRequest,
  ModifyVpcEndpointRequest,
} from '@aws-sdk/client-ec2';
import { durationOf, undergoChange } from '../../core/faults';
import { parsePolicy } from '../../authorization';
import { CallContext, Operation } from '../../core/types';
import { endUsage } from '../costexplorer/endUsage';
import { authorizeEc2 } from './authorizeEc2';
import { describe, FilterFields } from './describe';
import { ec2Error, invalidParameter, required } from './ec2Error';
import { requireEc2Quota } from './ec2Quotas';
import { ec2Id, Ec2State } from './Ec2State';
import { requireEndpointService } from './endpointServices';
import { newNetworkInterface } from './networkInterfaceRecord';
import { VpcEndpoint } from './records';
import { specifiedTags } from './tagging';

const INTERFACE_CREATION_MS = 60_000;
const GATEWAY_CREATION_MS = 5_000;
const DELETION_MS = 40_000;

const TYPE = 'AWS::EC2::VPCEndpoint';

const OPEN_POLICY = JSON.stringify({
  Version: '2008-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }],
});

const FIELDS: FilterFields<VpcEndpoint> = {
  'vpc-endpoint-id': endpoint => [endpoint.VpcEndpointId],
  'vpc-endpoint-type': endpoint => [endpoint.VpcEndpointType],
  'vpc-endpoint-state': endpoint => [endpoint.State],
  'vpc-id': endpoint => [endpoint.VpcId],
  'service-name': endpoint => [endpoint.ServiceName],
};

function checkPolicy(policy: string): string {
  try {
    parsePolicy(policy, 'resource');
  } catch (error) {
    throw ec2Error(
      'InvalidPolicyDocument',
      `The policy document is not valid: ${(error as Error).message}`,
    );
  }
  return policy;
}

function groupsOf(state: Ec2State, vpcId: string, ids: readonly string[]) {
  const chosen = ids.length
    ? ids.map(id => state.securityGroups.require(id))
    : state.securityGroups
        .list()
        .filter(
          group => group.VpcId === vpcId && group.GroupName === 'default',
        );
  return chosen.map(({ GroupId, GroupName }) => ({ GroupId, GroupName }));
}

function attachToSubnets(
  context: CallContext,
  endpoint: VpcEndpoint,
  subnetIds: readonly string[],
): void {
  const state = Ec2State.of(context);
  for (const subnetId of subnetIds) {
    const eni = newNetworkInterface(context, {
      subnet: state.subnets.require(subnetId),
      description: `VPC Endpoint Interface ${endpoint.VpcEndpointId}`,
      interfaceType: 'vpc_endpoint',
      groupIds: endpoint.Groups.map(({ GroupId }) => GroupId),
      requesterId: 'vpce.amazonaws.com',
    });
    endpoint.NetworkInterfaceIds.push(eni.NetworkInterfaceId);
    endpoint.SubnetIds.push(subnetId);
  }
}

function detachFromSubnets(
  state: Ec2State,
  endpoint: VpcEndpoint,
  subnetIds: readonly string[],
): void {
  const gone = endpoint.NetworkInterfaceIds.filter(id => {
    const eni = state.networkInterfaces.get(id);
    return eni && subnetIds.includes(eni.SubnetId);
  });
  gone.forEach(id => state.networkInterfaces.delete(id));
  endpoint.NetworkInterfaceIds = endpoint.NetworkInterfaceIds.filter(
    id => !gone.includes(id),
  );
  endpoint.SubnetIds = endpoint.SubnetIds.filter(id => !subnetIds.includes(id));
}

function createVpcEndpoint(
  context: CallContext,
  input: CreateVpcEndpointRequest,
): object {
  authorizeEc2(context, 'CreateVpcEndpoint', 'vpc-endpoint/*');
  const state = Ec2State.of(context);
  const { VpcId } = state.vpcs.require(required<string>(input.VpcId, 'vpcId'));
  const type = input.VpcEndpointType ?? 'Gateway';
  if (type !== 'Interface' && type !== 'Gateway') {
    throw invalidParameter('vpcEndpointType', type);
  }
  const service = required<string>(input.ServiceName, 'serviceName');
  requireEndpointService(context, service, type);
  const isInterface = type === 'Interface';
  (input.RouteTableIds ?? []).forEach((id: string) =>
    state.routeTables.require(id),
  );
  const others = state.vpcEndpoints
    .list()
    .filter(other => other.VpcEndpointType === type);
  requireEc2Quota(
    context,
    isInterface ? 'interfaceEndpoints' : 'gatewayEndpoints',
    isInterface
      ? others.filter(other => other.VpcId === VpcId).length
      : others.length,
  );
  const VpcEndpointId = ec2Id('vpce');
  const endpoint: VpcEndpoint = {
    VpcEndpointId,
    VpcEndpointType: type,
    VpcId,
    ServiceName: service,
    State: 'pending',
    PolicyDocument: checkPolicy(input.PolicyDocument ?? OPEN_POLICY),
    RouteTableIds: input.RouteTableIds ?? [],
    SubnetIds: [],
    Groups: isInterface
      ? groupsOf(state, VpcId, input.SecurityGroupIds ?? [])
      : [],
    PrivateDnsEnabled: isInterface && (input.PrivateDnsEnabled ?? true),
    RequesterManaged: false,
    NetworkInterfaceIds: [],
    DnsEntries: isInterface
      ? [
          {
            DnsName: `${VpcEndpointId}.${service
              .split('.')
              .slice(3)
              .join('.')}.${context.region}.vpce.amazonaws.com`,
            HostedZoneId: 'Z7K1066E3PUKB',
          },
        ]
      : [],
    CreationTimestamp: context.clock.now(),
    OwnerId: context.accountId,
    Tags: specifiedTags(input.TagSpecifications, 'vpc-endpoint'),
  };
  if (isInterface) {
    attachToSubnets(context, endpoint, input.SubnetIds ?? []);
  }
  state.vpcEndpoints.set(VpcEndpointId, endpoint);
  const delay = isInterface ? INTERFACE_CREATION_MS : GATEWAY_CREATION_MS;
  void undergoChange(context, TYPE, 'create', delay).then(failure => {
    if (endpoint.State === 'pending') {
      endpoint.State = failure ? 'failed' : 'available';
      endpoint.LastError = failure && {
        Code: failure.code,
        Message: failure.message,
      };
    }
  });
  return { VpcEndpoint: endpoint };
}

function changed(current: string[], add: string[] = [], remove: string[] = []) {
  return [...new Set([...current, ...add])].filter(id => !remove.includes(id));
}

function modifyVpcEndpoint(
  context: CallContext,
  input: ModifyVpcEndpointRequest,
): object {
  const id = required<string>(input.VpcEndpointId, 'vpcEndpointId');
  authorizeEc2(context, 'ModifyVpcEndpoint', `vpc-endpoint/${id}`);
  const state = Ec2State.of(context);
  const endpoint = state.vpcEndpoints.require(id);
  const policy = input.ResetPolicy ? OPEN_POLICY : input.PolicyDocument;
  endpoint.PolicyDocument = checkPolicy(policy ?? endpoint.PolicyDocument);
  endpoint.PrivateDnsEnabled =
    input.PrivateDnsEnabled ?? endpoint.PrivateDnsEnabled;
  endpoint.RouteTableIds = changed(
    endpoint.RouteTableIds,
    input.AddRouteTableIds,
    input.RemoveRouteTableIds,
  );
  if (input.AddSecurityGroupIds || input.RemoveSecurityGroupIds) {
    endpoint.Groups = groupsOf(
      state,
      endpoint.VpcId,
      changed(
        endpoint.Groups.map(({ GroupId }) => GroupId),
        input.AddSecurityGroupIds,
        input.RemoveSecurityGroupIds,
      ),
    );
  }
  detachFromSubnets(state, endpoint, input.RemoveSubnetIds ?? []);
  attachToSubnets(context, endpoint, input.AddSubnetIds ?? []);
  for (const eniId of endpoint.NetworkInterfaceIds) {
    state.networkInterfaces.require(eniId).Groups = [...endpoint.Groups];
  }
  return { Return: true };
}

function deleteVpcEndpoints(
  context: CallContext,
  input: DeleteVpcEndpointsRequest,
): object {
  const state = Ec2State.of(context);
  const Unsuccessful: object[] = [];
  for (const id of required<string[]>(input.VpcEndpointIds, 'vpcEndpointId')) {
    authorizeEc2(context, 'DeleteVpcEndpoints', `vpc-endpoint/${id}`);
    const endpoint = state.vpcEndpoints.get(id);
    if (!endpoint) {
      const { code, message } = state.vpcEndpoints.missing(id);
      Unsuccessful.push({
        ResourceId: id,
        Error: { Code: code, Message: message },
      });
    } else if (endpoint.RequesterManaged) {
      Unsuccessful.push({
        ResourceId: id,
        Error: {
          Code: 'InvalidParameter',
          Message: `The endpoint ${id} belongs to an AWS service, which alone can delete it.`,
        },
      });
    } else if (endpoint.State !== 'deleting') {
      const quantity = endpoint.SubnetIds.length;
      endpoint.State = 'deleting';
      const duration = durationOf(context, TYPE, 'delete', DELETION_MS);
      void context.clock.sleep(duration).then(() => {
        detachFromSubnets(state, endpoint, endpoint.SubnetIds);
        state.vpcEndpoints.delete(id);
        if (endpoint.VpcEndpointType === 'Interface') {
          endUsage(context, id, {
            price: 'interfaceEndpoint',
            quantity,
            start: endpoint.CreationTimestamp,
            tags: Object.fromEntries(
              endpoint.Tags.map(({ Key, Value }) => [Key, Value]),
            ),
          });
        }
      });
    }
  }
  return { Unsuccessful };
}

export const vpcEndpointOperations: Readonly<Record<string, Operation>> = {
  CreateVpcEndpoint: createVpcEndpoint,
  ModifyVpcEndpoint: modifyVpcEndpoint,
  DeleteVpcEndpoints: deleteVpcEndpoints,

  DescribeVpcEndpoints(context, input: DescribeVpcEndpointsRequest) {
    authorizeEc2(context, 'DescribeVpcEndpoints');
    const { page, NextToken } = describe({
      records: Ec2State.of(context).vpcEndpoints,
      ids: input.VpcEndpointIds,
      input,
      fields: FIELDS,
    });
    return { VpcEndpoints: page, NextToken };
  },
};
