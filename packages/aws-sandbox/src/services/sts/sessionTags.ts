import type { Tag } from '@aws-sdk/client-sts';
import { AwsError } from '../../core/AwsError';
import { Principal } from '../../core/types';

/** Tags of a new session. */
export interface SessionTags {
  /** As sent with the request. */
  requested: Record<string, string>;
  /** Those and the ones that the calling session passes on. */
  effective: Record<string, string>;
  transitiveKeys: string[];
}

/**
 * Works out the tags of a session: keys ignore case, and what the caller's session passes on cannot be changed.
 *
 * @throws AwsError `InvalidParameterValue` for keys given twice or in conflict
 */
export function sessionTags(
  caller: Principal,
  input: { Tags?: Tag[]; TransitiveTagKeys?: string[] },
): SessionTags {
  const requested: Record<string, string> = {};
  for (const { Key, Value } of input.Tags ?? []) {
    if (hasKey(requested, Key!)) {
      throw invalid(
        `Duplicate tag keys found: ${Key}. Please note that Tag keys are case insensitive.`,
      );
    }
    requested[Key!] = Value!;
  }
  const inherited = Object.entries(caller.sessionTags).filter(([key]) =>
    caller.transitiveTagKeys?.includes(key),
  );
  const conflict = inherited.find(([key]) => hasKey(requested, key));
  if (conflict) {
    throw invalid(
      `One of the specified tag keys can't be set because it conflicts with a transitive tag key from the calling session: ${conflict[0]}`,
    );
  }
  const missing = (input.TransitiveTagKeys ?? []).find(
    key => !hasKey(requested, key),
  );
  if (missing !== undefined) {
    throw invalid(
      `The transitive tag key ${missing} is not among the tags of the request.`,
    );
  }
  return {
    requested,
    effective: { ...Object.fromEntries(inherited), ...requested },
    transitiveKeys: [
      ...inherited.map(([key]) => key),
      ...(input.TransitiveTagKeys ?? []),
    ],
  };
}

function hasKey(tags: Record<string, string>, key: string): boolean {
  return Object.keys(tags).some(
    other => other.toLowerCase() === key.toLowerCase(),
  );
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterValue', message);
}
