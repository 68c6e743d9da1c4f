import { ignoreMissing } from '../ignoreMissing';
import { physicalName } from '../physicalName';
import { PropertyError } from '../propertyError';
import { ResourceHandler } from '../ResourceHandler';
import { tagChanges, tagList } from '../tags';
import { waitUntil } from '../waitUntil';

const MAXIMUM_NAME_LENGTH = 64;

/** `AWS::KinesisFirehose::DeliveryStream` into a bucket. */
export const deliveryStreamHandler: ResourceHandler = {
  type: 'AWS::KinesisFirehose::DeliveryStream',

  async create(request) {
    const { context, properties, tags, started } = request;
    const name =
      properties.optionalText('DeliveryStreamName') ??
      physicalName(request, { maxLength: MAXIMUM_NAME_LENGTH });
    const { DeliveryStreamARN } = await context.invoke(
      'firehose',
      'CreateDeliveryStream',
      {
        DeliveryStreamName: name,
        DeliveryStreamType: properties.optionalText('DeliveryStreamType'),
        DeliveryStreamEncryptionConfigurationInput: properties.raw(
          'DeliveryStreamEncryptionConfigurationInput',
        ),
        ExtendedS3DestinationConfiguration: properties.raw(
          'ExtendedS3DestinationConfiguration',
        ),
        Tags: Object.keys(tags).length ? tagList(tags) : undefined,
      },
    );
    started(name);
    await waitUntil({
      clock: context.clock,
      what: `delivery stream ${name}`,
      probe: async () => {
        const { DeliveryStreamDescription: stream } = await context.invoke(
          'firehose',
          'DescribeDeliveryStream',
          { DeliveryStreamName: name },
        );
        return stream.DeliveryStreamStatus === 'ACTIVE' ? 'ready' : 'waiting';
      },
    });
    return { physicalId: name, attributes: { Arn: DeliveryStreamARN } };
  },

  async update({ context, state, changed, previousTags, tags }) {
    const others = [...changed].filter(name => name !== 'Tags');
    if (others.length > 0) {
      throw new PropertyError(
        `A change of ${others.join(
          ', ',
        )} of a delivery stream is not implemented by the local AWS`,
      );
    }
    const name = { DeliveryStreamName: state.physicalId };
    const { set, removed } = tagChanges(previousTags, tags);
    if (removed.length) {
      await context.invoke('firehose', 'UntagDeliveryStream', {
        ...name,
        TagKeys: removed,
      });
    }
    if (Object.keys(set).length) {
      await context.invoke('firehose', 'TagDeliveryStream', {
        ...name,
        Tags: tagList(set),
      });
    }
    return state;
  },

  delete({ context, state }) {
    return ignoreMissing(() =>
      context.invoke('firehose', 'DeleteDeliveryStream', {
        DeliveryStreamName: state.physicalId,
      }),
    );
  },
};
