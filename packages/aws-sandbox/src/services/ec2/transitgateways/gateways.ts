import type {
  CreateTransitGatewayRequest,
  DeleteTransitGatewayRequest,
  DescribeTransitGatewaysRequest,
  ModifyTransitGatewayRequest,
} from '@aws-sdk/client-ec2';
import { durationOf } from '../../../core/faults';
import { CallContext, Operation } from '../../../core/types';
import { authorizeEc2 } from '../authorizeEc2';
import { describe, FilterFields } from '../describe';
import { ec2Arn } from '../ec2Arn';
import { ec2Error, invalidParameter } from '../ec2Error';
import { requireEc2Quota } from '../ec2Quotas';
import { ec2Id } from '../Ec2State';
import { specifiedTags } from '../tagging';
import { accessGateway, gatewaysOf } from './access';
import { newRouteTable } from './newRouteTable';
import { shownGateway } from './shown';
import {
  TransitGateway,
  TransitGatewayDirectory,
} from './TransitGatewayDirectory';

const TYPE = 'AWS::EC2::TransitGateway';
const CREATION_MS = 150_000;
const CHANGE_MS = 30_000;
const DELETION_MS = 60_000;

const FIELDS: FilterFields<TransitGateway> = {
  'transit-gateway-id': gateway => [gateway.TransitGatewayId],
  'owner-id': gateway => [gateway.OwnerId],
  state: gateway => [gateway.State],
  'options.auto-accept-shared-attachments': ({ Options }) => [
    Options.AutoAcceptSharedAttachments,
  ],
  'options.default-route-table-association': ({ Options }) => [
    Options.DefaultRouteTableAssociation,
  ],
  'options.default-route-table-propagation': ({ Options }) => [
    Options.DefaultRouteTablePropagation,
  ],
};

/** 16-bit and 32-bit numbers for private use. */
function checkAsn(asn: number): number {
  const isPrivate =
    (asn >= 64_512 && asn <= 65_534) ||
    (asn >= 4_200_000_000 && asn <= 4_294_967_294);
  if (!isPrivate) {
    throw invalidParameter('amazonSideAsn', asn);
  }
  return asn;
}

function createTransitGateway(
  context: CallContext,
  input: CreateTransitGatewayRequest,
): object {
  authorizeEc2(context, 'CreateTransitGateway', 'transit-gateway/*');
  const { Options = {} } = input;
  if (Options.MulticastSupport === 'enable') {
    throw ec2Error(
      'UnsupportedOperation',
      'Multicast is not implemented by the local AWS',
    );
  }
  const directory = TransitGatewayDirectory.of(context);
  requireEc2Quota(
    context,
    'transitGateways',
    [...directory.gateways.values()].filter(
      ({ OwnerId, region, State }) =>
        OwnerId === context.accountId &&
        region === context.region &&
        State !== 'deleted',
    ).length,
  );
  const TransitGatewayId = ec2Id('tgw');
  const gateway: TransitGateway = {
    TransitGatewayId,
    TransitGatewayArn: ec2Arn(context, `transit-gateway/${TransitGatewayId}`),
    OwnerId: context.accountId,
    region: context.region,
    State: 'pending',
    Description: input.Description ?? '',
    CreationTime: context.clock.now(),
    Options: {
      AmazonSideAsn: checkAsn(Number(Options.AmazonSideAsn ?? 64_512)),
      TransitGatewayCidrBlocks: Options.TransitGatewayCidrBlocks,
      AutoAcceptSharedAttachments:
        Options.AutoAcceptSharedAttachments ?? 'disable',
      DefaultRouteTableAssociation:
        Options.DefaultRouteTableAssociation ?? 'enable',
      DefaultRouteTablePropagation:
        Options.DefaultRouteTablePropagation ?? 'enable',
      VpnEcmpSupport: Options.VpnEcmpSupport ?? 'enable',
      DnsSupport: Options.DnsSupport ?? 'enable',
      SecurityGroupReferencingSupport:
        Options.SecurityGroupReferencingSupport ?? 'disable',
      MulticastSupport: 'disable',
    },
    Tags: specifiedTags(input.TagSpecifications, 'transit-gateway'),
  };
  const associates = gateway.Options.DefaultRouteTableAssociation === 'enable';
  const propagates = gateway.Options.DefaultRouteTablePropagation === 'enable';
  if (associates || propagates) {
    const table = newRouteTable(context, gateway, { associates, propagates });
    table.State = 'available';
    const id = table.TransitGatewayRouteTableId;
    gateway.Options.AssociationDefaultRouteTableId = associates
      ? id
      : undefined;
    gateway.Options.PropagationDefaultRouteTableId = propagates
      ? id
      : undefined;
  }
  directory.gateways.set(TransitGatewayId, gateway);
  void context.clock
    .sleep(durationOf(context, TYPE, 'create', CREATION_MS))
    .then(() => {
      gateway.State = 'available';
    });
  return { TransitGateway: shownGateway(gateway) };
}

