import type {
  AssociateVPCWithHostedZoneRequest,
  CreateVPCAssociationAuthorizationRequest,
  DeleteVPCAssociationAuthorizationRequest,
  DisassociateVPCFromHostedZoneRequest,
  ListHostedZonesByVPCRequest,
  ListVPCAssociationAuthorizationsRequest,
  VPC,
} from '@aws-sdk/client-route-53';
import { CallContext, Operation } from '../../core/types';
import { paginateInOrder } from '../../validation';
import { accessZone, authorizeRoute53, bareId, zoneArn } from './access';
import { submitChange } from './changes';
import { HostedZone, Route53State } from './Route53State';
import { route53Error } from './route53Error';
import { ownerOf, requireVpc, vpcConditions } from './vpcs';
import { requireNoConflict } from './zones';

const MOST_NETWORKS = 50;
const MOST_ZONES = 100;

function isSame(left: VPC, right: VPC): boolean {
  return left.VPCId === right.VPCId;
}

function requirePrivate(zone: HostedZone): void {
  if (!zone.isPrivate) {
    throw route53Error(
      'PublicZoneVPCAssociation',
      `${zone.id} is a public zone; only private hosted zones can be associated with VPCs.`,
    );
  }
}

function authorizationsOf(state: Route53State, zoneId: string): VPC[] {
  return state.authorizations.get(zoneId) ?? [];
}

/** The zone of an association: the caller's own, or one whose owner lets the caller's network in. */
function zoneFor(
  context: CallContext,
  action: string,
  input: { HostedZoneId?: string; VPC?: VPC },
): HostedZone {
  const id = bareId(input.HostedZoneId);
  authorizeRoute53(
    context,
    action,
    zoneArn(context, id),
    vpcConditions(input.VPC),
  );
  return Route53State.of(context).zone(id);
}

function associate(
  context: CallContext,
  input: AssociateVPCWithHostedZoneRequest,
): object {
  const zone = zoneFor(context, 'AssociateVPCWithHostedZone', input);
  const state = Route53State.of(context);
  const vpc = input.VPC!;
  requirePrivate(zone);
  requireVpc(context, vpc, context.accountId);
  const isOwn = zone.accountId === context.accountId;
  if (
    !isOwn &&
    !authorizationsOf(state, zone.id).some(other => isSame(other, vpc))
  ) {
    throw route53Error(
      'NotAuthorizedException',
      `The VPC: ${vpc.VPCId} has not authorized to associate with your hosted zone.`,
      401,
    );
  }
  requireNoConflict(state, zone.name, vpc);
  zone.vpcs = [...zone.vpcs, vpc];
  return { ChangeInfo: submitChange(context, input.Comment) };
}

function disassociate(
  context: CallContext,
  input: DisassociateVPCFromHostedZoneRequest,
): object {
  const zone = zoneFor(context, 'DisassociateVPCFromHostedZone', input);
  const vpc = input.VPC!;
  if (!zone.vpcs.some(other => isSame(other, vpc))) {
    throw route53Error(
      'VPCAssociationNotFound',
      `The VPC ${vpc.VPCId} and hosted zone ${zone.id} that you specified are not currently associated.`,
      404,
    );
  }
  if (
    zone.accountId !== context.accountId &&
    ownerOf(context, vpc) !== context.accountId
  ) {
    throw route53Error(
      'NotAuthorizedException',
      `The caller owns neither ${zone.id} nor ${vpc.VPCId}.`,
      401,
    );
  }
  if (zone.vpcs.length === 1) {
    throw route53Error(
      'LastVPCAssociation',
      `The VPC: ${vpc.VPCId} is the last VPC associated with the hosted zone: ${zone.id}, and it cannot be disassociated.`,
    );
  }
  zone.vpcs = zone.vpcs.filter(other => !isSame(other, vpc));
  return { ChangeInfo: submitChange(context, input.Comment) };
}

/** Networks in which private zones are known, also those of other accounts. */
export const associationOperations: Readonly<Record<string, Operation>> = {
  AssociateVPCWithHostedZone: associate,
  DisassociateVPCFromHostedZone: disassociate,

  CreateVPCAssociationAuthorization(
    context,
    input: CreateVPCAssociationAuthorizationRequest,
  ) {
    const zone = accessZone(
      context,
      'CreateVPCAssociationAuthorization',
      input.HostedZoneId,
      vpcConditions(input.VPC),
    );
    requirePrivate(zone);
    const state = Route53State.of(context);
    const vpc = input.VPC!;
    state.authorizations.set(zone.id, [
      ...authorizationsOf(state, zone.id).filter(other => !isSame(other, vpc)),
      vpc,
    ]);
    return { HostedZoneId: zone.id, VPC: vpc };
  },

  DeleteVPCAssociationAuthorization(
    context,
    input: DeleteVPCAssociationAuthorizationRequest,
  ) {
    const zone = accessZone(
      context,
      'DeleteVPCAssociationAuthorization',
      input.HostedZoneId,
      vpcConditions(input.VPC),
    );
    const state = Route53State.of(context);
    const known = authorizationsOf(state, zone.id);
    const rest = known.filter(other => !isSame(other, input.VPC!));
    if (rest.length === known.length) {
      throw route53Error(
        'VPCAssociationAuthorizationNotFound',
        `The VPC ${input.VPC?.VPCId} is not authorized for the hosted zone ${zone.id}.`,
        404,
      );
    }
    state.authorizations.set(zone.id, rest);
    return {};
  },

  ListVPCAssociationAuthorizations(
    context,
    input: ListVPCAssociationAuthorizationsRequest,
  ) {
    const zone = accessZone(
      context,
      'ListVPCAssociationAuthorizations',
      input.HostedZoneId,
    );
    const { items, nextToken } = paginateInOrder(
      authorizationsOf(Route53State.of(context), zone.id),
      {
        limit: input.MaxResults && Number(input.MaxResults),
        defaultLimit: MOST_NETWORKS,
        token: input.NextToken,
        keyOf: ({ VPCId, VPCRegion }) => `${VPCRegion}/${VPCId}`,
        invalidTokenCode: 'InvalidPaginationToken',
      },
    );
    return { HostedZoneId: zone.id, VPCs: items, NextToken: nextToken };
  },

  ListHostedZonesByVPC(context, input: ListHostedZonesByVPCRequest) {
    const vpc = { VPCId: input.VPCId, VPCRegion: input.VPCRegion };
    authorizeRoute53(context, 'ListHostedZonesByVPC', '*', vpcConditions(vpc));
    requireVpc(context, vpc, context.accountId);
    const zones = [...Route53State.of(context).zones.values()].filter(zone =>
      zone.vpcs.some(other => isSame(other, vpc)),
    );
    const limit = Math.min(Number(input.MaxItems ?? MOST_ZONES), MOST_ZONES);
    const { items, nextToken } = paginateInOrder(zones, {
      limit,
      defaultLimit: MOST_ZONES,
      token: input.NextToken,
      keyOf: ({ id }) => id,
      invalidTokenCode: 'InvalidPaginationToken',
    });
    return {
      NextToken: nextToken,
      HostedZoneSummaries: items.map(({ id, name, accountId }) => ({
        HostedZoneId: id,
        Name: name,
        Owner: { OwningAccount: accountId },
      })),
      MaxItems: limit,
    };
  },
};
