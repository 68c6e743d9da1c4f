import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import { LambdaFunction } from './LambdaState';

const REASON_CODES = {
  Pending: 'Creating',
  Active: undefined,
  Failed: 'InternalError',
} as const;

/** A function as answers show it. */
export function describeFunction(
  target: LambdaFunction,
): FunctionConfiguration {
  const { settings } = target;
  const { logging, vpc } = settings;
  const isJson = logging.format === 'JSON';
  return {
    FunctionName: target.name,
    FunctionArn: target.arn,
    Runtime: settings.runtime as FunctionConfiguration['Runtime'],
    Role: settings.role,
    Handler: settings.handler,
    CodeSize: target.code.zip.length,
    CodeSha256: target.code.sha256,
    Description: settings.description,
    Timeout: settings.timeout,
    MemorySize: settings.memorySize,
    LastModified: target.lastModified.toISOString().replace('Z', '+0000'),
    Version: '$LATEST',
    VpcConfig: {
      VpcId: vpc?.vpcId ?? '',
      SubnetIds: [...(vpc?.subnetIds ?? [])],
      SecurityGroupIds: [...(vpc?.securityGroupIds ?? [])],
      Ipv6AllowedForDualStack: false,
    },
    Environment: Object.keys(settings.environment).length
      ? { Variables: { ...settings.environment } }
      : undefined,
    KMSKeyArn: settings.kmsKeyArn,
    TracingConfig: { Mode: settings.tracing },
    RevisionId: target.revisionId,
    State: target.state,
    StateReason:
      target.state === 'Pending'
        ? 'The function is being created.'
        : target.stateReason,
    StateReasonCode: REASON_CODES[target.state],
    LastUpdateStatus: target.lastUpdateStatus,
    LastUpdateStatusReason: target.lastUpdateReason,
    LastUpdateStatusReasonCode:
      target.lastUpdateStatus === 'Failed' ? 'InternalError' : undefined,
    FileSystemConfigs: settings.mounts.length
      ? settings.mounts.map(({ arn, localMountPath }) => ({
          Arn: arn,
          LocalMountPath: localMountPath,
        }))
      : undefined,
    PackageType: 'Zip',
    Architectures: [target.architecture],
    EphemeralStorage: { Size: settings.ephemeralStorage },
    SnapStart: { ApplyOn: 'None', OptimizationStatus: 'Off' },
    LoggingConfig: {
      LogFormat: logging.format,
      LogGroup: logging.logGroup,
      ...(isJson && {
        ApplicationLogLevel: logging.applicationLevel as 'INFO',
        SystemLogLevel: logging.systemLevel as 'INFO',
      }),
    },
  };
}
