import { randomUUID } from 'crypto';
import type {
  DescribeExecutionInput,
  GetExecutionHistoryInput,
  ListExecutionsInput,
  StartExecutionInput,
  StopExecutionInput,
} from '@aws-sdk/client-sfn';
import { AwsError } from '../../core/AwsError';
import { BackgroundWork } from '../../core/BackgroundWork';
import { CallContext, Operation } from '../../core/types';
import { byKey, paginate, paginateInOrder } from '../../validation';
import { logExecution } from './executionLog';
import { StateError } from './language/StateError';
import { machineContext } from './machineRole';
import { note, runExecution } from './runExecution';
import {
  authorizedStateMachine,
  Execution,
  StateMachine,
  statesArn,
  StatesState,
} from './StatesState';

const MAXIMUM_INPUT_BYTES = 256 * 1024;
const PAGE_SIZE = 100;

function checkInput(input: string): string {
  if (Buffer.byteLength(input) > MAXIMUM_INPUT_BYTES) {
    throw new AwsError(
      'InvalidExecutionInput',
      `The input has ${Buffer.byteLength(
        input,
      )} bytes; ${MAXIMUM_INPUT_BYTES} is the most`,
    );
  }
  try {
    JSON.parse(input);
    return input;
  } catch (error) {
    throw new AwsError(
      'InvalidExecutionInput',
      `Invalid State Machine Execution Input: '${(error as Error).message}'`,
    );
  }
}

function end(
  context: CallContext,
  execution: Execution,
  outcome: Partial<Execution> & Pick<Execution, 'status'>,
): void {
  if (execution.status !== 'RUNNING') {
    return;
  }
  Object.assign(execution, outcome, { stopDate: context.clock.now() });
  const { error, cause, output } = execution;
  if (outcome.status === 'SUCCEEDED') {
    note(context, execution, 'ExecutionSucceeded', {
      executionSucceededEventDetails: { output },
    });
  } else {
    note(
      context,
      execution,
      outcome.status === 'ABORTED' ? 'ExecutionAborted' : 'ExecutionFailed',
      outcome.status === 'ABORTED'
        ? { executionAbortedEventDetails: { error, cause } }
        : { executionFailedEventDetails: { error, cause } },
    );
  }
}

/** Runs an execution in its own time. */
async function execute(
  context: CallContext,
  machine: StateMachine,
  execution: Execution,
): Promise<void> {
  // The definition as it is now: an update does not touch what runs.
  const { arn, name, definition, roleArn } = machine;
  try {
    const output = await runExecution({
      context: machineContext(context, roleArn, execution.name),
      machine: { arn, name, definition },
      execution,
    });
    end(context, execution, {
      status: 'SUCCEEDED',
      output: JSON.stringify(output),
    });
  } catch (error) {
    const { error: code, reason } =
      error instanceof StateError
        ? error
        : new StateError('States.Runtime', (error as Error).message);
    end(context, execution, { status: 'FAILED', error: code, cause: reason });
  }
  await logExecution(context, machine, execution);
}

function startExecution(
  context: CallContext,
  input: StartExecutionInput,
): object {
  const machine = authorizedStateMachine(
    context,
    'StartExecution',
    input.stateMachineArn!,
  );
  const name = input.name ?? randomUUID();
  if (!/^[\w.-]{1,80}$/.test(name)) {
    throw new AwsError('InvalidName', `Invalid Name: '${name}'`);
  }
  const arn = statesArn(context, `execution:${machine.name}:${name}`);
  const { executions } = StatesState.of(context);
  const text = checkInput(input.input ?? '{}');
  const existing = executions.get(arn);
  if (existing) {
    if (existing.status === 'RUNNING' && existing.input === text) {
      return { executionArn: arn, startDate: existing.startDate };
    }
    throw new AwsError(
      'ExecutionAlreadyExists',
      `Execution Already Exists: '${arn}'`,
    );
  }
  const execution: Execution = {
    arn,
    name,
    stateMachineArn: machine.arn,
    startDate: context.clock.now(),
    input: text,
    history: [],
    status: 'RUNNING',
  };
  executions.set(arn, execution);
  note(context, execution, 'ExecutionStarted', {
    executionStartedEventDetails: { input: text, roleArn: machine.roleArn },
  });
  void BackgroundWork.of(context).follow(
    arn,
    execute(context, machine, execution),
  );
  return { executionArn: arn, startDate: execution.startDate };
}

function authorizedExecution(
  context: CallContext,
  action: string,
  arn: string,
): Execution {
  context.authorize(`states:${action}`, arn);
  return StatesState.of(context).execution(arn);
}

function described(execution: Execution): object {
  const { arn, history, ...rest } = execution;
  return { executionArn: arn, ...rest };
}

export const executionOperations: Readonly<Record<string, Operation>> = {
  StartExecution: startExecution,

  DescribeExecution: (context, input: DescribeExecutionInput) =>
    described(
      authorizedExecution(context, 'DescribeExecution', input.executionArn!),
    ),

  StopExecution(context, input: StopExecutionInput) {
    const execution = authorizedExecution(
      context,
      'StopExecution',
      input.executionArn!,
    );
    end(context, execution, {
      status: 'ABORTED',
      error: input.error,
      cause: input.cause,
    });
    return { stopDate: execution.stopDate };
  },

  ListExecutions(context, input: ListExecutionsInput) {
    const machine = authorizedStateMachine(
      context,
      'ListExecutions',
      input.stateMachineArn!,
    );
    const all = [...StatesState.of(context).executions.values()]
      .filter(
        ({ stateMachineArn, status }) =>
          stateMachineArn === machine.arn &&
          (!input.statusFilter || input.statusFilter === status),
      )
      .sort(byKey(({ arn }) => arn));
    const { items, nextToken } = paginate(all, {
      limit: input.maxResults || undefined,
      defaultLimit: PAGE_SIZE,
      token: input.nextToken,
      keyOf: ({ arn }) => arn,
      invalidTokenCode: 'InvalidToken',
    });
    return { executions: items.map(described), nextToken };
  },

  GetExecutionHistory(context, input: GetExecutionHistoryInput) {
    const { history } = authorizedExecution(
      context,
      'GetExecutionHistory',
      input.executionArn!,
    );
    const events = input.reverseOrder ? [...history].reverse() : history;
    const { items, nextToken } = paginateInOrder(events, {
      limit: input.maxResults || undefined,
      defaultLimit: PAGE_SIZE,
      token: input.nextToken,
      keyOf: ({ id }) => String(id),
      invalidTokenCode: 'InvalidToken',
    });
    return { events: items, nextToken };
  },
};
