import { InvalidInput } from '../shared/errors';

const BUCKET_ARN = /^arn:[a-z-]+:s3:::([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])$/;

/** The name of a bucket, from its ARN. */
export function bucketNameOf(arn: string): string {
  const [, name] = BUCKET_ARN.exec(arn) ?? [];
  if (name === undefined) {
    throw new InvalidInput(
      `BucketArn must be the ARN of a bucket; it is ${JSON.stringify(arn).slice(
        0,
        100,
      )}`,
    );
  }
  return name;
}
