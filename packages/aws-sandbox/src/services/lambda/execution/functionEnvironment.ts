import { SandboxAddress } from '../../../core/SandboxAddress';
import { CallContext } from '../../../core/types';
import { LambdaFunction } from '../LambdaState';
import { RoleCredentials } from './roleCredentials';

/** The environment of a function's process: what Lambda sets, what the function's settings say, nothing of this machine's. */
export function functionEnvironment(
  context: CallContext,
  options: {
    target: LambdaFunction;
    credentials: RoleCredentials;
    logStreamName: string;
    codeDirectory: string;
    temporaryDirectory: string;
    libraries: string;
    compileCache: string;
  },
): NodeJS.ProcessEnv {
  const { target, credentials } = options;
  const { settings, name, region } = target;
  return {
    PATH: '/usr/local/bin:/usr/bin/:/bin',
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    ...settings.environment,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_SESSION_TOKEN: credentials.sessionToken,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_ENDPOINT_URL: SandboxAddress.of(context).url,
    AWS_EXECUTION_ENV: `AWS_Lambda_${settings.runtime}`,
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(settings.memorySize),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: settings.logging.logGroup,
    AWS_LAMBDA_LOG_STREAM_NAME: options.logStreamName,
    LAMBDA_TASK_ROOT: options.codeDirectory,
    LAMBDA_RUNTIME_DIR: '/var/runtime',
    _HANDLER: settings.handler,
    TMPDIR: options.temporaryDirectory,
    HOME: options.temporaryDirectory,
    NODE_PATH: options.libraries,
    NODE_COMPILE_CACHE: options.compileCache,
  };
}
