import type {
  AssociateTransitGatewayRouteTableRequest,
  CreateTransitGatewayRouteTableRequest,
  DeleteTransitGatewayRouteTableRequest,
  DescribeTransitGatewayRouteTablesRequest,
  DisableTransitGatewayRouteTablePropagationRequest,
  DisassociateTransitGatewayRouteTableRequest,
  EnableTransitGatewayRouteTablePropagationRequest,
} from '@aws-sdk/client-ec2';
import { durationOf } from '../../../core/faults';
import { CallContext, Operation } from '../../../core/types';
import { authorizeEc2 } from '../authorizeEc2';
import { describe, FilterFields } from '../describe';
import { ec2Error, required } from '../ec2Error';
import { specifiedTags } from '../tagging';
import {
  accessRouteTable,
  attachmentsOf,
  gatewaysOf,
  routeTablesOf,
} from './access';
import { newRouteTable } from './newRouteTable';
import { shownTable } from './shown';
import {
  TransitGatewayDirectory,
  TransitGatewayRouteTable,
  VpcAttachment,
} from './TransitGatewayDirectory';

const TYPE = 'AWS::EC2::TransitGatewayRouteTable';
const CHANGE_MS = 30_000;

const FIELDS: FilterFields<TransitGatewayRouteTable> = {
  'transit-gateway-route-table-id': table => [table.TransitGatewayRouteTableId],
  'transit-gateway-id': table => [table.TransitGatewayId],
  state: table => [table.State],
  'default-association-route-table': table => [
    String(table.DefaultAssociationRouteTable),
  ],
  'default-propagation-route-table': table => [
    String(table.DefaultPropagationRouteTable),
  ],
};

interface TableAndAttachment {
  TransitGatewayRouteTableId?: string;
  TransitGatewayAttachmentId?: string;
}

/** Table and attachment of a call; the owner of the gateway has a say about attachments of others, too. */
function joined(
  context: CallContext,
  action: string,
  input: TableAndAttachment,
) {
  const table = accessRouteTable(
    context,
    action,
    input.TransitGatewayRouteTableId,
  );
  const attachmentId = required(
    input.TransitGatewayAttachmentId,
    'TransitGatewayAttachmentId',
  );
  authorizeEc2(context, action, `transit-gateway-attachment/${attachmentId}`);
  const attachment = attachmentsOf(context).require(attachmentId);
  if (attachment.TransitGatewayId !== table.TransitGatewayId) {
    throw ec2Error(
      'InvalidParameterValue',
      `${attachmentId} and ${table.TransitGatewayRouteTableId} belong to different transit gateways`,
    );
  }
  return { table, attachment, attachmentId };
}

function requireUsable(attachment: VpcAttachment): void {
  if (!['available', 'pending', 'modifying'].includes(attachment.State)) {
    throw ec2Error(
      'IncorrectState',
      `${attachment.TransitGatewayAttachmentId} is in invalid state: ${attachment.State}`,
    );
  }
}

function resourceOf({ TransitGatewayAttachmentId, VpcId }: VpcAttachment) {
  return { TransitGatewayAttachmentId, ResourceId: VpcId, ResourceType: 'vpc' };
}

/** Puts the last state into a map in time, or takes the entry out. */
function pass<S>(
  context: CallContext,
  states: Map<string, S>,
  change: { id: string; from: S; to?: S },
): void {
  const { id, from, to } = change;
  states.set(id, from);
  void context.clock
    .sleep(durationOf(context, TYPE, 'update', CHANGE_MS))
    .then(() => {
      if (states.get(id) === from) {
        if (to === undefined) {
          states.delete(id);
        } else {
          states.set(id, to);
        }
      }
    });
}

