import { AwsError } from '../../core/AwsError';
import { CallContext } from '../../core/types';

/** Where a stream puts its records. */
export interface S3Target {
  readonly RoleARN: string;
  readonly BucketARN: string;
  readonly Prefix?: string;
  readonly ErrorOutputPrefix?: string;
  readonly BufferingHints?: {
    readonly SizeInMBs?: number;
    readonly IntervalInSeconds?: number;
  };
  readonly CompressionFormat?: string;
  readonly ProcessingConfiguration?: {
    readonly Enabled?: boolean;
    readonly Processors?: readonly { readonly Type: string }[];
  };
}

/** A delivery stream. */
export interface DeliveryStream {
  readonly name: string;
  readonly arn: string;
  readonly target: S3Target;
  readonly created: Date;
  status: 'CREATING' | 'ACTIVE' | 'DELETING';
  tags: Record<string, string>;
  /** Records that wait for the end of the buffering interval. */
  buffer: Uint8Array[];
}

/** The delivery streams of one account and region. */
export class FirehoseState {
  readonly streams = new Map<string, DeliveryStream>();

  static of(context: CallContext): FirehoseState {
    return context.store('firehose', () => new FirehoseState());
  }

  stream(name: string, accountId: string): DeliveryStream {
    const stream = this.streams.get(name);
    if (!stream) {
      throw new AwsError(
        'ResourceNotFoundException',
        `Firehose ${name} under account ${accountId} not found.`,
      );
    }
    return stream;
  }
}

/** ARN of a stream. */
export function streamArn(context: CallContext, name: string): string {
  const { partition, region, accountId } = context;
  return `arn:${partition}:firehose:${region}:${accountId}:deliverystream/${name}`;
}
