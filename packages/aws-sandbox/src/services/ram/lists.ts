import type {
  GetResourceShareAssociationsRequest,
  ListPrincipalsRequest,
  ListResourcesRequest,
  TagResourceRequest,
  UntagResourceRequest,
} from '@aws-sdk/client-ram';
import { CallContext, Operation } from '../../core/types';
import { accessShare, requestConditions, resourceTypeOf } from './access';
import { ramPage } from './page';
import { RamState, ResourceShare } from './RamState';
import { ramError } from './ramError';
import { shownAssociations } from './shownAssociations';

/** Active shares of one side: one's own, or those of others that one has accepted. */
function sharesOf(
  context: CallContext,
  resourceOwner: string | undefined,
): ResourceShare[] {
  return [...RamState.of(context).shares.values()].filter(
    share =>
      share.region === context.region &&
      share.status === 'ACTIVE' &&
      (resourceOwner === 'SELF'
        ? share.owningAccountId === context.accountId
        : share.principals.get(context.accountId)?.status === 'ASSOCIATED'),
  );
}

/** Lists over shares, and their tags. */
export const listOperations: Readonly<Record<string, Operation>> = {
  GetResourceShareAssociations(
    context,
    input: GetResourceShareAssociationsRequest,
  ) {
    context.authorize('ram:GetResourceShareAssociations', '*');
    const rows = [...RamState.of(context).shares.values()]
      .filter(
        share =>
          share.owningAccountId === context.accountId &&
          share.region === context.region &&
          (!input.resourceShareArns?.length ||
            input.resourceShareArns.includes(share.resourceShareArn)),
      )
      .flatMap(share => shownAssociations(share))
      .filter(
        row =>
          row.associationType === input.associationType &&
          (!input.resourceArn || row.associatedEntity === input.resourceArn) &&
          (!input.principal || row.associatedEntity === input.principal) &&
          (!input.associationStatus || row.status === input.associationStatus),
      );
    const { items, nextToken } = ramPage(
      rows,
      input,
      row => `${row.resourceShareArn} ${row.associatedEntity}`,
    );
    return { resourceShareAssociations: items, nextToken };
  },

  ListResources(context, input: ListResourcesRequest) {
    context.authorize('ram:ListResources', '*');
    const rows = sharesOf(context, input.resourceOwner).flatMap(share =>
      [...share.resources]
        .filter(([, { status }]) => status === 'ASSOCIATED')
        .map(([arn, association]) => ({
          arn,
          type: resourceTypeOf(arn),
          resourceShareArn: share.resourceShareArn,
          status: 'AVAILABLE',
          creationTime: association.creationTime,
          lastUpdatedTime: association.lastUpdatedTime,
        })),
    );
    const { items, nextToken } = ramPage(
      rows.filter(
        row =>
          (!input.resourceType || row.type === input.resourceType) &&
          (!input.resourceArns?.length ||
            input.resourceArns.includes(row.arn)) &&
          (!input.resourceShareArns?.length ||
            input.resourceShareArns.includes(row.resourceShareArn)),
      ),
      input,
      row => `${row.arn} ${row.resourceShareArn}`,
    );
    return { resources: items, nextToken };
  },

  ListPrincipals(context, input: ListPrincipalsRequest) {
    context.authorize('ram:ListPrincipals', '*');
    const rows = sharesOf(context, input.resourceOwner).flatMap(share =>
      input.resourceOwner === 'SELF'
        ? [...share.principals]
            .filter(([, { status }]) => status === 'ASSOCIATED')
            .map(([id]) => ({ id, share }))
        : [{ id: share.owningAccountId, share }],
    );
    const { items, nextToken } = ramPage(
      rows.filter(
        ({ id, share }) =>
          (!input.principals?.length || input.principals.includes(id)) &&
          (!input.resourceArn || share.resources.has(input.resourceArn)),
      ),
      input,
      ({ id, share }) => `${id} ${share.resourceShareArn}`,
    );
    return {
      principals: items.map(({ id, share }) => ({
        id,
        resourceShareArn: share.resourceShareArn,
        external: true,
        creationTime: share.creationTime,
        lastUpdatedTime: share.lastUpdatedTime,
      })),
      nextToken,
    };
  },

  EnableSharingWithAwsOrganization(context) {
    context.authorize('ram:EnableSharingWithAwsOrganization', '*');
    throw ramError(
      'OperationNotPermittedException',
      `The account ${context.accountId} is not the management account of an organization with all features.`,
    );
  },

  TagResource(context, input: TagResourceRequest) {
    const share = accessShare(
      context,
      'TagResource',
      input.resourceShareArn,
      requestConditions({ tags: input.tags }),
    );
    for (const { key, value } of input.tags ?? []) {
      share.tags[key!] = value ?? '';
    }
    return {};
  },

  UntagResource(context, input: UntagResourceRequest) {
    const share = accessShare(
      context,
      'UntagResource',
      input.resourceShareArn,
      { 'aws:TagKeys': input.tagKeys ?? [] },
    );
    for (const key of input.tagKeys ?? []) {
      delete share.tags[key];
    }
    return {};
  },
};
