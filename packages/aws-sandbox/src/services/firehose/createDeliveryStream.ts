import { AwsError } from '../../core/AwsError';
import { CallContext } from '../../core/types';
import { asDeliveryRole, FIREHOSE_HOST } from './deliveryRole';
import { FirehoseState, S3Target, streamArn } from './FirehoseState';

/** Members of the request that the local AWS takes; the others are refused by name. */
export interface CreateDeliveryStreamInput {
  readonly DeliveryStreamName: string;
  readonly DeliveryStreamType?: string;
  readonly DeliveryStreamEncryptionConfigurationInput?: {
    readonly KeyType: string;
  };
  readonly ExtendedS3DestinationConfiguration?: S3Target;
  readonly Tags?: readonly { readonly Key: string; readonly Value?: string }[];
}

const NAME = /^[a-zA-Z0-9_.-]{1,64}$/;
const BUCKET_ARN = /^arn:[\w-]+:s3:::[a-z0-9.-]{3,63}$/;
const PROCESSORS = ['AppendDelimiterToRecord'];
const COMPRESSIONS = ['UNCOMPRESSED', 'GZIP'];
const CREATION_MS = 20_000;

const MEMBERS: readonly string[] = [
  'DeliveryStreamName',
  'DeliveryStreamType',
  'DeliveryStreamEncryptionConfigurationInput',
  'ExtendedS3DestinationConfiguration',
  'Tags',
];

/** Makes a stream into a bucket; it takes records once it is active. */
export function createDeliveryStream(
  context: CallContext,
  input: CreateDeliveryStreamInput,
): object {
  const name = input.DeliveryStreamName;
  const arn = streamArn(context, name);
  const tags = Object.fromEntries(
    (input.Tags ?? []).map(({ Key, Value = '' }) => [Key, Value]),
  );
  context.authorize('firehose:CreateDeliveryStream', arn);
  const target = readTarget(input);
  context.authorize('iam:PassRole', target.RoleARN, {
    'iam:PassedToService': FIREHOSE_HOST,
  });
  asDeliveryRole(context, target.RoleARN);
  const { streams } = FirehoseState.of(context);
  if (streams.has(name)) {
    throw new AwsError(
      'ResourceInUseException',
      `Firehose ${name} under accountId ${context.accountId} already exists`,
    );
  }
  const stream = {
    name,
    arn,
    target,
    created: context.clock.now(),
    status: 'CREATING' as 'CREATING' | 'ACTIVE' | 'DELETING',
    tags,
    buffer: [],
  };
  streams.set(name, stream);
  context.clock.sleep(CREATION_MS).then(() => {
    if (stream.status === 'CREATING') stream.status = 'ACTIVE';
  });
  return { DeliveryStreamARN: arn };
}

function readTarget(input: CreateDeliveryStreamInput): S3Target {
  const unknown = Object.keys(input).filter(name => !MEMBERS.includes(name));
  if (unknown.length > 0) {
    throw new AwsError(
      'NotImplemented',
      `firehose:CreateDeliveryStream with ${unknown.join(
        ', ',
      )} is not implemented by the local AWS`,
    );
  }
  const { DeliveryStreamType: type = 'DirectPut' } = input;
  const target = input.ExtendedS3DestinationConfiguration;
  if (!NAME.test(input.DeliveryStreamName)) {
    throw invalid(`DeliveryStreamName '${input.DeliveryStreamName}'`);
  }
  if (type !== 'DirectPut') throw invalid(`DeliveryStreamType '${type}'`);
  if (!target) throw invalid('A stream without a destination');
  if (!BUCKET_ARN.test(target.BucketARN)) {
    throw invalid(`BucketARN '${target.BucketARN}'`);
  }
  const { CompressionFormat: compression = 'UNCOMPRESSED' } = target;
  if (!COMPRESSIONS.includes(compression)) {
    throw invalid(`CompressionFormat '${compression}'`);
  }
  const { IntervalInSeconds = 300, SizeInMBs = 5 } =
    target.BufferingHints ?? {};
  if (IntervalInSeconds < 0 || IntervalInSeconds > 900) {
    throw invalid(`IntervalInSeconds '${IntervalInSeconds}'`);
  }
  if (SizeInMBs < 1 || SizeInMBs > 128) {
    throw invalid(`SizeInMBs '${SizeInMBs}'`);
  }
  target.ProcessingConfiguration?.Processors?.forEach(({ Type }) => {
    if (!PROCESSORS.includes(Type)) throw invalid(`Processor '${Type}'`);
  });
  return target;
}

function invalid(what: string): AwsError {
  return new AwsError('InvalidArgumentException', `${what} is not valid.`);
}
