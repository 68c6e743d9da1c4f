import { AwsError } from '../../core/AwsError';
import { servicePrincipal } from '../../core/principals';
import { CallContext } from '../../core/types';
import { DELIVERY_HOST, deliverySourceArn } from '../logs';
import { Execution, StateMachine } from './StatesState';

const FAILURES = /Failed|TimedOut|Aborted/;

/** Writes an execution's history to the state machine's log group, as far as its level asks for it. */
export async function logExecution(
  context: CallContext,
  machine: StateMachine,
  execution: Execution,
): Promise<void> {
  const level = machine.logging?.level ?? 'OFF';
  const arn =
    machine.logging?.destinations?.[0]?.cloudWatchLogsLogGroup?.logGroupArn;
  const events = execution.history.filter(
    ({ type }) => level === 'ALL' || FAILURES.test(type!),
  );
  if (level === 'OFF' || !arn || !events.length) {
    return;
  }
  const logGroupName = arn.split(':')[6];
  const day = execution.startDate.toISOString().slice(0, 10);
  const logStreamName = `states/${machine.name}/${day}/${execution.name}`;
  const asDelivery = servicePrincipal(
    context.accountId,
    DELIVERY_HOST,
    deliverySourceArn(context),
  );
  const names = { logGroupName, logStreamName };
  try {
    await context.invoke('logs', 'CreateLogStream', names, asDelivery);
    await context.invoke(
      'logs',
      'PutLogEvents',
      {
        ...names,
        logEvents: events.map(({ id, type, timestamp }) => ({
          timestamp: timestamp!.getTime(),
          message: JSON.stringify({
            id: String(id),
            type,
            execution_arn: execution.arn,
          }),
        })),
      },
      asDelivery,
    );
  } catch (error) {
    // Delivery is best effort: a log group that has gone does not fail the execution.
    if (!(error instanceof AwsError)) {
      throw error;
    }
  }
}
