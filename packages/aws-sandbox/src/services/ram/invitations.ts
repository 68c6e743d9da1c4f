import type {
  AcceptResourceShareInvitationRequest,
  GetResourceShareInvitationsRequest,
  RejectResourceShareInvitationRequest,
} from '@aws-sdk/client-ram';
import { CallContext, Operation } from '../../core/types';
import { ramPage } from './page';
import { Invitation, RamState } from './RamState';
import { ramError } from './ramError';

function shown(state: RamState, invitation: Invitation): object {
  const share = state.shares.get(invitation.resourceShareArn);
  return {
    ...invitation,
    resourceShareName: share?.name,
    senderAccountId: invitation.resourceShareArn.split(':')[4],
  };
}

/** An invitation of the caller's account that waits for an answer. */
function awaited(
  context: CallContext,
  action: string,
  arn: string | undefined,
): Invitation {
  const state = RamState.of(context);
  const invitation = state.invitations.get(arn ?? '');
  context.authorize(
    `ram:${action}`,
    arn ?? '*',
    invitation
      ? {
          'ram:ShareOwnerAccountId': invitation.resourceShareArn.split(':')[4],
        }
      : {},
    // The invitation is the sender's, the answer is the receiver's to give.
    { resourceAccountId: context.accountId },
  );
  if (invitation?.receiverAccountId !== context.accountId) {
    throw ramError(
      'ResourceShareInvitationArnNotFoundException',
      `ResourceShareInvitation ${arn} could not be found.`,
    );
  }
  if (invitation.status === 'EXPIRED') {
    throw ramError(
      'ResourceShareInvitationExpiredException',
      `ResourceShareInvitation ${arn} has expired.`,
    );
  }
  if (invitation.status !== 'PENDING') {
    const word = invitation.status === 'ACCEPTED' ? 'Accepted' : 'Rejected';
    throw ramError(
      `ResourceShareInvitationAlready${word}Exception`,
      `ResourceShareInvitation ${arn} was already ${word.toLowerCase()}.`,
    );
  }
  return invitation;
}

/** Operations of those who are asked. */
export const invitationOperations: Readonly<Record<string, Operation>> = {
  GetResourceShareInvitations(
    context,
    input: GetResourceShareInvitationsRequest,
  ) {
    context.authorize('ram:GetResourceShareInvitations', '*');
    const state = RamState.of(context);
    const mine = [...state.invitations.values()].filter(
      ({ receiverAccountId, resourceShareArn, ...invitation }) =>
        receiverAccountId === context.accountId &&
        resourceShareArn.split(':')[3] === context.region &&
        (!input.resourceShareArns?.length ||
          input.resourceShareArns.includes(resourceShareArn)) &&
        (!input.resourceShareInvitationArns?.length ||
          input.resourceShareInvitationArns.includes(
            invitation.resourceShareInvitationArn,
          )),
    );
    const { items, nextToken } = ramPage(
      mine,
      input,
      invitation => invitation.resourceShareInvitationArn,
    );
    return {
      resourceShareInvitations: items.map(item => shown(state, item)),
      nextToken,
    };
  },

  AcceptResourceShareInvitation(
    context,
    input: AcceptResourceShareInvitationRequest,
  ) {
    const invitation = awaited(
      context,
      'AcceptResourceShareInvitation',
      input.resourceShareInvitationArn,
    );
    const state = RamState.of(context);
    invitation.status = 'ACCEPTED';
    const association = state
      .share(invitation.resourceShareArn)
      .principals.get(context.accountId);
    if (association) {
      association.status = 'ASSOCIATED';
      association.lastUpdatedTime = context.clock.now();
    }
    return {
      resourceShareInvitation: shown(state, invitation),
      clientToken: input.clientToken,
    };
  },

  RejectResourceShareInvitation(
    context,
    input: RejectResourceShareInvitationRequest,
  ) {
    const invitation = awaited(
      context,
      'RejectResourceShareInvitation',
      input.resourceShareInvitationArn,
    );
    const state = RamState.of(context);
    invitation.status = 'REJECTED';
    state
      .share(invitation.resourceShareArn)
      .principals.delete(context.accountId);
    return {
      resourceShareInvitation: shown(state, invitation),
      clientToken: input.clientToken,
    };
  },
};
