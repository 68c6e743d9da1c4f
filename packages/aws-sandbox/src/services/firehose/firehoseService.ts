import type { ListDeliveryStreamsInput } from '@aws-sdk/client-firehose';
import { durationOf } from '../../core/faults';
import { Service } from '../../core/types';
import { authorizedStream, NamesStream } from './authorizedStream';
import { createDeliveryStream } from './createDeliveryStream';
import { FirehoseState } from './FirehoseState';
import { recordOperations } from './records';

const PAGE_SIZE = 10;
const DELETION_MS = 20_000;

interface Tag {
  readonly Key: string;
  readonly Value?: string;
}

/** Data Firehose: streams into buckets. */
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
          LastUpdateTimestamp: stream.created,
          VersionId: '1',
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
      const { streams } = FirehoseState.of(context);
      stream.status = 'DELETING';
      void context.clock
        .sleep(
          durationOf(
            context,
            'AWS::KinesisFirehose::DeliveryStream',
            'delete',
            DELETION_MS,
          ),
        )
        .then(() => {
          if (streams.get(stream.name) === stream) {
            streams.delete(stream.name);
          }
        });
      return {};
    },

    ListDeliveryStreams(context, input: ListDeliveryStreamsInput) {
      context.authorize('firehose:ListDeliveryStreams', '*');
      const after = input.ExclusiveStartDeliveryStreamName ?? '';
      const names = [...FirehoseState.of(context).streams.keys()]
        .sort()
        .filter(name => name > after);
      const limit = input.Limit ?? PAGE_SIZE;
      return {
        DeliveryStreamNames: names.slice(0, limit),
        HasMoreDeliveryStreams: names.length > limit,
      };
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

    ...recordOperations,
  },
  stateClasses: [FirehoseState],
};
