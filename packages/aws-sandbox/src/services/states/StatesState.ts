import type {
  HistoryEvent,
  LoggingConfiguration,
  StateMachineType,
  TracingConfiguration,
} from '@aws-sdk/client-sfn';
import { AwsError } from '../../core/AwsError';
import { CallContext } from '../../core/types';
import { Definition } from './language/Definition';

export interface StateMachine {
  readonly arn: string;
  readonly name: string;
  readonly type: StateMachineType;
  readonly creationDate: Date;
  /** As submitted. */
  definitionText: string;
  definition: Definition;
  roleArn: string;
  logging?: LoggingConfiguration;
  tracing?: TracingConfiguration;
  revisionId?: string;
  tags: Record<string, string>;
}

export interface Execution {
  readonly arn: string;
  readonly name: string;
  readonly stateMachineArn: string;
  readonly startDate: Date;
  /** JSON */
  readonly input: string;
  readonly history: HistoryEvent[];
  status: 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';
  stopDate?: Date;
  output?: string;
  error?: string;
  cause?: string;
}

/** State machines and executions of one account and region. */
export class StatesState {
  readonly stateMachines = new Map<string, StateMachine>();
  readonly executions = new Map<string, Execution>();

  static of(context: CallContext): StatesState {
    return context.store('states', () => new StatesState());
  }

  stateMachine(arn: string): StateMachine {
    const found = this.stateMachines.get(arn);
    if (!found) {
      throw new AwsError(
        'StateMachineDoesNotExist',
        `State Machine Does Not Exist: '${arn}'`,
      );
    }
    return found;
  }

  execution(arn: string): Execution {
    const found = this.executions.get(arn);
    if (!found) {
      throw new AwsError(
        'ExecutionDoesNotExist',
        `Execution Does Not Exist: '${arn}'`,
      );
    }
    return found;
  }
}

export function statesArn(context: CallContext, resource: string): string {
  const { partition, region, accountId } = context;
  return `arn:${partition}:states:${region}:${accountId}:${resource}`;
}

/** The state machine that a request names, once the caller may do the action on it. */
export function authorizedStateMachine(
  context: CallContext,
  action: string,
  arn: string,
): StateMachine {
  if (!/^arn:[\w-]+:states:[a-z0-9-]+:\d{12}:stateMachine:[^:]+$/.test(arn)) {
    throw new AwsError('InvalidArn', `Invalid Arn: '${arn}'`);
  }
  const state = StatesState.of(context);
  const tags = state.stateMachines.get(arn)?.tags ?? {};
  context.authorize(
    `states:${action}`,
    arn,
    Object.fromEntries(
      Object.entries(tags).map(([key, value]) => [
        `aws:ResourceTag/${key}`,
        value,
      ]),
    ),
  );
  return state.stateMachine(arn);
}
