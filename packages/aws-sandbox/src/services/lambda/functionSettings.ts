import type {
  CreateFunctionRequest,
  UpdateFunctionConfigurationRequest,
} from '@aws-sdk/client-lambda';
import { CallContext } from '../../core/types';
import { grantKeyToService, isKeyError } from '../kms';
import { functionArn } from './functionAccess';
import { functionMounts } from './functionMounts';
import { functionVpc } from './functionVpc';
import {
  invalidParameter,
  notImplementedSetting,
  validationException,
} from './lambdaErrors';
import { FunctionLogging, FunctionSettings } from './LambdaState';

const MAXIMUM_ENVIRONMENT_BYTES = 4096;
/** What functions that are billed by the call may have; the service's model allows more for others. */
const MOST = { timeout: 900, memorySize: 10_240 };
const NODE_RUNTIMES = ['nodejs18.x', 'nodejs20.x', 'nodejs22.x', 'nodejs24.x'];
const OTHER_RUNTIME = /^(dotnet|go1|java|provided|python|ruby)[\w.]*$/;

/** Names that Lambda sets itself. */
const RESERVED =
  /^(_HANDLER|_X_AMZN_TRACE_ID|AWS_DEFAULT_REGION|AWS_REGION|AWS_EXECUTION_ENV|AWS_LAMBDA_FUNCTION_NAME|AWS_LAMBDA_FUNCTION_MEMORY_SIZE|AWS_LAMBDA_FUNCTION_VERSION|AWS_LAMBDA_INITIALIZATION_TYPE|AWS_LAMBDA_LOG_GROUP_NAME|AWS_LAMBDA_LOG_STREAM_NAME|AWS_ACCESS_KEY|AWS_ACCESS_KEY_ID|AWS_SECRET_ACCESS_KEY|AWS_SESSION_TOKEN|AWS_LAMBDA_RUNTIME_API|LAMBDA_TASK_ROOT|LAMBDA_RUNTIME_DIR)$/;

type SettingsInput = Partial<
  Omit<CreateFunctionRequest, 'FunctionName' | 'Code'>
> &
  Omit<UpdateFunctionConfigurationRequest, 'FunctionName'>;

/** What AWS has and this sandbox does not, by the test that it is asked for. */
const NOT_IMPLEMENTED: Record<string, (input: SettingsInput) => boolean> = {
  Layers: ({ Layers }) => (Layers ?? []).length > 0,
  DeadLetterConfig: ({ DeadLetterConfig }) =>
    Boolean(DeadLetterConfig?.TargetArn),
  ImageConfig: ({ ImageConfig }) => ImageConfig !== undefined,
  SnapStart: ({ SnapStart }) => (SnapStart?.ApplyOn ?? 'None') !== 'None',
  'PackageType Image': ({ PackageType }) => PackageType === 'Image',
  CodeSigningConfigArn: ({ CodeSigningConfigArn }) =>
    CodeSigningConfigArn !== undefined,
  Publish: ({ Publish }) => Publish === true,
  CapacityProviderConfig: ({ CapacityProviderConfig }) =>
    CapacityProviderConfig !== undefined,
  DurableConfig: ({ DurableConfig }) => DurableConfig !== undefined,
  TenancyConfig: ({ TenancyConfig }) => TenancyConfig !== undefined,
};

function checkEnvironment(variables: Readonly<Record<string, string>>): void {
  const names = Object.keys(variables);
  const reserved = names.filter(name => RESERVED.test(name));
  if (reserved.length) {
    throw invalidParameter(
      `Lambda was unable to configure your environment variables because the environment variables you have provided contains reserved keys that are currently not supported for modification. Reserved keys used in this request: ${reserved.join(
        ', ',
      )}`,
    );
  }
  if (
    Buffer.byteLength(JSON.stringify(variables)) > MAXIMUM_ENVIRONMENT_BYTES
  ) {
    throw invalidParameter(
      `Lambda was unable to configure your environment variables because the environment variables you have provided exceeded the ${
        MAXIMUM_ENVIRONMENT_BYTES / 1024
      }KB limit. String measured: ${JSON.stringify(names)}`,
    );
  }
}

function checkSize(name: keyof typeof MOST, value: number | undefined): void {
  if (value !== undefined && value > MOST[name]) {
    throw validationException(
      `1 validation error detected: Value '${value}' at '${name}' failed to satisfy constraint: Member must have value less than or equal to ${MOST[name]}`,
    );
  }
}

