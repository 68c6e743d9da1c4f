import type {
  CostAllocationTag,
  ListCostAllocationTagsRequest,
  ListCostAllocationTagsResponse,
  UpdateCostAllocationTagsStatusRequest,
  UpdateCostAllocationTagsStatusResponse,
} from '@aws-sdk/client-cost-explorer';
import { AwsError } from '../../core/AwsError';
import { CallContext } from '../../core/types';
import { byKey, paginate } from '../../validation';
import { authorizeCe, openBooks } from './access';
import { AllocationTag, CostLedger } from './CostLedger';
import { ceValidation } from './costExplorerError';
import { DAY_MS } from './days';

const PAGE_SIZE = 100;
const MAX_CHANGES = 20;
/** A key shows up a day after its first use, and counts a day after it was activated. */
const KNOWN_AFTER_MS = DAY_MS;
const COUNTS_AFTER_MS = DAY_MS;

/** Only the account that pays decides what counts. */
function requirePayer(context: CallContext, ledger: CostLedger): void {
  if (context.accountId !== ledger.payerAccountId) {
    throw new AwsError(
      'AccessDeniedException',
      `Linked account ${context.accountId} doesn't have access to cost allocation tags.`,
    );
  }
}

function isKnown(tag: AllocationTag, now: Date): boolean {
  return (
    tag.active.length > 0 ||
    now.getTime() - tag.firstSeen.getTime() >= KNOWN_AFTER_MS
  );
}

function isActive({ active }: AllocationTag): boolean {
  return active.length > 0 && active[active.length - 1].to === undefined;
}

const dateText = (date: Date | undefined) =>
  date && `${date.toISOString().slice(0, 19)}Z`;

function shown(TagKey: string, tag: AllocationTag): CostAllocationTag {
  return {
    TagKey,
    Type: 'UserDefined',
    Status: isActive(tag) ? 'Active' : 'Inactive',
    LastUpdatedDate: dateText(tag.lastUpdated),
    LastUsedDate: dateText(tag.firstSeen),
  };
}

/** The keys that billing knows, and whether costs can be told apart by them. */
export function listCostAllocationTags(
  context: CallContext,
  input: ListCostAllocationTagsRequest,
): ListCostAllocationTagsResponse {
  authorizeCe(context, 'ListCostAllocationTags');
  const ledger = openBooks(context);
  requirePayer(context, ledger);
  const now = context.clock.now();
  const known = [...ledger.allocationTags]
    .filter(([, tag]) => isKnown(tag, now))
    .map(([key, tag]) => shown(key, tag))
    .filter(
      tag =>
        (!input.Status || tag.Status === input.Status) &&
        (!input.Type || tag.Type === input.Type) &&
        (!input.TagKeys?.length || input.TagKeys.includes(tag.TagKey!)),
    )
    .sort(byKey(tag => tag.TagKey!));
  const { items, nextToken } = paginate(known, {
    limit: input.MaxResults,
    defaultLimit: PAGE_SIZE,
    token: input.NextToken,
    keyOf: tag => tag.TagKey!,
    invalidTokenCode: 'ValidationException',
  });
  return { CostAllocationTags: items, NextToken: nextToken };
}

/** Makes keys count from a day on, or no longer. */
export function updateCostAllocationTagsStatus(
  context: CallContext,
  input: UpdateCostAllocationTagsStatusRequest,
): UpdateCostAllocationTagsStatusResponse {
  authorizeCe(context, 'UpdateCostAllocationTagsStatus');
  const ledger = openBooks(context);
  requirePayer(context, ledger);
  const changes = input.CostAllocationTagsStatus ?? [];
  if (changes.length < 1 || changes.length > MAX_CHANGES) {
    throw ceValidation(
      `From 1 to ${MAX_CHANGES} tags can be changed at once, not ${changes.length}`,
    );
  }
  const now = context.clock.now();
  const Errors = changes.flatMap(({ TagKey = '', Status }) => {
    const tag = ledger.allocationTags.get(TagKey);
    if (!tag || !isKnown(tag, now)) {
      return [
        {
          TagKey,
          Code: 'TagKeysNotFoundException',
          Message: 'Tag keys not found',
        },
      ];
    }
    if (isActive(tag) !== (Status === 'Active')) {
      tag.lastUpdated = now;
      if (Status === 'Active') {
        tag.active.push({ from: new Date(now.getTime() + COUNTS_AFTER_MS) });
      } else {
        tag.active[tag.active.length - 1].to = now;
      }
    }
    return [];
  });
  return { Errors };
}
