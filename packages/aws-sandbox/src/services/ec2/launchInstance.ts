import type { RunInstancesRequest } from '@aws-sdk/client-ec2';
import { CallContext } from '../../core/types';
import { requireInstanceProfile } from '../iam/requireInstanceProfile';
import { authorizeEc2 } from './authorizeEc2';
import { ec2Error, invalidParameter, required } from './ec2Error';
import { ec2Id, Ec2State } from './Ec2State';
import { imagesOf } from './images';
import { newNetworkInterface } from './networkInterfaceRecord';
import { Instance } from './records';
import { specifiedTags } from './tagging';

const INSTANCE_TYPE =
  /^[a-z][a-z0-9-]*\.(nano|micro|small|medium|large|\d*xlarge|metal)$/;

/** Members that the local AWS takes; the others are refused by name. */
const MEMBERS: readonly string[] =
  `ImageId InstanceType MinCount MaxCount SubnetId SecurityGroupIds KeyName UserData
  IamInstanceProfile MetadataOptions BlockDeviceMappings TagSpecifications NetworkInterfaces EbsOptimized
  DisableApiTermination Monitoring ClientToken PrivateIpAddress Placement InstanceInitiatedShutdownBehavior`.split(
    /\s+/,
  );

/** The role of machines: the caller must be allowed to hand it on. */
function instanceProfile(context: CallContext, input: RunInstancesRequest) {
  if (!input.IamInstanceProfile) {
    return undefined;
  }
  const { Arn, Name } = input.IamInstanceProfile;
  const profile = requireInstanceProfile(context, Arn ?? Name ?? '', message =>
    ec2Error('InvalidParameterValue', message),
  );
  for (const role of profile.roles) {
    context.authorize('iam:PassRole', role, {
      'iam:PassedToService': 'ec2.amazonaws.com',
    });
  }
  return { Arn: profile.arn, Id: profile.id };
}

/** Starts instances in a subnet, each with an interface and a volume. */
export function launch(
  context: CallContext,
  input: RunInstancesRequest,
): Instance[] {
  const unknown = Object.keys(input).filter(
    name =>
      !MEMBERS.includes(name) &&
      input[name as keyof RunInstancesRequest] !== undefined,
  );
  if (unknown.length) {
    throw ec2Error(
      'UnsupportedOperation',
      `RunInstances with ${unknown.join(
        ', ',
      )} is not implemented by the local AWS`,
    );
  }
  const state = Ec2State.of(context);
  const [first] = input.NetworkInterfaces ?? [];
  const subnetId = required(input.SubnetId ?? first?.SubnetId, 'subnetId');
  const imageId = required(input.ImageId, 'imageId');
  const groupIds = input.SecurityGroupIds ?? first?.Groups ?? [];
  for (const resource of [
    'instance/*',
    'network-interface/*',
    'volume/*',
    `subnet/${subnetId}`,
    ...groupIds.map(id => `security-group/${id}`),
  ]) {
    authorizeEc2(context, 'RunInstances', resource, {
      'ec2:InstanceType': String(input.InstanceType ?? 'm1.small'),
    });
  }
  const subnet = state.subnets.require(subnetId);
  const { RootDeviceName } = imagesOf(context).require(imageId);
  const type = input.InstanceType ?? 'm1.small';
  if (!INSTANCE_TYPE.test(type)) {
    throw invalidParameter('instanceType', type);
  }
  const profile = instanceProfile(context, input);
  const count = input.MaxCount ?? 1;
  if (count < 1 || (input.MinCount ?? 1) > count) {
    throw invalidParameter('maxCount', count);
  }
  const groups = groupIds.length
    ? groupIds
    : state.securityGroups
        .list()
        .filter(
          ({ VpcId, GroupName }) =>
            VpcId === subnet.VpcId && GroupName === 'default',
        )
        .map(({ GroupId }) => GroupId);
  return Array.from({ length: count }, () => {
    const eni = newNetworkInterface(context, {
      subnet,
      description: first?.Description ?? '',
      interfaceType: 'interface',
      groupIds: groups,
      address: input.PrivateIpAddress ?? first?.PrivateIpAddress,
    });
    eni.Status = 'in-use';
    const instance: Instance = {
      InstanceId: ec2Id('i'),
      ImageId: imageId,
      InstanceType: type,
      State: { Code: 0, Name: 'pending' },
      SubnetId: subnetId,
      VpcId: subnet.VpcId,
      PrivateIpAddress: eni.PrivateIpAddress,
      PrivateDnsName: `ip-${eni.PrivateIpAddress.replace(/\./g, '-')}.${
        context.region
      }.compute.internal`,
      LaunchTime: context.clock.now(),
      KeyName: input.KeyName,
      Placement: {
        AvailabilityZone: subnet.AvailabilityZone,
        Tenancy: input.Placement?.Tenancy ?? 'default',
      },
      SecurityGroups: eni.Groups,
      IamInstanceProfile: profile,
      MetadataOptions: {
        HttpTokens: input.MetadataOptions?.HttpTokens ?? 'optional',
        HttpPutResponseHopLimit:
          input.MetadataOptions?.HttpPutResponseHopLimit ?? 1,
        HttpEndpoint: input.MetadataOptions?.HttpEndpoint ?? 'enabled',
        State: 'applied',
      },
      BlockDeviceMappings: [
        {
          DeviceName:
            input.BlockDeviceMappings?.[0]?.DeviceName ?? RootDeviceName,
          Ebs: {
            VolumeId: ec2Id('vol'),
            Status: 'attached',
            AttachTime: context.clock.now(),
            DeleteOnTermination: true,
          },
        },
      ],
      EbsOptimized: input.EbsOptimized ?? false,
      NetworkInterfaceId: eni.NetworkInterfaceId,
      userData: input.UserData,
      disableApiTermination: input.DisableApiTermination ?? false,
      Tags: specifiedTags(input.TagSpecifications, 'instance'),
    };
    state.instances.set(instance.InstanceId, instance);
    return instance;
  });
}
