import { CallContext } from '../../core/types';
import { Stack, StackStore } from './model';
import { ParameterValue, parseTemplate } from './template';

/** A stack that is there from the start, without resources behind it. */
export interface SeededStack {
  readonly stackName: string;
  /** For example `CREATE_COMPLETE`. */
  readonly status: string;
  readonly description?: string;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly parameters?: Readonly<Record<string, string>>;
}

function templateOf(seeded: SeededStack): string {
  const { description, outputs = {}, parameters = {} } = seeded;
  return JSON.stringify({
    Description: description,
    Parameters: Object.fromEntries(
      Object.entries(parameters).map(([key, Default]) => [
        key,
        { Type: 'String', Default },
      ]),
    ),
    Resources: { Seeded: { Type: 'AWS::CloudFormation::WaitConditionHandle' } },
    Outputs: Object.fromEntries(
      Object.entries(outputs).map(([key, Value]) => [key, { Value }]),
    ),
  });
}

/** Puts a stack into the call's account and region as if it had been deployed before. */
export function seedStack(context: CallContext, seeded: SeededStack): Stack {
  const { stackName, status, outputs = {}, parameters = {} } = seeded;
  const store = StackStore.of(context);
  const stack = store.draft(context, stackName);
  const templateBody = templateOf(seeded);
  stack.input = {
    templateBody,
    template: parseTemplate(templateBody),
    parameters: new Map(
      Object.entries(parameters).map(
        ([key, value]): [string, ParameterValue] => [
          key,
          { key, value, type: 'String', noEcho: false },
        ],
      ),
    ),
    tags: {},
    capabilities: [],
    notificationArns: [],
  };
  stack.outputs = Object.entries(outputs).map(([key, value]) => ({
    key,
    value,
  }));
  stack.hasBeenComplete = status.endsWith('_COMPLETE');
  store.add(stack);
  stack.transition(context.clock, status);
  return stack;
}
