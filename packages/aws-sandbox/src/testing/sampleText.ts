import { AssertionError } from 'assert';
import * as fc from 'fast-check';
import { compilePattern } from '../validation/limits/compilePattern';
import { ShapeLimits } from '../validation/limits/ServiceLimits';

const ACCOUNT = '444455556666';
const REGION = 'eu-west-1';

/** Texts that read like AWS's; tried in this order. */
const CANDIDATES = [
  'sample',
  'sample-of-a-text-that-is-long-enough',
  ACCOUNT,
  'd-sample',
  'sg-0123456789abcdef0',
  'subnet-0123456789abcdef0',
  'vpc-0123456789abcdef0',
  'fs-0123456789abcdef0',
  'fsap-0123456789abcdef0',
  'fsmt-0123456789abcdef0',
  '0123456789abcdef',
  '12345678-1234-1234-1234-123456789012',
  `${REGION}_sample123`,
  '/sample',
  '/sample/',
  '4 GB',
  '4 vCPU',
  'sample@example.com',
  'https://sample.example.com',
  's3://sample/sample',
  'Your code is {####}.',
  'Follow {##this link##}.',
  '0755',
  ...[
    'iam::A:role/sample',
    'iam::A:policy/sample',
    'kms:R:A:key/12345678-1234-1234-1234-123456789012',
    'lambda:R:A:function:sample',
    'lambda:R:A:layer:sample:1',
    'lambda:R::runtime:sample',
    'elasticfilesystem:R:A:access-point/fsap-0123456789abcdef0',
    'emr-serverless:R:A:/applications/0123456789abcdef',
    'sagemaker:R:A:domain/d-sample',
    'sagemaker:R:A:image/sample',
    'sagemaker:R:A:image-version/sample/1',
    'sagemaker:R:A:studio-lifecycle-config/sample',
    'logs:R:A:log-group:sample',
    'states:R:A:stateMachine:sample',
    's3:::sample',
    'secretsmanager:R:A:secret:sample-abcdef',
    'ssm:R:A:parameter/sample',
    'firehose:R:A:deliverystream/sample',
    'globalaccelerator::A:accelerator/sample',
  ].map(
    arn =>
      `arn:aws:${arn
        .replace(':R:', `:${REGION}:`)
        .replace(':A:', `:${ACCOUNT}:`)}`,
  ),
  'jdbc:redshift://sample.redshift.amazonaws.com:5439/sample',
];

const RUNS = 200;

/**
 * A text that keeps to a shape's limits.
 *
 * @param nth different texts for the items of a list, from 0 on
 */
export function sampleText(shape: ShapeLimits | undefined, nth = 0): string {
  const { min = 0, max = Number.POSITIVE_INFINITY } = shape ?? {};
  if (shape?.enum) {
    return shape.enum[nth % shape.enum.length];
  }
  const pattern =
    shape?.pattern === undefined ? undefined : compilePattern(shape.pattern);
  const fits = (text: string) =>
    text.length >= min &&
    text.length <= max &&
    (pattern === undefined || pattern.test(text));
  let left = nth;
  for (const text of candidates({ min, max, pattern, nth })) {
    if (fits(text) && left-- === 0) {
      return text;
    }
  }
  throw new AssertionError({
    message: `no sample of ${min} to ${max} characters for the pattern ${shape?.pattern}`,
  });
}

function* candidates({
  min,
  max,
  pattern,
  nth,
}: {
  min: number;
  max: number;
  pattern: RegExp | undefined;
  nth: number;
}): Generator<string> {
  yield* CANDIDATES;
  const length = Math.max(min, 1);
  for (let index = 0; index <= nth; index++) {
    const mark = String(index);
    yield mark.padStart(length, 'a');
    yield mark.padStart(length, '1');
    yield `${mark.padStart(Math.max(length - 2, 1), 'a')}==`;
  }
  if (pattern) {
    yield* fc.sample(
      fc.stringMatching(pattern, {
        maxLength: Number.isFinite(max) ? max : undefined,
      }),
      { seed: 1, numRuns: RUNS },
    );
  }
}
