import { Bucket, takeToken } from './tokenBucket';

const rule = { capacity: 3, refillPerSecond: 0.5 };
const start = new Date('2026-03-02T09:00:00Z');
const after = (seconds: number) => new Date(start.getTime() + seconds * 1000);

function takeAll(bucket: Bucket, times: number, now: Date) {
  let current = bucket;
  const allowed: boolean[] = [];
  for (let i = 0; i < times; i++) {
    const taken = takeToken(rule, current, now);
    current = taken.bucket;
    allowed.push(taken.allowed);
  }
  return { allowed, bucket: current };
}

const full = { tokens: 3, updatedAt: start };

it('admits a burst as large as the bucket, then refuses', () => {
  expect(takeAll(full, 5, start).allowed).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});

it('fills up over time, never beyond its size', () => {
  const { bucket } = takeAll(full, 3, start);
  expect(takeToken(rule, bucket, after(1)).allowed).toBe(false);
  expect(takeToken(rule, bucket, after(2)).allowed).toBe(true);
  expect(takeAll(bucket, 5, after(3600)).allowed).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});

it('says how long to wait', () => {
  const { bucket } = takeAll(full, 3, start);
  expect(takeToken(rule, bucket, start).retryAfterSeconds).toBe(2);
  expect(takeToken(rule, bucket, after(1.5)).retryAfterSeconds).toBe(1);
  expect(takeToken(rule, full, start).retryAfterSeconds).toBe(0);
});

it('does not take tokens away when the clock goes back', () => {
  expect(takeToken(rule, full, after(-60)).bucket.tokens).toBe(2);
});