function modifyTransitGateway(
  context: CallContext,
  input: ModifyTransitGatewayRequest,
): object {
  const gateway = ownGateway(
    context,
    'ModifyTransitGateway',
    input.TransitGatewayId,
  );
  requireAvailable(gateway);
  const {
    AddTransitGatewayCidrBlocks = [],
    RemoveTransitGatewayCidrBlocks = [],
    ...options
  } = input.Options ?? {};
  const blocks = [
    ...(gateway.Options.TransitGatewayCidrBlocks ?? []),
    ...AddTransitGatewayCidrBlocks,
  ].filter(block => !RemoveTransitGatewayCidrBlocks.includes(block));
  gateway.Options = {
    ...gateway.Options,
    ...Object.fromEntries(
      Object.entries(options).filter(([, value]) => value !== undefined),
    ),
    TransitGatewayCidrBlocks: blocks.length ? blocks : undefined,
  };
  gateway.Description = input.Description ?? gateway.Description;
  gateway.State = 'modifying';
  void context.clock
    .sleep(durationOf(context, TYPE, 'update', CHANGE_MS))
    .then(() => {
      if (gateway.State === 'modifying') {
        gateway.State = 'available';
      }
    });
  return { TransitGateway: shownGateway(gateway) };
}

/** A transit gateway of the account itself; those that others share may be used, not changed. */
function ownGateway(
  context: CallContext,
  action: string,
  id: string | undefined,
): TransitGateway {
  const gateway = accessGateway(context, action, id);
  if (gateway.OwnerId !== context.accountId) {
    throw ec2Error(
      'UnauthorizedOperation',
      `The account ${context.accountId} does not own the transit gateway ${id}.`,
    );
  }
  return gateway;
}

function requireAvailable({ TransitGatewayId, State }: TransitGateway): void {
  if (State !== 'available') {
    throw ec2Error(
      'IncorrectState',
      `${TransitGatewayId} is in invalid state: ${State}`,
    );
  }
}

function deleteTransitGateway(
  context: CallContext,
  input: DeleteTransitGatewayRequest,
): object {
  const directory = TransitGatewayDirectory.of(context);
  const gateway = ownGateway(
    context,
    'DeleteTransitGateway',
    input.TransitGatewayId,
  );
  const { TransitGatewayId } = gateway;
  requireAvailable(gateway);
  const attached = directory.attachments
    .list()
    .filter(
      attachment =>
        attachment.TransitGatewayId === TransitGatewayId &&
        !['deleted', 'rejected'].includes(attachment.State),
    );
  if (attached.length) {
    throw ec2Error(
      'IncorrectState',
      `${TransitGatewayId} has non-deleted VPC Attachments: ${attached
        .map(({ TransitGatewayAttachmentId }) => TransitGatewayAttachmentId)
        .join(', ')}.`,
    );
  }
  const tables = directory.routeTables
    .list()
    .filter(
      table =>
        table.TransitGatewayId === TransitGatewayId &&
        table.State !== 'deleted',
    );
  const others = tables.filter(
    table =>
      !table.DefaultAssociationRouteTable &&
      !table.DefaultPropagationRouteTable,
  );
  if (others.length) {
    throw ec2Error(
      'IncorrectState',
      `${TransitGatewayId} has non-deleted route tables: ${others
        .map(table => table.TransitGatewayRouteTableId)
        .join(', ')}.`,
    );
  }
  gateway.State = 'deleting';
  void context.clock
    .sleep(durationOf(context, TYPE, 'delete', DELETION_MS))
    .then(() => {
      gateway.State = 'deleted';
      tables.forEach(table =>
        directory.routeTables.delete(table.TransitGatewayRouteTableId),
      );
    });
  return { TransitGateway: shownGateway(gateway) };
}

/** Operations on transit gateways themselves. */
export const transitGatewayOperations: Readonly<Record<string, Operation>> = {
  CreateTransitGateway: createTransitGateway,
  ModifyTransitGateway: modifyTransitGateway,
  DeleteTransitGateway: deleteTransitGateway,

  DescribeTransitGateways(context, input: DescribeTransitGatewaysRequest) {
    authorizeEc2(context, 'DescribeTransitGateways');
    const { page, NextToken } = describe({
      records: gatewaysOf(context),
      ids: input.TransitGatewayIds,
      input,
      fields: FIELDS,
    });
    return { TransitGateways: page.map(shownGateway), NextToken };
  },
};
