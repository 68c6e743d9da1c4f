import { AwsError } from '../../core/AwsError';
import { CallContext } from '../../core/types';
import { StateError } from './language/StateError';

interface Invocation {
  readonly FunctionError?: string;
  readonly Payload?: Uint8Array;
  readonly StatusCode: number;
  readonly ExecutedVersion?: string;
}

/**
 * Invokes the Lambda function of a task, given by its ARN or as `arn:…:states:::lambda:invoke` with parameters.
 *
 * @param context acts as the state machine's role
 */
export async function runTask(
  context: CallContext,
  resource: string,
  input: any,
): Promise<unknown> {
  const isIntegration = resource.endsWith(':states:::lambda:invoke');
  const FunctionName = isIntegration ? input?.FunctionName : resource;
  const argument = isIntegration ? input?.Payload ?? {} : input;
  const payload = JSON.stringify(argument);
  let answer: Invocation;
  try {
    answer = await context.invoke('lambda', 'Invoke', {
      FunctionName,
      InvocationType: isIntegration ? input.InvocationType : undefined,
      Payload: Buffer.from(payload),
    });
  } catch (error) {
    throw error instanceof AwsError
      ? new StateError(`Lambda.${error.code}`, error.message)
      : error;
  }
  const text = Buffer.from(answer.Payload ?? []).toString('utf8');
  if (answer.FunctionError) {
    throw new StateError(errorTypeOf(text), text);
  }
  const result = text === '' ? {} : JSON.parse(text);
  return isIntegration
    ? {
        ExecutedVersion: answer.ExecutedVersion,
        Payload: result,
        StatusCode: answer.StatusCode,
      }
    : result;
}

/** The name of what a function threw. */
function errorTypeOf(payload: string): string {
  const { errorType } = JSON.parse(payload);
  if (errorType === 'Sandbox.Timedout') {
    return 'States.Timeout';
  }
  return typeof errorType === 'string' ? errorType : 'Lambda.Unknown';
}
