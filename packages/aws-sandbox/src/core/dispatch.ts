import { AwsError } from './AwsError';
import { DefaultCallContext } from './DefaultCallContext';
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
}

/** Answers one call and records it: injected faults first, then the service's behaviour. */
export async function dispatch(
  world: World,
  context: DefaultCallContext,
  call: Call,
): Promise<object> {
  const { service, operation } = call;
  const { accountId, region, principal } = context;
  const record = (status: number, errorCode?: string) =>
    world.calls.record({
      account: accountId,
      region,
      service,
      operation,
      principalArn: principal.arn,
      sessionName: principal.sessionName,
      sourceIdentity: principal.sourceIdentity,
      sessionTags: { ...principal.sessionTags },
      status,
      errorCode,
      invokedBy: call.invokedBy,
    });
  try {
    const fault = world.faults.takeForCall({ service, operation, accountId });
    if (fault) {
      throw fault;
    }
    const behaviour = world.service(service)?.operations[operation];
    if (!behaviour) {
      throw notImplemented(service, operation);
    }
    call.validate?.();
    const output = await behaviour(context, call.input);
    record(200);
    return output;
  } catch (error) {
    const shown =
      error instanceof AwsError
        ? error
        : internalFailure(service, operation, error);
    record(shown.status, shown.code);
    throw shown;
  }
}

function internalFailure(
  service: string,
  operation: string,
  error: unknown,
): AwsError {
  const detail =
    error instanceof Error ? error.stack ?? error.message : String(error);
  return new AwsError(
    'SandboxFailure',
    `The local AWS failed in ${service}:${operation}: ${detail}`,
  );
}
