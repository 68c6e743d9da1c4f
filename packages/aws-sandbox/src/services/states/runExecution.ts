import type { HistoryEvent } from '@aws-sdk/client-sfn';
import { CallContext } from '../../core/types';
import { chooses } from './language/chooses';
import { Retrier, StateDefinition } from './language/Definition';
import { fill, place, select } from './language/paths';
import { StateError } from './language/StateError';
import { runTask } from './runTask';
import { Execution, StateMachine } from './StatesState';

interface Run {
  /** Acts as the state machine's role. */
  readonly context: CallContext;
  readonly machine: Pick<StateMachine, 'arn' | 'name' | 'definition'>;
  readonly execution: Execution;
}

/** What a state leads to. */
interface Step {
  readonly next?: string;
  readonly output: unknown;
}

export function note(
  context: CallContext,
  execution: Execution,
  type: HistoryEvent['type'],
  details: Partial<HistoryEvent> = {},
): void {
  const id = execution.history.length + 1;
  execution.history.push({
    id,
    previousEventId: id - 1,
    timestamp: context.clock.tick(),
    type,
    ...details,
  });
}

function pathOf(path: string | null | undefined, data: unknown): unknown {
  return path === null ? {} : select(path ?? '$', data);
}

function ownData({ machine, execution }: Run): object {
  return {
    Execution: {
      Id: execution.arn,
      Name: execution.name,
      Input: JSON.parse(execution.input),
      StartTime: execution.startDate.toISOString(),
    },
    StateMachine: { Id: machine.arn, Name: machine.name },
  };
}

async function withTimeout<T>(
  seconds: number | undefined,
  work: Promise<T>,
): Promise<T> {
  if (seconds === undefined) {
    return work;
  }
  // A task that runs code does so in wall time, so its limit is of wall time too.
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () =>
        reject(
          new StateError(
            'States.Timeout',
            `The task took longer than ${seconds} seconds`,
          ),
        ),
      seconds * 1000,
    );
  });
  return Promise.race([work, limit]).finally(() => clearTimeout(timer));
}

/** AWS time until the next attempt, or nothing when there is none left. */
function delayOf(retrier: Retrier, attempts: number): number | undefined {
  const {
    IntervalSeconds = 1,
    MaxAttempts = 3,
    BackoffRate = 2,
    MaxDelaySeconds = Infinity,
  } = retrier;
  return attempts < MaxAttempts
    ? Math.min(IntervalSeconds * BackoffRate ** attempts, MaxDelaySeconds) *
        1000
    : undefined;
}

async function attemptTask(
  run: Run,
  state: StateDefinition,
  input: unknown,
): Promise<unknown> {
  const { context, execution } = run;
  const attempts = new Map<Retrier, number>();
  for (;;) {
    try {
      note(context, execution, 'LambdaFunctionScheduled', {
        lambdaFunctionScheduledEventDetails: { resource: state.Resource! },
      });
      const result = await withTimeout(
        state.TimeoutSeconds,
        runTask(context, state.Resource!, input),
      );
      note(context, execution, 'LambdaFunctionSucceeded');
      return result;
    } catch (error) {
      if (!(error instanceof StateError) || execution.status !== 'RUNNING') {
        throw error;
      }
      note(context, execution, 'LambdaFunctionFailed', {
        lambdaFunctionFailedEventDetails: {
          error: error.error,
          cause: error.reason,
        },
      });
      const retrier = (state.Retry ?? []).find(({ ErrorEquals }) =>
        error.matches(ErrorEquals),
      );
      const made = retrier ? attempts.get(retrier) ?? 0 : 0;
      const delay = retrier && delayOf(retrier, made);
      if (delay === undefined) {
        throw error;
      }
      attempts.set(retrier!, made + 1);
      await context.clock.sleep(delay);
      if (execution.status !== 'RUNNING') {
        throw error;
      }
    }
  }
}

async function task(
  run: Run,
  state: StateDefinition,
  input: unknown,
): Promise<Step> {
  const own = ownData(run);
  const argument =
    state.Parameters === undefined
      ? pathOf(state.InputPath, input)
      : fill(state.Parameters, pathOf(state.InputPath, input), own);
  try {
    const result = await attemptTask(run, state, argument);
    const selected =
      state.ResultSelector === undefined
        ? result
        : fill(state.ResultSelector, result, own);
    const output = place(state.ResultPath, input, selected);
    return { next: state.Next, output: pathOf(state.OutputPath, output) };
  } catch (error) {
    const catcher =
      error instanceof StateError
        ? (state.Catch ?? []).find(({ ErrorEquals }) =>
            error.matches(ErrorEquals),
          )
        : undefined;
    if (!catcher) {
      throw error;
    }
    const { error: Error, reason: Cause } = error as StateError;
    return {
      next: catcher.Next,
      output: place(catcher.ResultPath, input, { Error, Cause }),
    };
  }
}

async function enter(
  run: Run,
  state: StateDefinition,
  input: unknown,
): Promise<Step> {
  const { context } = run;
  const data = pathOf(state.InputPath, input);
  switch (state.Type) {
    case 'Task':
      return task(run, state, input);
    case 'Pass': {
      const filled =
        state.Parameters === undefined
          ? data
          : fill(state.Parameters, data, ownData(run));
      const output = place(state.ResultPath, input, state.Result ?? filled);
      return { next: state.Next, output: pathOf(state.OutputPath, output) };
    }
    case 'Choice': {
      const rule = state.Choices!.find(candidate => chooses(candidate, data));
      const next = rule?.Next ?? state.Default;
      if (next === undefined) {
        throw new StateError(
          'States.NoChoiceMatched',
          'No rule of the choice holds and it has no default',
        );
      }
      return { next, output: pathOf(state.OutputPath, data) };
    }
    case 'Wait': {
      const seconds = state.Seconds ?? Number(select(state.SecondsPath!, data));
      await context.clock.sleep(seconds * 1000);
      return { next: state.Next, output: pathOf(state.OutputPath, data) };
    }
    case 'Fail':
      throw new StateError(state.Error ?? 'States.Failed', state.Cause ?? '');
    default:
      return { output: pathOf(state.OutputPath, data) };
  }
}

/** Goes from state to state until one has no next. */
export async function runExecution(run: Run): Promise<unknown> {
  const { context, machine, execution } = run;
  let name: string | undefined = machine.definition.StartAt;
  let data: unknown = JSON.parse(execution.input);
  while (name !== undefined && execution.status === 'RUNNING') {
    const state: StateDefinition = machine.definition.States[name];
    if (state.Type !== 'Fail') {
      note(context, execution, `${state.Type}StateEntered`, {
        stateEnteredEventDetails: { name, input: JSON.stringify(data) },
      });
    }
    const step: Step = await enter(run, state, data);
    data = step.output;
    note(context, execution, `${state.Type as 'Task'}StateExited`, {
      stateExitedEventDetails: { name, output: JSON.stringify(data) },
    });
    name = step.next;
  }
  return data;
}
