import type {
  TransitGatewayOptions,
  TransitGatewayVpcAttachmentOptions,
} from '@aws-sdk/client-ec2';
import { CallContext } from '../../../core/types';
import { Records } from '../Ec2State';
import { Tag } from '../records';

export type TransitGatewayState =
  | 'pending'
  | 'available'
  | 'modifying'
  | 'deleting'
  | 'deleted';

/** What the members of a region's transit network have. */
interface InRegion {
  readonly region: string;
  readonly CreationTime: Date;
  Tags: Tag[];
}

export interface TransitGateway extends InRegion {
  readonly TransitGatewayId: string;
  readonly TransitGatewayArn: string;
  readonly OwnerId: string;
  State: TransitGatewayState;
  Description: string;
  Options: TransitGatewayOptions;
}

export interface VpcAttachment extends InRegion {
  readonly TransitGatewayAttachmentId: string;
  readonly TransitGatewayId: string;
  readonly TransitGatewayOwnerId: string;
  readonly VpcId: string;
  readonly VpcOwnerId: string;
  State:
    | 'pendingAcceptance'
    | 'pending'
    | 'available'
    | 'modifying'
    | 'deleting'
    | 'deleted'
    | 'rejecting'
    | 'rejected';
  SubnetIds: string[];
  Options: TransitGatewayVpcAttachmentOptions;
  deletedAt?: Date;
}

/** A route that somebody wrote; those that attachments announce follow from the propagations. */
export interface StaticRoute {
  readonly cidr: string;
  /** Absent for a route that drops what it matches. */
  attachmentId?: string;
}

export interface TransitGatewayRouteTable extends InRegion {
  readonly TransitGatewayRouteTableId: string;
  readonly TransitGatewayId: string;
  readonly OwnerId: string;
  State: 'pending' | 'available' | 'deleting' | 'deleted';
  DefaultAssociationRouteTable: boolean;
  DefaultPropagationRouteTable: boolean;
  /** States by attachment. */
  readonly associations: Map<
    string,
    'associating' | 'associated' | 'disassociating'
  >;
  readonly propagations: Map<string, 'enabling' | 'enabled' | 'disabling'>;
  routes: StaticRoute[];
}

/**
 * The transit gateways of all accounts: who has one may share it, and the attachments of other accounts' networks are
 * seen from both sides.
 */
export class TransitGatewayDirectory {
  readonly gateways = new Records<TransitGateway>(
    'InvalidTransitGatewayID.NotFound',
    'transitGateway ID',
  );
  readonly attachments = new Records<VpcAttachment>(
    'InvalidTransitGatewayAttachmentID.NotFound',
    'transitGatewayAttachment ID',
  );
  readonly routeTables = new Records<TransitGatewayRouteTable>(
    'InvalidRouteTableID.NotFound',
    'transitGatewayRouteTable ID',
  );

  static of(
    context: Pick<CallContext, 'globalStore'>,
  ): TransitGatewayDirectory {
    return context.globalStore(
      'ec2-transit-gateways',
      () => new TransitGatewayDirectory(),
    );
  }

  /** Attachments of a network that hold it: all that are not gone. */
  holding(vpcId: string): VpcAttachment[] {
    return this.attachments
      .list()
      .filter(
        ({ VpcId, State }) =>
          VpcId === vpcId && State !== 'deleted' && State !== 'rejected',
      );
  }

  /** The table that decides about what comes out of an attachment. */
  tableOf(attachmentId: string): TransitGatewayRouteTable | undefined {
    return this.routeTables
      .list()
      .find(({ associations }) => associations.has(attachmentId));
  }
}
