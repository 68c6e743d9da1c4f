import type {
  GetDimensionValuesRequest,
  GetDimensionValuesResponse,
  GetTagsRequest,
  GetTagsResponse,
} from '@aws-sdk/client-cost-explorer';
import { CallContext } from '../../core/types';
import { byKey, paginate } from '../../validation';
import {
  accountsOf,
  authorizeCe,
  chargeRequest,
  openBooks,
  readLines,
} from './access';
import { costFilter } from './costFilter';
import { DAY_MS } from './days';
import { dimension } from './dimensions';
import { readSpan } from './timePeriod';

const PAGE_SIZE = 1000;

interface ListInput {
  SearchString?: string;
  MaxResults?: number;
  NextPageToken?: string;
}

function listed(found: ReadonlySet<string>, input: ListInput) {
  const search = input.SearchString?.toLowerCase() ?? '';
  const all = [...found]
    .filter(value => value.toLowerCase().includes(search))
    .sort(byKey(value => value));
  const { items, nextToken } = paginate(all, {
    limit: input.MaxResults,
    defaultLimit: PAGE_SIZE,
    token: input.NextPageToken,
    keyOf: value => value,
    invalidTokenCode: 'InvalidNextTokenException',
  });
  return {
    items,
    NextPageToken: nextToken,
    ReturnSize: items.length,
    TotalSize: all.length,
  };
}

/** What is told about a value besides itself: the name of an account. */
function attributesOf(
  context: CallContext,
  dimensionKey: string | undefined,
  value: string,
): Record<string, string> {
  return dimensionKey === 'LINKED_ACCOUNT'
    ? { description: accountsOf(context).get(value)?.name ?? '' }
    : {};
}

/** The values that a dimension has in a span of days. */
export function getDimensionValues(
  context: CallContext,
  input: GetDimensionValuesRequest,
): GetDimensionValuesResponse {
  authorizeCe(context, 'GetDimensionValues');
  const span = readSpan(input.TimePeriod, context.clock.now());
  const read = dimension(input.Dimension);
  const ledger = openBooks(context);
  const wanted = costFilter(ledger, input.Filter);
  const found = new Set<string>();
  for (const line of readLines(context, ledger, span)) {
    if (wanted(line)) {
      found.add(read(line));
    }
  }
  chargeRequest(context, ledger);
  const { items, ...sizes } = listed(found, input);
  return {
    DimensionValues: items.map(Value => ({
      Value,
      Attributes: attributesOf(context, input.Dimension, Value),
    })),
    ...sizes,
  };
}

/** The keys of tags in a span of days, or the values of one; only such as count. */
export function getTags(
  context: CallContext,
  input: GetTagsRequest,
): GetTagsResponse {
  authorizeCe(context, 'GetTags');
  const span = readSpan(input.TimePeriod, context.clock.now());
  const ledger = openBooks(context);
  const wanted = costFilter(ledger, input.Filter);
  const found = new Set<string>();
  for (const line of readLines(context, ledger, span)) {
    if (wanted(line)) {
      for (const [key, value] of Object.entries(line.tags)) {
        if (ledger.carriesTag(key, line.day * DAY_MS)) {
          if (input.TagKey === undefined) {
            found.add(key);
          } else if (input.TagKey === key) {
            found.add(value);
          }
        }
      }
    }
  }
  chargeRequest(context, ledger);
  const { items, ...sizes } = listed(found, input);
  return { Tags: items, ...sizes };
}
