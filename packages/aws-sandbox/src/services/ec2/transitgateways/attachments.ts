import type {
  AcceptTransitGatewayVpcAttachmentRequest,
  CreateTransitGatewayVpcAttachmentRequest,
  DeleteTransitGatewayVpcAttachmentRequest,
  ModifyTransitGatewayVpcAttachmentRequest,
  RejectTransitGatewayVpcAttachmentRequest,
} from '@aws-sdk/client-ec2';
import { durationOf } from '../../../core/faults';
import { CallContext, Operation } from '../../../core/types';
import { authorizeEc2 } from '../authorizeEc2';
import { ec2Error, required } from '../ec2Error';
import { requireEc2Quota } from '../ec2Quotas';
import { ec2Id, Ec2State } from '../Ec2State';
import { newNetworkInterface } from '../networkInterfaceRecord';
import { specifiedTags } from '../tagging';
import { accessAttachment, gatewaysOf } from './access';
import { connect, disconnect } from './connect';
import { shownVpcAttachment } from './shown';
import {
  TransitGatewayDirectory,
  VpcAttachment,
} from './TransitGatewayDirectory';

const TYPE = 'AWS::EC2::TransitGatewayAttachment';
const CREATION_MS = 90_000;
const CHANGE_MS = 30_000;
const DELETION_MS = 60_000;
const SERVICE = 'ec2.amazonaws.com';

function descriptionOf({ TransitGatewayAttachmentId }: VpcAttachment): string {
  return `Network Interface for Transit Gateway Attachment ${TransitGatewayAttachmentId}`;
}

/** The subnets of an attachment: one of each zone, all of the network. */
function checkSubnets(
  context: CallContext,
  vpcId: string,
  subnetIds: readonly string[],
): void {
  const state = Ec2State.of(context);
  const subnets = subnetIds.map(id => state.subnets.require(id));
  const stranger = subnets.find(({ VpcId }) => VpcId !== vpcId);
  if (stranger) {
    throw ec2Error(
      'InvalidParameterValue',
      `Subnet ${stranger.SubnetId} does not belong to the VPC ${vpcId}`,
    );
  }
  const zones = subnets.map(({ AvailabilityZone }) => AvailabilityZone);
  const twice = zones.find((zone, index) => zones.indexOf(zone) !== index);
  if (twice) {
    throw ec2Error(
      'DuplicateSubnetsInSameZone',
      `Duplicate Subnets for same AZ: ${twice}`,
    );
  }
}

function addInterfaces(
  context: CallContext,
  attachment: VpcAttachment,
  subnetIds: readonly string[],
): void {
  const state = Ec2State.of(context);
  for (const id of subnetIds) {
    newNetworkInterface(context, {
      subnet: state.subnets.require(id),
      description: descriptionOf(attachment),
      interfaceType: 'transit_gateway',
      groupIds: [],
      requesterId: SERVICE,
    });
  }
}

/** Takes the interfaces away, all or those in some subnets; they are in the network's own account. */
function removeInterfaces(
  context: CallContext,
  attachment: VpcAttachment,
  subnetIds: readonly string[] = attachment.SubnetIds,
): void {
  const { networkInterfaces } = Ec2State.of(
    context.with({ accountId: attachment.VpcOwnerId }),
  );
  for (const eni of networkInterfaces.list()) {
    if (
      eni.Description === descriptionOf(attachment) &&
      subnetIds.includes(eni.SubnetId)
    ) {
      networkInterfaces.delete(eni.NetworkInterfaceId);
    }
  }
}

function settle(
  context: CallContext,
  attachment: VpcAttachment,
  change: 'create' | 'update',
): void {
  const awsMs = change === 'create' ? CREATION_MS : CHANGE_MS;
  void context.clock
    .sleep(durationOf(context, TYPE, change, awsMs))
    .then(() => {
      if (['pending', 'modifying'].includes(attachment.State)) {
        attachment.State = 'available';
      }
    });
}

