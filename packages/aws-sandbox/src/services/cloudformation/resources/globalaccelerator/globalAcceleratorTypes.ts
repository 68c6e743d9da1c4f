import { defineType, ResourceTypeDefinition } from '../ResourceTypeDefinition';

/** Types of Global Accelerator. */
export const globalAcceleratorTypes: Readonly<
  Record<string, ResourceTypeDefinition>
> = {
  'AWS::GlobalAccelerator::Accelerator': defineType({
    notImplemented:
      'FlowLogsEnabled FlowLogsS3Bucket FlowLogsS3Prefix IpAddresses',
  }),
  'AWS::GlobalAccelerator::EndpointGroup': defineType({}),
  'AWS::GlobalAccelerator::Listener': defineType({}),
};
