import type {
  InvocationRequest,
  InvocationResponse,
} from '@aws-sdk/client-lambda';
import { randomUUID } from 'crypto';
import { AwsError } from '../../core/AwsError';
import { BackgroundWork } from '../../core/BackgroundWork';
import { CallContext } from '../../core/types';
import { FunctionRunner } from './execution/FunctionRunner';
import { authorizedFunction } from './functionAccess';
import { resourceConflict } from './lambdaErrors';
import { LambdaFunction, LambdaState } from './LambdaState';

const MAXIMUM_BYTES = { RequestResponse: 6 * 1024 * 1024, Event: 1024 * 1024 };
const DEFAULT_RETRIES = 2;
/** AWS time before each repetition of a failed asynchronous invocation. */
const RETRY_DELAYS_MS = [60_000, 120_000];

function payloadOf(
  input: InvocationRequest,
  type: 'Event' | 'RequestResponse',
): string {
  const bytes = Buffer.from(input.Payload ?? []);
  if (bytes.length > MAXIMUM_BYTES[type]) {
    throw new AwsError(
      'RequestTooLargeException',
      `${bytes.length} byte payload is too large for the ${type} invocation type (limit ${MAXIMUM_BYTES[type]} bytes)`,
      413,
    );
  }
  const text = bytes.length ? bytes.toString('utf8') : '{}';
  try {
    JSON.parse(text);
    return text;
  } catch (error) {
    throw new AwsError(
      'InvalidRequestContentException',
      `Could not parse request body into json: ${(error as Error).message}`,
    );
  }
}

/** Runs an asynchronous invocation in its own time, again after an error as the function's settings say. */
async function runLater(
  context: CallContext,
  target: LambdaFunction,
  call: { requestId: string; payload: string },
): Promise<void> {
  const runner = FunctionRunner.of(context);
  const isThere = () =>
    LambdaState.of(context).functions.get(target.name) === target;
  const retries = target.eventInvoke?.maximumRetryAttempts ?? DEFAULT_RETRIES;
  for (let attempt = 0; isThere(); attempt++) {
    while (target.state === 'Pending') {
      await context.clock.sleep(1_000);
    }
    // Nobody waits for the outcome: whatever goes wrong counts as a failed attempt.
    const isDone = await runner.run(context, target, call).then(
      ({ failed }) => !failed,
      () => false,
    );
    if (isDone || attempt >= retries) {
      return;
    }
    await context.clock.sleep(RETRY_DELAYS_MS[attempt]);
  }
}

/** `lambda:Invoke` */
export async function invoke(
  context: CallContext,
  input: InvocationRequest,
): Promise<InvocationResponse> {
  const target = authorizedFunction(context, 'InvokeFunction', input);
  const { accountId, region } = target;
  const inFunction = context.with({ accountId, region });
  const type = input.InvocationType ?? 'RequestResponse';
  if (type === 'DryRun') {
    return { StatusCode: 204 };
  }
  const payload = payloadOf(input, type);
  const call = { requestId: context.requestId || randomUUID(), payload };
  const runner = FunctionRunner.of(context);
  if (type === 'Event') {
    void BackgroundWork.of(context).follow(
      target.arn,
      runLater(inFunction, target, call),
    );
    return { StatusCode: 202 };
  }
  if (target.state !== 'Active') {
    throw resourceConflict(
      `The operation cannot be performed at this time. The function is currently in the following state: ${target.state}`,
    );
  }
  const { failed, ...answer } = await runner.run(inFunction, target, call);
  return {
    StatusCode: 200,
    FunctionError: failed ? 'Unhandled' : undefined,
    LogResult: input.LogType === 'Tail' ? answer.logTail : undefined,
    ExecutedVersion: '$LATEST',
    Payload: Buffer.from(answer.payload) as InvocationResponse['Payload'],
  };
}
