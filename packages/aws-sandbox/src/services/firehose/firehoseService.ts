import { randomUUID } from 'crypto';
import { AwsError } from '../../core/AwsError';
import { CallContext, Service } from '../../core/types';
import { createDeliveryStream } from './createDeliveryStream';
import { buffer } from './deliver';
import { DeliveryStream, FirehoseState, streamArn } from './FirehoseState';

interface NamesStream {
  readonly DeliveryStreamName: string;
}

interface Tag {
  readonly Key: string;
  readonly Value?: string;
}

interface PutRecordInput extends NamesStream {
  readonly Record: { readonly Data: Uint8Array };
}

const LARGEST_RECORD = 1_024_000;

/** The stream that a request names, once the caller may do the action on it. */
function authorizedStream(
  context: CallContext,
  action: string,
  { DeliveryStreamName: name }: NamesStream,
): DeliveryStream {
  context.authorize(`firehose:${action}`, streamArn(context, name));
  return FirehoseState.of(context).stream(name, context.accountId);
}

/** Data Firehose: streams into buckets. Only other services reach it; clients of its own it has none. */
export const firehoseService: Service = {
  name: 'firehose',
  operations: {
    CreateDeliveryStream: createDeliveryStream,

    DescribeDeliveryStream(context, input: NamesStream) {
      const stream = authorizedStream(context, 'DescribeDeliveryStream', input);
      return {
        DeliveryStreamDescription: {
          DeliveryStreamName: stream.name,
          DeliveryStreamARN: stream.arn,
          DeliveryStreamStatus: stream.status,
          DeliveryStreamType: 'DirectPut',
          CreateTimestamp: stream.created,
          HasMoreDestinations: false,
          Destinations: [
            {
              DestinationId: 'destinationId-000000000001',
              ExtendedS3DestinationDescription: stream.target,
            },
          ],
        },
      };
    },

    DeleteDeliveryStream(context, input: NamesStream) {
      const stream = authorizedStream(context, 'DeleteDeliveryStream', input);
      stream.status = 'DELETING';
      FirehoseState.of(context).streams.delete(stream.name);
      return {};
    },

    TagDeliveryStream(context, input: NamesStream & { Tags: Tag[] }) {
      const stream = authorizedStream(context, 'TagDeliveryStream', input);
      const added = input.Tags.map(({ Key, Value = '' }) => [Key, Value]);
      stream.tags = { ...stream.tags, ...Object.fromEntries(added) };
      return {};
    },

    UntagDeliveryStream(context, input: NamesStream & { TagKeys: string[] }) {
      const stream = authorizedStream(context, 'UntagDeliveryStream', input);
      input.TagKeys.forEach(key => delete stream.tags[key]);
      return {};
    },

    ListTagsForDeliveryStream(context, input: NamesStream) {
      const { tags } = authorizedStream(
        context,
        'ListTagsForDeliveryStream',
        input,
      );
      return {
        Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
        HasMoreTags: false,
      };
    },

    PutRecord(context, input: PutRecordInput) {
      const stream = authorizedStream(context, 'PutRecord', input);
      if (stream.status !== 'ACTIVE') {
        throw new AwsError(
          'ResourceNotFoundException',
          `Firehose ${stream.name} under account ${context.accountId} is not active.`,
        );
      }
      if (input.Record.Data.length > LARGEST_RECORD) {
        throw new AwsError(
          'InvalidArgumentException',
          `A record has at most ${LARGEST_RECORD} bytes, this one has ${input.Record.Data.length}`,
        );
      }
      buffer(context, stream, input.Record.Data);
      return { RecordId: randomUUID(), Encrypted: true };
    },
  },
};
