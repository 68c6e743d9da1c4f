import { ResourceState } from '../../model';
import { ignoreMissing } from '../ignoreMissing';
import { PropertyError } from '../propertyError';
import { ResourceHandler, ResourceRequest } from '../ResourceHandler';
import { waitUntil } from '../waitUntil';
import { ec2TagSpecifications, updateEc2Tags } from './ec2Tags';

async function instanceOf({ context }: ResourceRequest, id: string) {
  const { Reservations } = await context.invoke('ec2', 'DescribeInstances', {
    InstanceIds: [id],
  });
  return Reservations[0].Instances[0];
}

function settle(
  request: ResourceRequest,
  id: string,
  state: string,
): Promise<void> {
  return waitUntil({
    clock: request.context.clock,
    what: id,
    probe: async () =>
      (await instanceOf(request, id)).State.Name === state
        ? 'ready'
        : 'waiting',
  });
}

async function stateOf(
  request: ResourceRequest,
  id: string,
): Promise<ResourceState> {
  const instance = await instanceOf(request, id);
  return {
    physicalId: id,
    attributes: {
      InstanceId: id,
      AvailabilityZone: instance.Placement.AvailabilityZone,
      PrivateDnsName: instance.PrivateDnsName,
      PrivateIp: instance.PrivateIpAddress,
      PublicDnsName: '',
      PublicIp: instance.PublicIpAddress ?? '',
      VpcId: instance.VpcId,
    },
  };
}

/** `AWS::EC2::Instance` */
export const instanceHandler: ResourceHandler = {
  type: 'AWS::EC2::Instance',

  async create(request) {
    const { context, properties, started } = request;
    const profile = properties.optionalText('IamInstanceProfile');
    const { Instances } = await context.invoke('ec2', 'RunInstances', {
      ImageId: properties.optionalText('ImageId'),
      InstanceType: properties.optionalText('InstanceType'),
      MinCount: 1,
      MaxCount: 1,
      SubnetId: properties.optionalText('SubnetId'),
      SecurityGroupIds: properties.texts('SecurityGroupIds'),
      KeyName: properties.optionalText('KeyName'),
      UserData: properties.optionalText('UserData'),
      IamInstanceProfile: profile === undefined ? undefined : { Name: profile },
      PrivateIpAddress: properties.optionalText('PrivateIpAddress'),
      MetadataOptions: properties.raw('MetadataOptions'),
      BlockDeviceMappings: properties.raw('BlockDeviceMappings'),
      EbsOptimized: properties.boolean('EbsOptimized'),
      DisableApiTermination: properties.boolean('DisableApiTermination'),
      TagSpecifications: ec2TagSpecifications(request, 'instance'),
    });
    const id = Instances[0].InstanceId;
    started(id);
    await settle(request, id, 'running');
    return stateOf(request, id);
  },

  async update(request) {
    const other = [...request.changed].find(name => name !== 'Tags');
    if (other) {
      throw new PropertyError(
        `A change of ${other} of an instance is not implemented by the local AWS`,
      );
    }
    await updateEc2Tags(request, request.state.physicalId);
    return request.state;
  },

  async delete(request) {
    const { context, state } = request;
    await ignoreMissing(async () => {
      await context.invoke('ec2', 'TerminateInstances', {
        InstanceIds: [state.physicalId],
      });
      await settle(request, state.physicalId, 'terminated');
    });
  },
};
