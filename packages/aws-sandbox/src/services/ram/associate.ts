import { randomUUID } from 'crypto';
import { durationOf } from '../../core/faults';
import { CallContext } from '../../core/types';
import { TransitGatewayDirectory } from '../ec2/transitgateways/TransitGatewayDirectory';
import { RamState, ResourceShare, ShareAssociation } from './RamState';
import { ramError } from './ramError';

const TYPE = 'AWS::RAM::ResourceShare';
const ASSOCIATION_MS = 10_000;
const ACCOUNT = /^\d{12}$/;
const ORGANIZATION = /^arn:[\w-]+:organizations::/;

/** Whether the account has what it wants to share. */
function checkResource(context: CallContext, arn: string): void {
  const [prefix, , service, region, accountId, resource = ''] = arn.split(':');
  if (prefix !== 'arn' || !resource) {
    throw ramError(
      'MalformedArnException',
      `The specified resource ARN ${arn} is not valid. Verify the ARN and try again.`,
    );
  }
  const [type, id] = resource.split('/');
  if (service !== 'ec2' || type !== 'transit-gateway') {
    throw ramError(
      'MalformedArnException',
      `Resources of the type of ${arn} cannot be shared on the local AWS; transit gateways can.`,
    );
  }
  const gateway = TransitGatewayDirectory.of(context).gateways.get(id);
  if (
    !gateway ||
    gateway.State === 'deleted' ||
    accountId !== context.accountId ||
    region !== context.region ||
    gateway.OwnerId !== context.accountId
  ) {
    throw ramError(
      'UnknownResourceException',
      `The resource ${arn} could not be found in account ${context.accountId}.`,
    );
  }
}

/** Whether the share may go to a principal: there is no organization, so everyone is outside. */
function checkPrincipal(share: ResourceShare, principal: string): void {
  if (ORGANIZATION.test(principal)) {
    throw ramError(
      'OperationNotPermittedException',
      'The operation you requested is not permitted: sharing within your AWS Organization is not enabled.',
    );
  }
  if (!ACCOUNT.test(principal)) {
    throw ramError(
      'InvalidParameterException',
      `Principal ID ${principal} is malformed. Verify the ID and try again.`,
    );
  }
  if (principal === share.owningAccountId) {
    throw ramError(
      'InvalidParameterException',
      `You cannot share a resource with its own account ${principal}.`,
    );
  }
  if (!share.allowExternalPrincipals) {
    throw ramError(
      'OperationNotPermittedException',
      'The resource you are attempting to share can only be shared within your AWS Organization. This error may also occur if you have not enabled sharing with your AWS organization.',
    );
  }
}

/** Checks everything before anything is changed. */
export function checkAssociations(
  context: CallContext,
  share: ResourceShare,
  change: { resourceArns: readonly string[]; principals: readonly string[] },
): void {
  change.resourceArns.forEach(arn => checkResource(context, arn));
  change.principals.forEach(principal => checkPrincipal(share, principal));
}

/** Puts resources and accounts into a share; the accounts are asked first. */
export function associate(
  context: CallContext,
  share: ResourceShare,
  change: { resourceArns: readonly string[]; principals: readonly string[] },
): void {
  const { clock } = context;
  const now = clock.now();
  const fresh = (): ShareAssociation => ({
    status: 'ASSOCIATING',
    creationTime: now,
    lastUpdatedTime: now,
  });
  for (const arn of change.resourceArns) {
    const known = share.resources.get(arn);
    if (!known || known.status !== 'ASSOCIATED') {
      const association = fresh();
      share.resources.set(arn, association);
      void clock
        .sleep(durationOf(context, TYPE, 'update', ASSOCIATION_MS))
        .then(() => {
          if (association.status === 'ASSOCIATING') {
            association.status = 'ASSOCIATED';
            association.lastUpdatedTime = clock.now();
          }
        });
    }
  }
  for (const accountId of change.principals) {
    const known = share.principals.get(accountId);
    if (!known || known.status === 'DISASSOCIATED') {
      share.principals.set(accountId, fresh());
      invite(context, share, accountId);
    }
  }
  share.lastUpdatedTime = now;
}

function invite(
  context: CallContext,
  share: ResourceShare,
  receiverAccountId: string,
): void {
  const { partition, region, accountId, clock } = context;
  const resourceShareInvitationArn = `arn:${partition}:ram:${region}:${accountId}:resource-share-invitation/${randomUUID()}`;
  RamState.of(context).invitations.set(resourceShareInvitationArn, {
    resourceShareInvitationArn,
    resourceShareArn: share.resourceShareArn,
    receiverAccountId,
    invitationTimestamp: clock.now(),
    status: 'PENDING',
  });
}

/** Takes resources and accounts out of a share. */
export function disassociate(
  context: CallContext,
  share: ResourceShare,
  change: { resourceArns: readonly string[]; principals: readonly string[] },
): void {
  const now = context.clock.now();
  const end = (associations: ResourceShare['resources'], id: string) => {
    const association = associations.get(id);
    if (!association || association.status === 'DISASSOCIATED') {
      throw ramError(
        'UnknownResourceException',
        `${id} is not associated with ${share.resourceShareArn}.`,
      );
    }
    association.status = 'DISASSOCIATED';
    association.lastUpdatedTime = now;
  };
  change.resourceArns.forEach(arn => end(share.resources, arn));
  for (const accountId of change.principals) {
    end(share.principals, accountId);
    const invitation = RamState.of(context).invitationTo(
      accountId,
      share.resourceShareArn,
    );
    if (invitation?.status === 'PENDING') {
      invitation.status = 'EXPIRED';
    }
  }
  share.lastUpdatedTime = now;
}
