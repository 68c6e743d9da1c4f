import type {
  CreateFunctionRequest,
  UpdateFunctionConfigurationRequest,
} from '@aws-sdk/client-lambda';
import { AwsError } from '../../core/AwsError';
import { servicePrincipal } from '../../core/principals';
import { CallContext } from '../../core/types';
import { LAMBDA_HOST } from './executionRole';
import { functionMounts } from './functionMounts';
import { functionVpc } from './functionVpc';
import { invalidParameter, notImplementedSetting } from './lambdaErrors';
import { FunctionLogging, FunctionSettings } from './LambdaState';

const MAXIMUM_ENVIRONMENT_BYTES = 4096;
const VARIABLE_NAME = /^[a-zA-Z]\w+$/;
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
  const bad = names.find(name => !VARIABLE_NAME.test(name));
  if (bad) {
    throw invalidParameter(
      `Environment variable name '${bad}' must begin with a letter, have at least two characters and hold letters, digits and _ only`,
    );
  }
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

async function checkKey(context: CallContext, keyArn: string): Promise<void> {
  const problem = (reason: string) =>
    invalidParameter(
      `Lambda was unable to configure access to your environment variables because the KMS key is invalid for CreateGrant. Please check your KMS key settings. KMS Exception: ${reason}`,
    );
  try {
    const { KeyMetadata } = await context.invoke(
      'kms',
      'DescribeKey',
      { KeyId: keyArn },
      servicePrincipal(context.accountId, LAMBDA_HOST),
    );
    if (KeyMetadata.KeyState !== 'Enabled') {
      throw problem(`${keyArn} is ${KeyMetadata.KeyState}.`);
    }
  } catch (error) {
    throw error instanceof AwsError && error.code === 'NotFoundException'
      ? problem(error.message)
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
  const environment = input.Environment?.Variables ?? before?.environment ?? {};
  checkEnvironment(environment);
  const kmsKeyArn =
    input.KMSKeyArn === undefined
      ? before?.kmsKeyArn
      : input.KMSKeyArn || undefined;
  if (input.KMSKeyArn) {
    await checkKey(context, input.KMSKeyArn);
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
