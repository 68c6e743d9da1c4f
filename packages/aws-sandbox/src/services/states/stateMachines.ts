import { randomUUID } from 'crypto';
import type {
  CreateStateMachineInput,
  DeleteStateMachineInput,
  DescribeStateMachineInput,
  ListStateMachinesInput,
  UpdateStateMachineInput,
} from '@aws-sdk/client-sfn';
import { AwsError } from '../../core/AwsError';
import { CallContext, Operation } from '../../core/types';
import { byKey, paginate } from '../../validation';
import { parseDefinition } from './language/parseDefinition';
import { checkMachineRole } from './machineRole';
import {
  authorizedStateMachine,
  StateMachine,
  statesArn,
  StatesState,
} from './StatesState';
import { tagRecord } from './tagging';

const NAME = /^[^\s\p{C}<>{}[\]?*"#%\\^|~`$&,;:/]{1,80}$/u;
const MAXIMUM_DEFINITION = 1_048_576;
const PAGE_SIZE = 100;

function definitionOf(text: string) {
  if (text.length > MAXIMUM_DEFINITION) {
    throw new AwsError(
      'InvalidDefinition',
      `The definition has ${text.length} characters; ${MAXIMUM_DEFINITION} is the most`,
    );
  }
  return { definitionText: text, definition: parseDefinition(text) };
}

function refuse(what: string, isAsked: boolean): void {
  if (isAsked) {
    throw new AwsError(
      'NotImplemented',
      `states: ${what} is not implemented by the local AWS`,
    );
  }
}

function createStateMachine(
  context: CallContext,
  input: CreateStateMachineInput,
): object {
  const name = input.name!;
  const arn = statesArn(context, `stateMachine:${name}`);
  const tags = tagRecord(input.tags);
  context.authorize(
    'states:CreateStateMachine',
    arn,
    Object.fromEntries(
      Object.entries(tags).map(([key, value]) => [
        `aws:RequestTag/${key}`,
        value,
      ]),
    ),
  );
  if (!NAME.test(name)) {
    throw new AwsError('InvalidName', `Invalid Name: '${name}'`);
  }
  refuse('publish', input.publish === true);
  refuse(
    'encryption with a customer key',
    (input.encryptionConfiguration?.type ?? 'AWS_OWNED_KEY') !==
      'AWS_OWNED_KEY',
  );
  const { stateMachines } = StatesState.of(context);
  const logging = input.loggingConfiguration;
  const definition = definitionOf(input.definition!);
  checkMachineRole(context, {
    roleArn: input.roleArn!,
    logging,
    isPassed: true,
  });
  const existing = stateMachines.get(arn);
  if (existing) {
    // The same request again is answered the same way, so that it can be repeated.
    if (
      existing.definitionText !== definition.definitionText ||
      existing.roleArn !== input.roleArn
    ) {
      throw new AwsError(
        'StateMachineAlreadyExists',
        `State Machine Already Exists: '${arn}'`,
      );
    }
    return { stateMachineArn: arn, creationDate: existing.creationDate };
  }
  const created: StateMachine = {
    ...definition,
    arn,
    name,
    type: input.type ?? 'STANDARD',
    creationDate: context.clock.now(),
    roleArn: input.roleArn!,
    logging,
    tracing: input.tracingConfiguration,
    tags,
  };
  stateMachines.set(arn, created);
  return { stateMachineArn: arn, creationDate: created.creationDate };
}

function updateStateMachine(
  context: CallContext,
  input: UpdateStateMachineInput,
): object {
  const machine = authorizedStateMachine(
    context,
    'UpdateStateMachine',
    input.stateMachineArn!,
  );
  refuse('publish', input.publish === true);
  const { roleArn = machine.roleArn } = input;
  const logging = input.loggingConfiguration ?? machine.logging;
  const definition =
    input.definition === undefined ? {} : definitionOf(input.definition);
  checkMachineRole(context, {
    roleArn,
    logging,
    isPassed: roleArn !== machine.roleArn,
  });
  Object.assign(machine, definition, {
    roleArn,
    logging,
    tracing: input.tracingConfiguration ?? machine.tracing,
    revisionId: randomUUID(),
  });
  return { updateDate: context.clock.now(), revisionId: machine.revisionId };
}

export const stateMachineOperations: Readonly<Record<string, Operation>> = {
  CreateStateMachine: createStateMachine,
  UpdateStateMachine: updateStateMachine,

  DescribeStateMachine(context, input: DescribeStateMachineInput) {
    const machine = authorizedStateMachine(
      context,
      'DescribeStateMachine',
      input.stateMachineArn!,
    );
    return {
      stateMachineArn: machine.arn,
      name: machine.name,
      status: 'ACTIVE',
      definition: machine.definitionText,
      roleArn: machine.roleArn,
      type: machine.type,
      creationDate: machine.creationDate,
      loggingConfiguration: machine.logging ?? {
        level: 'OFF',
        includeExecutionData: false,
      },
      tracingConfiguration: machine.tracing ?? { enabled: false },
      encryptionConfiguration: { type: 'AWS_OWNED_KEY' },
      revisionId: machine.revisionId,
    };
  },

  DeleteStateMachine(context, input: DeleteStateMachineInput) {
    const arn = input.stateMachineArn!;
    context.authorize('states:DeleteStateMachine', arn);
    const state = StatesState.of(context);
    state.stateMachines.delete(arn);
    for (const execution of state.executions.values()) {
      if (execution.stateMachineArn === arn && execution.status === 'RUNNING') {
        execution.status = 'ABORTED';
        execution.stopDate = context.clock.now();
      }
    }
    return {};
  },

  ListStateMachines(context, input: ListStateMachinesInput) {
    context.authorize('states:ListStateMachines', '*');
    const all = [...StatesState.of(context).stateMachines.values()].sort(
      byKey(({ name }) => name),
    );
    const { items, nextToken } = paginate(all, {
      limit: input.maxResults || undefined,
      defaultLimit: PAGE_SIZE,
      token: input.nextToken,
      keyOf: ({ name }) => name,
      invalidTokenCode: 'InvalidToken',
    });
    return {
      stateMachines: items.map(({ arn, name, type, creationDate }) => ({
        stateMachineArn: arn,
        name,
        type,
        creationDate,
      })),
      nextToken,
    };
  },
};
