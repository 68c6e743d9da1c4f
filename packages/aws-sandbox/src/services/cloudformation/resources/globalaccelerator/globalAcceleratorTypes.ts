import { defineType, ResourceTypeDefinition } from '../ResourceTypeDefinition';

/** Types of Global Accelerator. */
export const globalAcceleratorTypes: Readonly<
  Record<string, ResourceTypeDefinition>
> = {
  'AWS::GlobalAccelerator::Accelerator': defineType({
    required: 'Name',
    updates: 'Enabled IpAddressType Name Tags',
    notImplemented:
      'FlowLogsEnabled FlowLogsS3Bucket FlowLogsS3Prefix IpAddresses',
    attributes:
      'AcceleratorArn DnsName DualStackDnsName Ipv4Addresses Ipv6Addresses',
    tags: 'Tags',
  }),
  'AWS::GlobalAccelerator::EndpointGroup': defineType({
    required: 'EndpointGroupRegion ListenerArn',
    replaces: 'EndpointGroupRegion ListenerArn',
    updates: `EndpointConfigurations HealthCheckIntervalSeconds HealthCheckPath HealthCheckPort HealthCheckProtocol
      PortOverrides ThresholdCount TrafficDialPercentage`,
    attributes: 'EndpointGroupArn',
  }),
  'AWS::GlobalAccelerator::Listener': defineType({
    required: 'AcceleratorArn PortRanges Protocol',
    replaces: 'AcceleratorArn',
    updates: 'ClientAffinity PortRanges Protocol',
    attributes: 'ListenerArn',
  }),
};
