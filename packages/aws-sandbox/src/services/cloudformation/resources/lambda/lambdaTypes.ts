import { defineType, ResourceTypeDefinition } from '../ResourceTypeDefinition';

export const lambdaTypes: Readonly<Record<string, ResourceTypeDefinition>> = {
  'AWS::Lambda::EventInvokeConfig': defineType({
    required: 'FunctionName Qualifier',
    replaces: 'FunctionName Qualifier',
    updates: 'MaximumEventAgeInSeconds MaximumRetryAttempts',
    notImplemented: 'DestinationConfig',
  }),
  'AWS::Lambda::Function': defineType({
    required: 'Code Role',
    replaces: 'FunctionName PackageType',
    updates: `Architectures Code Description Environment EphemeralStorage FileSystemConfigs Handler KmsKeyArn
      LoggingConfig MemorySize ReservedConcurrentExecutions Role Runtime RuntimeManagementConfig SnapStart Tags Timeout
      TracingConfig VpcConfig Layers DeadLetterConfig`,
    notImplemented: `CapacityProviderConfig CodeSigningConfigArn DurableConfig FunctionScalingConfig ImageConfig
      PublishToLatestPublished RecursiveLoop TenancyConfig`,
    attributes: 'Arn',
    tags: 'Tags',
  }),
  'AWS::Lambda::Permission': defineType({
    required: 'Action FunctionName Principal',
    replaces: 'Action FunctionName Principal SourceAccount SourceArn',
    notImplemented:
      'EventSourceToken FunctionUrlAuthType InvokedViaFunctionUrl PrincipalOrgID',
    attributes: 'Id',
  }),
};
