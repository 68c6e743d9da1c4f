import type {
  CreateBucketOutput,
  CreateBucketRequest,
  DeleteBucketRequest,
  GetBucketLocationOutput,
  GetBucketLocationRequest,
  HeadBucketOutput,
  HeadBucketRequest,
  ListBucketsOutput,
  ListBucketsRequest,
} from '@aws-sdk/client-s3';
import { AwsError } from '../../core/AwsError';
import { CallContext, Operation } from '../../core/types';
import { byKey, paginate } from '../../validation';
import { accessBucket, bucketArn } from './accessBucket';
import { QUOTAS, requireQuotaLeft } from '../servicequotas';
import { createBucketRecord } from './createBucketRecord';
import { s3StateOf } from './s3StateOf';

const DEFAULT_REGION = 'us-east-1';
const NAME =
  /^(?!xn--|sthree-|amzn-s3-demo-)(?!.*(-s3alias|--ol-s3|\.mrap|--x-s3)$)(?!.*\.\.)(?!\d+\.\d+\.\d+\.\d+$)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/** Operations on buckets themselves. */
export const bucketOperations: Record<string, Operation> = {
  CreateBucket(
    context: CallContext,
    input: CreateBucketRequest,
  ): CreateBucketOutput {
    const name = input.Bucket!;
    const location = input.CreateBucketConfiguration?.LocationConstraint;
    context.authorize(
      's3:CreateBucket',
      bucketArn(context, name),
      location ? { 's3:LocationConstraint': location } : {},
    );
    if (!NAME.test(name)) {
      throw new AwsError(
        'InvalidBucketName',
        `The specified bucket is not valid: ${name}`,
      );
    }
    const region = location ?? DEFAULT_REGION;
    if (region !== context.region) {
      throw new AwsError(
        'IllegalLocationConstraintException',
        `The ${
          location ?? 'unspecified'
        } location constraint is incompatible for the region ${
          context.region
        } this request was sent to.`,
      );
    }
    const { buckets } = s3StateOf(context);
    const existing = buckets.get(name);
    if (existing && existing.accountId !== context.accountId) {
      throw new AwsError(
        'BucketAlreadyExists',
        `The requested bucket name is not available: ${name}. The bucket namespace is shared by all users of the system.`,
        409,
      );
    }
    if (existing && region !== DEFAULT_REGION) {
      throw new AwsError(
        'BucketAlreadyOwnedByYou',
        `Your previous request to create the named bucket succeeded and you already own it: ${name}`,
        409,
      );
    }
    if (!existing) {
      const { accountId } = context;
      requireQuotaLeft(
        context,
        QUOTAS.s3.buckets,
        {
          used: [...buckets.values()].filter(
            bucket => bucket.accountId === accountId,
          ).length,
        },
        limit =>
          new AwsError(
            'TooManyBuckets',
            `You have attempted to create more buckets than allowed: ${limit}`,
          ),
      );
      buckets.set(
        name,
        createBucketRecord({
          name,
          accountId,
          region,
          creationDate: context.clock.now(),
        }),
      );
    }
    return { Location: `/${name}`, BucketArn: bucketArn(context, name) };
  },

  DeleteBucket(context: CallContext, input: DeleteBucketRequest): object {
    const bucket = accessBucket(context, {
      bucket: input.Bucket!,
      action: 's3:DeleteBucket',
      expectedOwner: input.ExpectedBucketOwner,
    });
    if (bucket.objects.size > 0) {
      const versions = bucket.versioning
        ? ' You must delete all versions in the bucket.'
        : '';
      throw new AwsError(
        'BucketNotEmpty',
        `The bucket you tried to delete is not empty: ${bucket.name}.${versions}`,
        409,
      );
    }
    s3StateOf(context).buckets.delete(bucket.name);
    return {};
  },

  HeadBucket(context: CallContext, input: HeadBucketRequest): HeadBucketOutput {
    const bucket = accessBucket(context, {
      bucket: input.Bucket!,
      action: 's3:ListBucket',
      expectedOwner: input.ExpectedBucketOwner,
    });
    return {
      BucketRegion: bucket.region,
      BucketArn: bucketArn(context, bucket.name),
      AccessPointAlias: false,
    };
  },

  GetBucketLocation(
    context: CallContext,
    input: GetBucketLocationRequest,
  ): GetBucketLocationOutput {
    const { region } = accessBucket(context, {
      bucket: input.Bucket!,
      action: 's3:GetBucketLocation',
      expectedOwner: input.ExpectedBucketOwner,
    });
    return {
      LocationConstraint:
        region === DEFAULT_REGION ? undefined : (region as 'eu-west-1'),
    };
  },

  ListBuckets(
    context: CallContext,
    input: ListBucketsRequest,
  ): ListBucketsOutput {
    context.authorize('s3:ListAllMyBuckets', '*');
    const own = [...s3StateOf(context).buckets.values()]
      .filter(bucket => bucket.accountId === context.accountId)
      .filter(bucket => !input.Prefix || bucket.name.startsWith(input.Prefix))
      .filter(
        bucket => !input.BucketRegion || bucket.region === input.BucketRegion,
      )
      .sort(byKey(bucket => bucket.name));
    const { items, nextToken } = paginate(own, {
      limit: input.MaxBuckets,
      defaultLimit: 10_000,
      token: input.ContinuationToken,
      keyOf: bucket => bucket.name,
      invalidTokenCode: 'InvalidArgument',
    });
    return {
      Buckets: items.map(bucket => ({
        Name: bucket.name,
        CreationDate: bucket.creationDate,
        BucketRegion: bucket.region,
        BucketArn: bucketArn(context, bucket.name),
      })),
      Owner: { ID: context.accountId },
      Prefix: input.Prefix,
      ContinuationToken: nextToken,
    };
  },
};
