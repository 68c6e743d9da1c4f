import { Properties } from '../Properties';

/** Provisioned capacity as the API takes it. */
export function throughputOf(properties: Properties): object | undefined {
  const throughput = properties.object('ProvisionedThroughput');
  return (
    throughput && {
      ReadCapacityUnits: throughput.number('ReadCapacityUnits'),
      WriteCapacityUnits: throughput.number('WriteCapacityUnits'),
    }
  );
}

/** Secondary indexes as the API takes them. */
export function indexesOf(
  properties: Properties,
  name: string,
): object[] | undefined {
  return properties.has(name)
    ? properties
        .objects(name)
        .map(index =>
          index.only(
            'IndexName',
            'KeySchema',
            'Projection',
            'ProvisionedThroughput',
          ),
        )
        .map(index => ({
          IndexName: index.text('IndexName'),
          KeySchema: index.raw('KeySchema'),
          Projection: index.raw('Projection'),
          ProvisionedThroughput: throughputOf(index),
        }))
    : undefined;
}

/** Encryption as the API takes it. */
export function encryptionOf(properties: Properties): object | undefined {
  const encryption = properties
    .object('SSESpecification')
    ?.only('SSEEnabled', 'SSEType', 'KMSMasterKeyId');
  return (
    encryption && {
      Enabled: encryption.boolean('SSEEnabled'),
      SSEType: encryption.optionalText('SSEType'),
      KMSMasterKeyId: encryption.optionalText('KMSMasterKeyId'),
    }
  );
}

/** Stream as the API takes it. */
export function streamOf(properties: Properties): object | undefined {
  const stream = properties
    .object('StreamSpecification')
    ?.only('StreamViewType');
  return (
    stream && {
      StreamEnabled: true,
      StreamViewType: stream.text('StreamViewType'),
    }
  );
}