/** Operations on route tables of transit gateways and what is in them of attachments. */
export const transitRouteTableOperations: Readonly<Record<string, Operation>> =
  {
    CreateTransitGatewayRouteTable(
      context,
      input: CreateTransitGatewayRouteTableRequest,
    ) {
      const gatewayId = required(input.TransitGatewayId, 'TransitGatewayId');
      authorizeEc2(
        context,
        'CreateTransitGatewayRouteTable',
        'transit-gateway-route-table/*',
      );
      authorizeEc2(
        context,
        'CreateTransitGatewayRouteTable',
        `transit-gateway/${gatewayId}`,
      );
      const gateway = gatewaysOf(context).require(gatewayId);
      if (
        gateway.OwnerId !== context.accountId ||
        gateway.State !== 'available'
      ) {
        throw ec2Error(
          'IncorrectState',
          `${gatewayId} is in invalid state: ${gateway.State}`,
        );
      }
      const table = newRouteTable(context, gateway, {
        tags: specifiedTags(
          input.TagSpecifications,
          'transit-gateway-route-table',
        ),
      });
      void context.clock
        .sleep(durationOf(context, TYPE, 'create', CHANGE_MS))
        .then(() => {
          table.State = 'available';
        });
      return { TransitGatewayRouteTable: shownTable(table) };
    },

    DescribeTransitGatewayRouteTables(
      context,
      input: DescribeTransitGatewayRouteTablesRequest,
    ) {
      authorizeEc2(context, 'DescribeTransitGatewayRouteTables');
      const { page, NextToken } = describe({
        records: routeTablesOf(context),
        ids: input.TransitGatewayRouteTableIds,
        input,
        fields: FIELDS,
      });
      return { TransitGatewayRouteTables: page.map(shownTable), NextToken };
    },

    DeleteTransitGatewayRouteTable(
      context,
      input: DeleteTransitGatewayRouteTableRequest,
    ) {
      const table = accessRouteTable(
        context,
        'DeleteTransitGatewayRouteTable',
        input.TransitGatewayRouteTableId,
      );
      const id = table.TransitGatewayRouteTableId;
      if (table.associations.size > 0) {
        throw ec2Error(
          'IncorrectState',
          `${id} has non-deleted associations: ${[
            ...table.associations.keys(),
          ].join(', ')}.`,
        );
      }
      if (
        table.DefaultAssociationRouteTable ||
        table.DefaultPropagationRouteTable
      ) {
        throw ec2Error(
          'IncorrectState',
          `${id} is a default route table of ${table.TransitGatewayId} and cannot be deleted.`,
        );
      }
      table.State = 'deleting';
      void context.clock
        .sleep(durationOf(context, TYPE, 'delete', CHANGE_MS))
        .then(() => {
          table.State = 'deleted';
          TransitGatewayDirectory.of(context).routeTables.delete(id);
        });
      return { TransitGatewayRouteTable: shownTable(table) };
    },

    AssociateTransitGatewayRouteTable(
      context,
      input: AssociateTransitGatewayRouteTableRequest,
    ) {
      const { table, attachment, attachmentId } = joined(
        context,
        'AssociateTransitGatewayRouteTable',
        input,
      );
      requireUsable(attachment);
      const present = TransitGatewayDirectory.of(context).tableOf(attachmentId);
      if (present) {
        throw ec2Error(
          'Resource.AlreadyAssociated',
          `Transit Gateway Attachment ${attachmentId} is already associated to a route table.`,
        );
      }
      pass(context, table.associations, {
        id: attachmentId,
        from: 'associating',
        to: 'associated',
      });
      return {
        Association: {
          TransitGatewayRouteTableId: table.TransitGatewayRouteTableId,
          ...resourceOf(attachment),
          State: 'associating',
        },
      };
    },

    DisassociateTransitGatewayRouteTable(
      context,
      input: DisassociateTransitGatewayRouteTableRequest,
    ) {
      const { table, attachment, attachmentId } = joined(
        context,
        'DisassociateTransitGatewayRouteTable',
        input,
      );
      if (!table.associations.has(attachmentId)) {
        throw ec2Error(
          'InvalidAssociation.NotFound',
          `Association does not exist between ${attachmentId} and ${table.TransitGatewayRouteTableId}`,
        );
      }
      pass(context, table.associations, {
        id: attachmentId,
        from: 'disassociating',
      });
      return {
        Association: {
          TransitGatewayRouteTableId: table.TransitGatewayRouteTableId,
          ...resourceOf(attachment),
          State: 'disassociating',
        },
      };
    },

    EnableTransitGatewayRouteTablePropagation(
      context,
      input: EnableTransitGatewayRouteTablePropagationRequest,
    ) {
      const { table, attachment, attachmentId } = joined(
        context,
        'EnableTransitGatewayRouteTablePropagation',
        input,
      );
      requireUsable(attachment);
      if (table.propagations.has(attachmentId)) {
        throw ec2Error(
          'TransitGatewayRouteTablePropagation.Duplicate',
          `Propagation ${attachmentId} already exists in Transit Gateway Route Table ${table.TransitGatewayRouteTableId}`,
        );
      }
      table.propagations.set(attachmentId, 'enabled');
      return {
        Propagation: {
          TransitGatewayRouteTableId: table.TransitGatewayRouteTableId,
          ...resourceOf(attachment),
          State: 'enabled',
        },
      };
    },

    DisableTransitGatewayRouteTablePropagation(
      context,
      input: DisableTransitGatewayRouteTablePropagationRequest,
    ) {
      const { table, attachment, attachmentId } = joined(
        context,
        'DisableTransitGatewayRouteTablePropagation',
        input,
      );
      if (!table.propagations.delete(attachmentId)) {
        throw ec2Error(
          'TransitGatewayRouteTablePropagation.NotFound',
          `Propagation ${attachmentId} does not exist in Transit Gateway Route Table ${table.TransitGatewayRouteTableId}`,
        );
      }
      return {
        Propagation: {
          TransitGatewayRouteTableId: table.TransitGatewayRouteTableId,
          ...resourceOf(attachment),
          State: 'disabled',
        },
      };
    },
  };
