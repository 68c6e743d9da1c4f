import { CallContext } from '../../core/types';
import { ramError } from './ramError';

/** How long an invitation waits for an answer. */
const INVITATION_MS = 7 * 86_400_000;
/** How long a deleted share is shown. */
const DELETED_SHOWN_MS = 2 * 3_600_000;

export type AssociationStatus =
  | 'ASSOCIATING'
  | 'ASSOCIATED'
  | 'DISASSOCIATING'
  | 'DISASSOCIATED';

/** A resource in a share, or an account with which it is shared. */
export interface ShareAssociation {
  status: AssociationStatus;
  readonly creationTime: Date;
  lastUpdatedTime: Date;
}

/** Resources of one account that others may use. */
export interface ResourceShare {
  readonly resourceShareArn: string;
  name: string;
  readonly owningAccountId: string;
  readonly region: string;
  allowExternalPrincipals: boolean;
  status: 'ACTIVE' | 'DELETING' | 'DELETED';
  readonly creationTime: Date;
  lastUpdatedTime: Date;
  tags: Record<string, string>;
  readonly clientToken?: string;
  /** By ARN. */
  readonly resources: Map<string, ShareAssociation>;
  /** By account id. */
  readonly principals: Map<string, ShareAssociation>;
}

/** What an account outside the owner's organization is asked. */
export interface Invitation {
  readonly resourceShareInvitationArn: string;
  readonly resourceShareArn: string;
  readonly receiverAccountId: string;
  readonly invitationTimestamp: Date;
  status: 'PENDING' | 'ACCEPTED' | 'REJECTED' | 'EXPIRED';
}

/** The shares of all accounts and regions, since they are seen from both sides. */
export class RamState {
  readonly shares = new Map<string, ResourceShare>();
  readonly invitations = new Map<string, Invitation>();

  static of(context: CallContext): RamState {
    const state = context.globalStore('ram', () => new RamState());
    state.expire(context.clock.now().getTime());
    return state;
  }

  /** What nobody answered in time is over, and what was deleted is no longer shown. */
  private expire(now: number): void {
    for (const invitation of this.invitations.values()) {
      const age = now - invitation.invitationTimestamp.getTime();
      if (invitation.status === 'PENDING' && age > INVITATION_MS) {
        invitation.status = 'EXPIRED';
        this.shares
          .get(invitation.resourceShareArn)
          ?.principals.delete(invitation.receiverAccountId);
      }
    }
    for (const share of this.shares.values()) {
      const age = now - share.lastUpdatedTime.getTime();
      if (share.status === 'DELETED' && age > DELETED_SHOWN_MS) {
        this.shares.delete(share.resourceShareArn);
      }
    }
  }

  share(arn: string | undefined): ResourceShare {
    const share = this.shares.get(arn ?? '');
    if (!share) {
      throw ramError(
        'UnknownResourceException',
        `ResourceShare ${arn} could not be found.`,
      );
    }
    return share;
  }

  /** The latest question that an account was asked about a share. */
  invitationTo(accountId: string, shareArn: string): Invitation | undefined {
    return [...this.invitations.values()]
      .filter(
        ({ receiverAccountId, resourceShareArn }) =>
          receiverAccountId === accountId && resourceShareArn === shareArn,
      )
      .pop();
  }
}
