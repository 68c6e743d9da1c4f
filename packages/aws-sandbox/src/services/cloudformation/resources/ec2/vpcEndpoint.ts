import { ResourceState } from '../../model';
import { ignoreMissing } from '../ignoreMissing';
import {
  ResourceHandler,
  ResourceRequest,
  UpdateRequest,
} from '../ResourceHandler';
import { Progress, waitUntil } from '../waitUntil';
import { ec2TagSpecifications, updateEc2Tags } from './ec2Tags';
import { readVpcEndpoint } from './readNetwork';

async function endpointOf({ context }: ResourceRequest, id: string) {
  const { VpcEndpoints } = await context.invoke('ec2', 'DescribeVpcEndpoints', {
    VpcEndpointIds: [id],
  });
  return VpcEndpoints[0];
}

async function stateOf(
  request: ResourceRequest,
  id: string,
): Promise<ResourceState> {
  const endpoint = await endpointOf(request, id);
  return {
    physicalId: id,
    attributes: {
      Id: id,
      CreationTimestamp: endpoint.CreationTimestamp.toISOString(),
      NetworkInterfaceIds: endpoint.NetworkInterfaceIds,
      DnsEntries: endpoint.DnsEntries.map(
        ({
          HostedZoneId,
          DnsName,
        }: {
          HostedZoneId: string;
          DnsName: string;
        }) => `${HostedZoneId}:${DnsName}`,
      ),
    },
  };
}

/** `Add<Name>` and `Remove<Name>` members that lead from the old list to the new one. */
function listChange(request: UpdateRequest, name: string): object {
  const before = request.previous.texts(name) ?? [];
  const after = request.properties.texts(name) ?? [];
  const added = after.filter(id => !before.includes(id));
  const removed = before.filter(id => !after.includes(id));
  return {
    ...(added.length && { [`Add${name}`]: added }),
    ...(removed.length && { [`Remove${name}`]: removed }),
  };
}

/** `AWS::EC2::VPCEndpoint` */
export const vpcEndpointHandler: ResourceHandler = {
  type: 'AWS::EC2::VPCEndpoint',
  read: readVpcEndpoint,

  async create(request) {
    const { context, properties, started } = request;
    const { VpcEndpoint } = await context.invoke('ec2', 'CreateVpcEndpoint', {
      VpcId: properties.text('VpcId'),
      ServiceName: properties.text('ServiceName'),
      VpcEndpointType: properties.optionalText('VpcEndpointType') ?? 'Gateway',
      PolicyDocument: properties.document('PolicyDocument'),
      PrivateDnsEnabled: properties.boolean('PrivateDnsEnabled') ?? false,
      RouteTableIds: properties.texts('RouteTableIds'),
      SecurityGroupIds: properties.texts('SecurityGroupIds'),
      SubnetIds: properties.texts('SubnetIds'),
      TagSpecifications: ec2TagSpecifications(request, 'vpc-endpoint'),
    });
    const id = VpcEndpoint.VpcEndpointId;
    started(id);
    const probe = async (): Promise<Progress> => {
      const { State, LastError } = await endpointOf(request, id);
      if (State === 'failed') {
        return { failed: LastError?.Message ?? State };
      }
      return State === 'available' ? 'ready' : 'waiting';
    };
    await waitUntil({ clock: context.clock, what: id, probe });
    return stateOf(request, id);
  },

  async update(request) {
    const { context, properties, state } = request;
    await context.invoke('ec2', 'ModifyVpcEndpoint', {
      VpcEndpointId: state.physicalId,
      PolicyDocument: properties.document('PolicyDocument'),
      ResetPolicy: !properties.has('PolicyDocument'),
      PrivateDnsEnabled: properties.boolean('PrivateDnsEnabled'),
      ...listChange(request, 'RouteTableIds'),
      ...listChange(request, 'SecurityGroupIds'),
      ...listChange(request, 'SubnetIds'),
    });
    await updateEc2Tags(request, state.physicalId);
    return stateOf(request, state.physicalId);
  },

  async delete(request) {
    const { context, state } = request;
    await context.invoke('ec2', 'DeleteVpcEndpoints', {
      VpcEndpointIds: [state.physicalId],
    });
    // A describe call that no longer finds the endpoint is the end of it.
    await ignoreMissing(() =>
      waitUntil({
        clock: context.clock,
        what: state.physicalId,
        probe: async () => {
          await endpointOf(request, state.physicalId);
          return 'waiting';
        },
      }),
    );
  },
};
