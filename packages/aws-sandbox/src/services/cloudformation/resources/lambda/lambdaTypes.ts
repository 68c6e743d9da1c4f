import { defineType, ResourceTypeDefinition } from '../ResourceTypeDefinition';

export const lambdaTypes: Readonly<Record<string, ResourceTypeDefinition>> = {
  'AWS::Lambda::EventInvokeConfig': defineType({
    notImplemented: 'DestinationConfig',
  }),
  'AWS::Lambda::Function': defineType({
    notImplemented: `CapacityProviderConfig CodeSigningConfigArn DurableConfig FunctionScalingConfig ImageConfig
      PublishToLatestPublished RecursiveLoop TenancyConfig`,
  }),
  'AWS::Lambda::Permission': defineType({
    notImplemented:
      'EventSourceToken FunctionUrlAuthType InvokedViaFunctionUrl PrincipalOrgID',
  }),
};
