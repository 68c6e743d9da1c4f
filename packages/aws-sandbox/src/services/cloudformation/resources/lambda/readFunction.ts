import { LiveProperties, members, tagsOfMap, unlessMissing } from '../reading';
import { ReadRequest } from '../ResourceHandler';

/** A function as it is now; whether its code is the template's cannot be told. */
export function readFunction({
  context,
  state,
}: ReadRequest): Promise<LiveProperties | undefined> {
  return unlessMissing(async () => {
    const {
      Configuration: configuration,
      Concurrency,
      Tags,
    } = await context.invoke('lambda', 'GetFunction', {
      FunctionName: state.physicalId,
    });
    return {
      ...members(
        configuration,
        'Architectures',
        'Description',
        'EphemeralStorage',
        'FileSystemConfigs',
        'FunctionName',
        'Handler',
        'LoggingConfig',
        'MemorySize',
        'PackageType',
        'Role',
        'Runtime',
        'Timeout',
        'TracingConfig',
        'VpcConfig',
      ),
      KmsKeyArn: configuration.KMSKeyArn,
      Environment: configuration.Environment && {
        Variables: configuration.Environment.Variables,
      },
      ReservedConcurrentExecutions: Concurrency?.ReservedConcurrentExecutions,
      Tags: tagsOfMap(Tags),
    };
  });
}

/** Settings of asynchronous invocation as they are now. */
export function readEventInvokeConfig({
  context,
  properties,
}: ReadRequest): Promise<LiveProperties | undefined> {
  return unlessMissing(async () => {
    const config = await context.invoke(
      'lambda',
      'GetFunctionEventInvokeConfig',
      {
        FunctionName: properties.text('FunctionName'),
        Qualifier: properties.text('Qualifier'),
      },
    );
    return members(config, 'MaximumEventAgeInSeconds', 'MaximumRetryAttempts');
  });
}