function createAttachment(
  context: CallContext,
  input: CreateTransitGatewayVpcAttachmentRequest,
): object {
  const gatewayId = required(input.TransitGatewayId, 'TransitGatewayId');
  const vpcId = required(input.VpcId, 'VpcId');
  const subnetIds = required(input.SubnetIds, 'SubnetIds');
  authorizeEc2(
    context,
    'CreateTransitGatewayVpcAttachment',
    'transit-gateway-attachment/*',
  );
  for (const resource of [
    `vpc/${vpcId}`,
    ...subnetIds.map(id => `subnet/${id}`),
  ]) {
    authorizeEc2(context, 'CreateTransitGatewayVpcAttachment', resource);
  }
  const gateway = gatewaysOf(context).require(gatewayId);
  context.authorize(
    'ec2:CreateTransitGatewayVpcAttachment',
    gateway.TransitGatewayArn,
    { 'ec2:Region': context.region },
    { resourceAccountId: context.accountId },
  );
  if (gateway.State !== 'available') {
    throw ec2Error(
      'IncorrectState',
      `${gatewayId} is in invalid state: ${gateway.State}`,
    );
  }
  Ec2State.of(context).vpcs.require(vpcId);
  checkSubnets(context, vpcId, subnetIds);
  const directory = TransitGatewayDirectory.of(context);
  const other = directory
    .holding(vpcId)
    .find(attachment => attachment.TransitGatewayId === gatewayId);
  if (other) {
    throw ec2Error(
      'DuplicateTransitGatewayAttachment',
      `${gatewayId} has non-deleted Transit Gateway Attachments with same VPC ID.`,
    );
  }
  requireEc2Quota(
    context,
    'transitGatewayAttachments',
    [...directory.attachments.values()].filter(
      ({ TransitGatewayId, State }) =>
        TransitGatewayId === gatewayId && State !== 'deleted',
    ).length,
  );
  const isOwn = gateway.OwnerId === context.accountId;
  const accepted =
    isOwn || gateway.Options.AutoAcceptSharedAttachments === 'enable';
  const attachment: VpcAttachment = {
    TransitGatewayAttachmentId: ec2Id('tgw-attach'),
    TransitGatewayId: gatewayId,
    TransitGatewayOwnerId: gateway.OwnerId,
    VpcId: vpcId,
    VpcOwnerId: context.accountId,
    region: context.region,
    State: accepted ? 'pending' : 'pendingAcceptance',
    SubnetIds: [...subnetIds],
    CreationTime: context.clock.now(),
    Options: {
      DnsSupport: input.Options?.DnsSupport ?? 'enable',
      SecurityGroupReferencingSupport:
        input.Options?.SecurityGroupReferencingSupport ?? 'enable',
      Ipv6Support: input.Options?.Ipv6Support ?? 'disable',
      ApplianceModeSupport: input.Options?.ApplianceModeSupport ?? 'disable',
    },
    Tags: specifiedTags(input.TagSpecifications, 'transit-gateway-attachment'),
  };
  addInterfaces(context, attachment, subnetIds);
  directory.attachments.set(attachment.TransitGatewayAttachmentId, attachment);
  if (accepted) {
    connect(directory, gateway, attachment);
    settle(context, attachment, 'create');
  }
  return { TransitGatewayVpcAttachment: shownVpcAttachment(attachment) };
}

function modifyAttachment(
  context: CallContext,
  input: ModifyTransitGatewayVpcAttachmentRequest,
): object {
  const attachment = accessAttachment(
    context,
    'ModifyTransitGatewayVpcAttachment',
    input.TransitGatewayAttachmentId,
  );
  requireState(attachment, 'available');
  const added = input.AddSubnetIds ?? [];
  const removed = input.RemoveSubnetIds ?? [];
  const subnetIds = [...attachment.SubnetIds, ...added].filter(
    id => !removed.includes(id),
  );
  if (subnetIds.length === 0) {
    throw ec2Error(
      'InsufficientSubnetsException',
      `An attachment needs a subnet; ${attachment.TransitGatewayAttachmentId} would have none.`,
    );
  }
  checkSubnets(context, attachment.VpcId, subnetIds);
  removeInterfaces(context, attachment, removed);
  addInterfaces(context, attachment, added);
  attachment.SubnetIds = subnetIds;
  attachment.Options = {
    ...attachment.Options,
    ...Object.fromEntries(
      Object.entries(input.Options ?? {}).filter(
        ([, value]) => value !== undefined,
      ),
    ),
  };
  attachment.State = 'modifying';
  settle(context, attachment, 'update');
  return { TransitGatewayVpcAttachment: shownVpcAttachment(attachment) };
}

