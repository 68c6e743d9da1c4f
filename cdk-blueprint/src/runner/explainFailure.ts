import { ToolkitError } from '@aws-cdk/toolkit-lib';
import { FailedResource } from './ResourceProgress';
import { RunnerError } from './RunnerError';
import { RunnerFailure } from './types';

const LONGEST_CHAIN = 8;
const LONGEST_MESSAGE = 1000;

const DENIED = new Set([
  'AccessDenied',
  'AccessDeniedException',
  'UnauthorizedOperation',
]);
const NO_CREDENTIALS = new Set([
  'CredentialsProviderError',
  'ExpiredToken',
  'ExpiredTokenException',
  'InvalidClientTokenId',
  'UnrecognizedClientException',
]);
const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
]);
const BUSY = /is in [A-Z_]+_IN_PROGRESS state and can ?not be/;

// eslint-disable-next-line no-control-regex
const ANSI = /\u001b\[[0-9;]*m/g;

/**
 * Says in one line why a deployment failed. The toolkit wraps errors several times over, so the causes are searched, the
 * most telling one first.
 *
 * @param failed the resource that failed first, when one did
 */
export function explainFailure(
  error: unknown,
  failed?: FailedResource,
): RunnerFailure {
  const chain = causesOf(error);
  const known = chain.find(
    (cause): cause is RunnerError => cause instanceof RunnerError,
  );
  if (known) return known.failure;

  const bootstrap = chain.find(ToolkitError.isBootstrapError);
  if (bootstrap) {
    const { account, region } = bootstrap.environment;
    return {
      code: 'BootstrapMissing',
      message: `Account ${account} is not bootstrapped for the CDK in ${region}: run cdk bootstrap aws://${account}/${region}.`,
      reason: clean(bootstrap.message),
      needsBootstrap: { account, region },
    };
  }
  if (failed) {
    const { resource, resourceType, reason } = failed;
    return {
      code: 'ResourceFailed',
      message: `${resource} (${resourceType}) failed: ${reason}`,
      ...failed,
    };
  }
  return byCause(chain);
}

/** Whether CloudFormation refused because it is working on the stack already. */
export const isStackBusy = (error: unknown): boolean =>
  causesOf(error).some(
    cause => cause.name === 'ValidationError' && BUSY.test(cause.message),
  );

function byCause(chain: Error[]): RunnerFailure {
  const unreachable = chain.find(cause => UNREACHABLE.has(codeOf(cause)));
  if (unreachable) {
    return {
      code: 'EndpointUnreachable',
      message: `AWS cannot be reached (${codeOf(unreachable)})`,
      reason: clean(unreachable.message),
    };
  }
  const denied = chain.find(
    cause =>
      DENIED.has(cause.name) ||
      / is not authorized to perform: /.test(cause.message),
  );
  if (denied)
    return {
      code: 'AccessDenied',
      message: `AWS denied access: ${clean(denied.message)}`,
    };

  const withoutCredentials = chain.find(
    cause =>
      NO_CREDENTIALS.has(cause.name) ||
      ToolkitError.isAuthenticationError(cause),
  );
  if (withoutCredentials) {
    return {
      code: 'NoCredentials',
      message: `There are no valid AWS credentials: ${clean(
        withoutCredentials.message,
      )}`,
    };
  }
  const deployment = chain.find(ToolkitError.isDeploymentError);
  if (deployment)
    return {
      code: deployment.deploymentErrorCode,
      message: clean(deployment.message),
    };
  const [outermost] = chain;
  const [root] = chain.slice(-1);
  return { code: root.name, message: clean(outermost.message || root.name) };
}

function causesOf(error: unknown): Error[] {
  const chain: Error[] = [];
  let current = error;
  while (current instanceof Error && chain.length < LONGEST_CHAIN) {
    chain.push(current);
    // Failed connections come as several errors in one, a try for each address.
    current =
      current.cause ??
      (current instanceof AggregateError ? current.errors[0] : undefined);
  }
  return chain.length > 0
    ? chain
    : [
        new RunnerError({
          code: 'Unknown',
          message: `Unknown error: ${typeof error}`,
        }),
      ];
}

function codeOf(error: Error): string {
  return String((error as NodeJS.ErrnoException).code ?? '');
}

function clean(message: string): string {
  const text = message.replace(ANSI, '').replace(/\s+/g, ' ').trim();
  return text.length > LONGEST_MESSAGE
    ? `${text.slice(0, LONGEST_MESSAGE)}…`
    : text;
}
