import type { CommonPrefix } from '@aws-sdk/client-s3';
import { CallContext } from '../../core/types';
import { accessBucket } from './accessBucket';
import { invalidArgument } from './errors';
import { Bucket } from './S3State';

const MAX_KEYS = 1000;

/** What part of a bucket is asked for. */
export interface ListQuery {
  prefix: string;
  delimiter?: string;
  /** Only what sorts after this. */
  after?: string;
  maxKeys: number;
}

/** What a page of a listing is made of, in the order of keys. */
export type Entry =
  | { kind: 'key'; key: string }
  | { kind: 'prefix'; key: string };

/** The bucket, after checking that the caller may list it. */
export function openForList(
  context: CallContext,
  input: {
    Bucket?: string;
    Prefix?: string;
    Delimiter?: string;
    MaxKeys?: number;
    ExpectedBucketOwner?: string;
  },
  action: string,
): Bucket {
  return accessBucket(context, {
    bucket: input.Bucket!,
    action,
    conditions: {
      's3:prefix': input.Prefix ?? '',
      ...(input.Delimiter ? { 's3:delimiter': input.Delimiter } : {}),
      ...(input.MaxKeys === undefined
        ? {}
        : { 's3:max-keys': String(input.MaxKeys) }),
    },
    expectedOwner: input.ExpectedBucketOwner,
  });
}

/** One page of keys and common prefixes, in the order of their UTF-8 bytes. */
export function listEntries(
  keys: string[],
  query: ListQuery,
): { entries: Entry[]; truncated: boolean } {
  const found = new Map<string, Entry>();
  for (const key of keys.filter(candidate =>
    candidate.startsWith(query.prefix),
  )) {
    const cut = query.delimiter
      ? key.indexOf(query.delimiter, query.prefix.length)
      : -1;
    const name = cut < 0 ? key : key.slice(0, cut + query.delimiter!.length);
    found.set(name, { kind: cut < 0 ? 'key' : 'prefix', key: name });
  }
  const sorted = [...found.values()]
    .filter(
      entry =>
        query.after === undefined || compareBytes(entry.key, query.after) > 0,
    )
    .sort((left, right) => compareBytes(left.key, right.key));
  const entries = sorted.slice(0, query.maxKeys);
  return {
    entries,
    truncated: entries.length > 0 && sorted.length > entries.length,
  };
}

function compareBytes(left: string, right: string): number {
  return Buffer.compare(Buffer.from(left), Buffer.from(right));
}

/** The entries that stand for several keys. */
export function commonPrefixes(
  entries: Entry[],
  encode: (text: string) => string,
): CommonPrefix[] {
  return entries
    .filter(entry => entry.kind === 'prefix')
    .map(entry => ({ Prefix: encode(entry.key) }));
}

/** How keys are written in the answer. */
export function encoder(
  encodingType: string | undefined,
): (text: string) => string {
  return encodingType === 'url'
    ? text => encodeURIComponent(text).replace(/%2F/g, '/')
    : text => text;
}

/** How many entries a page holds. */
export function maxKeys(requested: number | undefined): number {
  if (requested !== undefined && requested < 0) {
    throw invalidArgument(
      `Argument maxKeys must be an integer between 0 and 2147483647: ${requested}`,
    );
  }
  return Math.min(requested ?? MAX_KEYS, MAX_KEYS);
}
