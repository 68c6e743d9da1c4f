import { defineType } from '../ResourceTypeDefinition';

/** Resource types of Data Firehose. */
export const firehoseTypes = {
  'AWS::KinesisFirehose::DeliveryStream': defineType({
    notImplemented: `AmazonOpenSearchServerlessDestinationConfiguration AmazonopensearchserviceDestinationConfiguration
      DatabaseSourceConfiguration DirectPutSourceConfiguration ElasticsearchDestinationConfiguration
      HttpEndpointDestinationConfiguration IcebergDestinationConfiguration KinesisStreamSourceConfiguration
      MSKSourceConfiguration RedshiftDestinationConfiguration S3DestinationConfiguration
      SnowflakeDestinationConfiguration SplunkDestinationConfiguration`,
  }),
};