function checkRuntime(runtime: string): void {
  if (OTHER_RUNTIME.test(runtime)) {
    throw notImplementedSetting(`runtime ${runtime}`);
  }
  if (!NODE_RUNTIMES.includes(runtime)) {
    throw invalidParameter(
      `Value ${runtime} at 'runtime' failed to satisfy constraint: Member must satisfy enum value set: [${NODE_RUNTIMES.join(
        ', ',
      )}] or be a valid ARN`,
    );
  }
}

/** Encrypts the variables with a key and lets the function, as a session of its role, decrypt them. */
async function useKey(
  context: CallContext,
  keyArn: string,
  { role, functionName }: { role: string; functionName: string },
): Promise<void> {
  const { partition, accountId } = context;
  const roleSession = `arn:${partition}:sts::${accountId}:assumed-role/${role.slice(
    role.lastIndexOf('/') + 1,
  )}/${functionName}`;
  const arn = functionArn(context, functionName);
  try {
    await grantKeyToService(context, {
      keyId: keyArn,
      grantee: roleSession,
      operations: ['Decrypt', 'RetireGrant'],
      tries: ['Encrypt'],
      encryptionContext: { 'aws:lambda:FunctionArn': arn },
    });
  } catch (error) {
    throw isKeyError(error)
      ? invalidParameter(
          `Lambda was unable to configure access to your environment variables because the KMS key is invalid for CreateGrant. Please check your KMS key settings. KMS Exception: ${error.code} KMS Message: ${error.message}`,
        )
      : error;
  }
}

function loggingOf(
  input: SettingsInput,
  before: FunctionLogging | undefined,
  functionName: string,
): FunctionLogging {
  const { LoggingConfig: config } = input;
  const format = config?.LogFormat ?? before?.format ?? 'Text';
  if (
    format === 'Text' &&
    (config?.ApplicationLogLevel || config?.SystemLogLevel)
  ) {
    throw invalidParameter('Log levels can be set with log format JSON only');
  }
  return {
    format,
    applicationLevel:
      config?.ApplicationLogLevel ?? before?.applicationLevel ?? 'INFO',
    systemLevel: config?.SystemLogLevel ?? before?.systemLevel ?? 'INFO',
    logGroup:
      config?.LogGroup ?? before?.logGroup ?? `/aws/lambda/${functionName}`,
  };
}

/** Settings of a function as a request wants them: what it names, over what is there, over the defaults. */
export async function functionSettings(
  context: CallContext,
  functionName: string,
  input: SettingsInput,
  before?: FunctionSettings,
): Promise<FunctionSettings> {
  const refused = Object.entries(NOT_IMPLEMENTED).find(([, isAsked]) =>
    isAsked(input),
  );
  if (refused) {
    throw notImplementedSetting(refused[0]);
  }
  const runtime = input.Runtime ?? before?.runtime;
  const handler = input.Handler ?? before?.handler;
  if (!runtime || !handler) {
    throw invalidParameter(
      'Runtime and Handler are mandatory parameters for functions created with deployment packages.',
    );
  }
  checkRuntime(runtime);
  checkSize('timeout', input.Timeout);
  checkSize('memorySize', input.MemorySize);
  const environment = input.Environment?.Variables ?? before?.environment ?? {};
  checkEnvironment(environment);
  const kmsKeyArn =
    input.KMSKeyArn === undefined
      ? before?.kmsKeyArn
      : input.KMSKeyArn || undefined;
  if (input.KMSKeyArn) {
    await useKey(context, input.KMSKeyArn, {
      role: input.Role ?? before!.role,
      functionName,
    });
  }
  const vpc = input.VpcConfig
    ? await functionVpc(context, input.VpcConfig)
    : before?.vpc;
  const mounts =
    input.FileSystemConfigs === undefined
      ? before?.mounts ?? []
      : functionMounts(context, input.FileSystemConfigs, vpc);
  if (mounts.length && !vpc) {
    throw invalidParameter(
      'Function must be configured to execute in a VPC to reference access point.',
    );
  }
  return {
    role: input.Role ?? before!.role,
    handler,
    runtime,
    description: input.Description ?? before?.description ?? '',
    timeout: input.Timeout ?? before?.timeout ?? 3,
    memorySize: input.MemorySize ?? before?.memorySize ?? 128,
    environment,
    kmsKeyArn,
    vpc,
    mounts,
    tracing: input.TracingConfig?.Mode ?? before?.tracing ?? 'PassThrough',
    logging: loggingOf(input, before?.logging, functionName),
    ephemeralStorage:
      input.EphemeralStorage?.Size ?? before?.ephemeralStorage ?? 512,
  };
}