function requireState(
  { TransitGatewayAttachmentId, State }: VpcAttachment,
  ...wanted: string[]
): void {
  if (!wanted.includes(State)) {
    throw ec2Error(
      'IncorrectState',
      `${TransitGatewayAttachmentId} is in invalid state: ${State}`,
    );
  }
}

/** An attachment that waits for the answer of the gateway's owner, who the caller must be. */
function awaited(
  context: CallContext,
  action: string,
  id: string | undefined,
): VpcAttachment {
  const attachment = accessAttachment(context, action, id);
  if (attachment.TransitGatewayOwnerId !== context.accountId) {
    throw ec2Error(
      'UnauthorizedOperation',
      `Only the owner of ${attachment.TransitGatewayId} can answer for ${id}.`,
    );
  }
  requireState(attachment, 'pendingAcceptance');
  return attachment;
}

function acceptAttachment(
  context: CallContext,
  input: AcceptTransitGatewayVpcAttachmentRequest,
): object {
  const directory = TransitGatewayDirectory.of(context);
  const attachment = awaited(
    context,
    'AcceptTransitGatewayVpcAttachment',
    input.TransitGatewayAttachmentId,
  );
  attachment.State = 'pending';
  const gateway = directory.gateways.require(attachment.TransitGatewayId);
  connect(directory, gateway, attachment);
  settle(context, attachment, 'create');
  return { TransitGatewayVpcAttachment: shownVpcAttachment(attachment) };
}

function rejectAttachment(
  context: CallContext,
  input: RejectTransitGatewayVpcAttachmentRequest,
): object {
  const attachment = awaited(
    context,
    'RejectTransitGatewayVpcAttachment',
    input.TransitGatewayAttachmentId,
  );
  attachment.State = 'rejecting';
  void context.clock
    .sleep(durationOf(context, TYPE, 'delete', CHANGE_MS))
    .then(() => {
      removeInterfaces(context, attachment);
      attachment.State = 'rejected';
      attachment.deletedAt = context.clock.now();
    });
  return { TransitGatewayVpcAttachment: shownVpcAttachment(attachment) };
}

function deleteAttachment(
  context: CallContext,
  input: DeleteTransitGatewayVpcAttachmentRequest,
): object {
  const attachment = accessAttachment(
    context,
    'DeleteTransitGatewayVpcAttachment',
    input.TransitGatewayAttachmentId,
  );
  requireState(attachment, 'available', 'pendingAcceptance', 'rejected');
  attachment.State = 'deleting';
  void context.clock
    .sleep(durationOf(context, TYPE, 'delete', DELETION_MS))
    .then(() => {
      disconnect(TransitGatewayDirectory.of(context), attachment);
      removeInterfaces(context, attachment);
      attachment.State = 'deleted';
      attachment.deletedAt = context.clock.now();
    });
  return { TransitGatewayVpcAttachment: shownVpcAttachment(attachment) };
}

/** Operations on attachments of networks. */
export const attachmentOperations: Readonly<Record<string, Operation>> = {
  CreateTransitGatewayVpcAttachment: createAttachment,
  ModifyTransitGatewayVpcAttachment: modifyAttachment,
  AcceptTransitGatewayVpcAttachment: acceptAttachment,
  RejectTransitGatewayVpcAttachment: rejectAttachment,
  DeleteTransitGatewayVpcAttachment: deleteAttachment,
};
