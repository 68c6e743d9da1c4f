/**
 * A bucket of tokens that fills up over time: each call takes one, and when none is left the caller has to wait.
 */
export interface BucketRule {
  /** Tokens of a full bucket: calls that may come at once. */
  capacity: number;
  /** Tokens that come back each second. */
  refillPerSecond: number;
}

export interface Bucket {
  tokens: number;
  updatedAt: Date;
}

/** The bucket after one call, and how long a refused caller should wait. */
export function takeToken(
  rule: BucketRule,
  bucket: Bucket,
  now: Date,
): { bucket: Bucket; allowed: boolean; retryAfterSeconds: number } {
  const elapsedSeconds =
    Math.max(0, now.getTime() - bucket.updatedAt.getTime()) / 1000;
  const tokens = Math.min(
    rule.capacity,
    bucket.tokens + elapsedSeconds * rule.refillPerSecond,
  );
  const allowed = tokens >= 1;
  return {
    bucket: { tokens: allowed ? tokens - 1 : tokens, updatedAt: now },
    allowed,
    retryAfterSeconds: allowed
      ? 0
      : Math.max(1, Math.ceil((1 - tokens) / rule.refillPerSecond)),
  };
}
