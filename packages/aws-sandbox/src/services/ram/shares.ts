import type {
  AssociateResourceShareRequest,
  CreateResourceShareRequest,
  DeleteResourceShareRequest,
  DisassociateResourceShareRequest,
  GetResourceSharesRequest,
  UpdateResourceShareRequest,
} from '@aws-sdk/client-ram';
import { randomUUID } from 'crypto';
import { CallContext, Operation } from '../../core/types';
import { accessShare, requestConditions } from './access';
import { associate, checkAssociations, disassociate } from './associate';
import { ramPage } from './page';
import { RamState, ResourceShare } from './RamState';
import { ramError } from './ramError';
import { shownAssociations } from './shownAssociations';

function shown(share: ResourceShare): object {
  const { tags, resources, principals, clientToken, region, ...rest } = share;
  return {
    ...rest,
    featureSet: 'STANDARD',
    tags: Object.entries(tags).map(([key, value]) => ({ key, value })),
  };
}

function createResourceShare(
  context: CallContext,
  input: CreateResourceShareRequest,
): object {
  const { partition, region, accountId, clock } = context;
  const allowExternalPrincipals = input.allowExternalPrincipals ?? true;
  const change = {
    resourceArns: input.resourceArns ?? [],
    principals: input.principals ?? [],
  };
  const conditions = requestConditions({
    ...change,
    allowExternalPrincipals,
    tags: input.tags,
  });
  context.authorize(
    'ram:CreateResourceShare',
    `arn:${partition}:ram:${region}:${accountId}:resource-share/*`,
    conditions,
  );
  if (input.permissionArns?.length || input.sources?.length) {
    throw ramError(
      'InvalidParameterException',
      'Permissions and sources of resource shares are not implemented by the local AWS',
    );
  }
  if (!input.name) {
    throw ramError(
      'InvalidParameterException',
      'A resource share needs a name',
    );
  }
  const state = RamState.of(context);
  const repeated = [...state.shares.values()].find(
    other =>
      input.clientToken !== undefined &&
      other.clientToken === input.clientToken &&
      other.owningAccountId === accountId,
  );
  if (repeated) {
    return { resourceShare: shown(repeated), clientToken: input.clientToken };
  }
  const now = clock.now();
  const share: ResourceShare = {
    resourceShareArn: `arn:${partition}:ram:${region}:${accountId}:resource-share/${randomUUID()}`,
    name: input.name,
    owningAccountId: accountId,
    region,
    allowExternalPrincipals,
    status: 'ACTIVE',
    creationTime: now,
    lastUpdatedTime: now,
    tags: Object.fromEntries(
      (input.tags ?? []).map(({ key, value }) => [key!, value ?? '']),
    ),
    clientToken: input.clientToken,
    resources: new Map(),
    principals: new Map(),
  };
  checkAssociations(context, share, change);
  state.shares.set(share.resourceShareArn, share);
  associate(context, share, change);
  return { resourceShare: shown(share), clientToken: input.clientToken };
}

function updateResourceShare(
  context: CallContext,
  input: UpdateResourceShareRequest,
): object {
  const share = accessShare(
    context,
    'UpdateResourceShare',
    input.resourceShareArn,
    requestConditions({
      allowExternalPrincipals: input.allowExternalPrincipals,
    }),
  );
  const allows = input.allowExternalPrincipals ?? share.allowExternalPrincipals;
  const hasPrincipals = [...share.principals.values()].some(
    ({ status }) => status !== 'DISASSOCIATED',
  );
  if (!allows && hasPrincipals) {
    throw ramError(
      'OperationNotPermittedException',
      `The resource share ${share.resourceShareArn} is shared with accounts outside your organization.`,
    );
  }
  share.name = input.name ?? share.name;
  share.allowExternalPrincipals = allows;
  share.lastUpdatedTime = context.clock.now();
  return { resourceShare: shown(share), clientToken: input.clientToken };
}

function deleteResourceShare(
  context: CallContext,
  input: DeleteResourceShareRequest,
): object {
  const share = accessShare(
    context,
    'DeleteResourceShare',
    input.resourceShareArn,
  );
  const live = (associations: ResourceShare['resources']) =>
    [...associations]
      .filter(([, { status }]) => status !== 'DISASSOCIATED')
      .map(([id]) => id);
  disassociate(context, share, {
    resourceArns: live(share.resources),
    principals: live(share.principals),
  });
  share.status = 'DELETED';
  return { returnValue: true, clientToken: input.clientToken };
}

function isMine(context: CallContext, share: ResourceShare): boolean {
  return share.owningAccountId === context.accountId;
}

/** Operations on resource shares. */
export const shareOperations: Readonly<Record<string, Operation>> = {
  CreateResourceShare: createResourceShare,
  UpdateResourceShare: updateResourceShare,
  DeleteResourceShare: deleteResourceShare,

  GetResourceShares(context, input: GetResourceSharesRequest) {
    context.authorize('ram:GetResourceShares', '*');
    const wanted = [...RamState.of(context).shares.values()].filter(share => {
      const side =
        input.resourceOwner === 'SELF'
          ? isMine(context, share)
          : share.principals.get(context.accountId)?.status === 'ASSOCIATED';
      return (
        side &&
        share.region === context.region &&
        (!input.name || share.name === input.name) &&
        (!input.resourceShareStatus ||
          share.status === input.resourceShareStatus) &&
        (!input.resourceShareArns?.length ||
          input.resourceShareArns.includes(share.resourceShareArn)) &&
        (input.tagFilters ?? []).every(
          ({ tagKey = '', tagValues = [] }) =>
            tagKey in share.tags &&
            (!tagValues.length || tagValues.includes(share.tags[tagKey])),
        )
      );
    });
    const { items, nextToken } = ramPage(
      wanted,
      input,
      share => share.resourceShareArn,
    );
    return { resourceShares: items.map(shown), nextToken };
  },

  AssociateResourceShare(context, input: AssociateResourceShareRequest) {
    const change = {
      resourceArns: input.resourceArns ?? [],
      principals: input.principals ?? [],
    };
    const share = accessShare(
      context,
      'AssociateResourceShare',
      input.resourceShareArn,
      requestConditions(change),
    );
    checkAssociations(context, share, change);
    associate(context, share, change);
    return {
      resourceShareAssociations: shownAssociations(share, change),
      clientToken: input.clientToken,
    };
  },

  DisassociateResourceShare(context, input: DisassociateResourceShareRequest) {
    const change = {
      resourceArns: input.resourceArns ?? [],
      principals: input.principals ?? [],
    };
    const share = accessShare(
      context,
      'DisassociateResourceShare',
      input.resourceShareArn,
      requestConditions(change),
    );
    disassociate(context, share, change);
    return {
      resourceShareAssociations: shownAssociations(share, change),
      clientToken: input.clientToken,
    };
  },
};
