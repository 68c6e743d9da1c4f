import { performance } from 'perf_hooks';
import { AwsError } from './AwsError';
import { DefaultCallContext } from './DefaultCallContext';
import { ClientConnection, DroppedConnection, strikeCall } from './faults';
import { isReadOnly } from './isReadOnly';
import { notImplemented } from './notImplemented';
import { World } from './World';

/** A call to be answered: who and where is in the context, what is here. */
export interface Call {
  service: string;
  operation: string;
  input: object;
  /** The service that makes the call; absent for calls over HTTP. */
  invokedBy?: string;
  /** Checks the input's shape once it is known that the operation exists. */
  validate?: () => void;
  /** Where the answer goes, for calls over HTTP. */
  client?: ClientConnection;
}

/**
 * Answers one call and records it: injected faults first, then the service's behaviour.
 *
 * @throws AwsError for whatever the client is to see as an error
 * @throws DroppedConnection where the client is to see no answer
 */
export async function dispatch(
  world: World,
  context: DefaultCallContext,
  call: Call,
): Promise<object> {
  const startedAt = performance.now();
  let injected: string | undefined;
  try {
    let output: object;
    if (world.faults.isEmpty) {
      output = await answer(world, context, call);
    } else {
      const fault = world.faults.takeForCall({
        service: call.service,
        operation: call.operation,
        accountId: context.accountId,
        region: context.region,
        isInternal: call.invokedBy !== undefined,
      });
      injected = fault && (fault.effect?.type ?? 'latency');
      output = fault
        ? await strikeCall(fault, {
            service: call.service,
            client: call.client,
            answer: ({ denied }) =>
              answer(world, denied ? context.denied() : context, call),
          })
        : await answer(world, context, call);
    }
    record(200);
    world.trail?.(context, call);
    return output;
  } catch (error) {
    if (error instanceof DroppedConnection) {
      record(0, error.code);
      throw error;
    }
    const shown =
      error instanceof AwsError ? error : internalFailure(call, error);
    record(shown.status, shown.code);
    world.trail?.(context, call, shown);
    throw shown;
  }

  function record(status: number, errorCode?: string): void {
    const { principal } = context;
    world.calls.record({
      durationMs: performance.now() - startedAt,
      requestId: context.requestId,
      account: context.accountId,
      region: context.region,
      service: call.service,
      operation: call.operation,
      principalArn: principal.arn,
      roleArn: principal.roleArn,
      sessionName: principal.sessionName,
      sourceIdentity: principal.sourceIdentity,
      sessionTags: principal.sessionTags,
      status,
      errorCode,
      invokedBy: call.invokedBy,
      fault: injected,
    });
  }
}

/** The service's behaviour. */
async function answer(
  world: World,
  context: DefaultCallContext,
  call: Call,
): Promise<object> {
  const { service, operation } = call;
  if (call.invokedBy === undefined) {
    const { accountId, region } = context;
    world.throttle.take({ service, operation, accountId, region });
  }
  const behaviour = world.service(service)?.operations[operation];
  if (!behaviour) {
    throw notImplemented(service, operation);
  }
  call.validate?.();
  return context.generation.run(
    {
      name: `${service}:${operation}`,
      fromOutside: call.invokedBy === undefined,
      changesState: !isReadOnly(operation),
    },
    () => behaviour(context, call.input),
  );
}

function internalFailure(
  { service, operation }: Call,
  error: unknown,
): AwsError {
  const detail =
    error instanceof Error ? error.stack ?? error.message : String(error);
  return new AwsError(
    'SandboxFailure',
    `The local AWS failed in ${service}:${operation}: ${detail}`,
  );
}
