import { AwsError } from '../../../core/AwsError';
import { Definition, StateDefinition } from './Definition';

const COMMON = ['Type', 'Comment', 'InputPath', 'OutputPath'];
const FLOW = ['Next', 'End'];
const DATA = ['Parameters', 'ResultPath'];

/** Members of each type of state that this sandbox understands. */
const MEMBERS: Readonly<Record<string, readonly string[]>> = {
  Task: [
    ...COMMON,
    ...FLOW,
    ...DATA,
    'Resource',
    'ResultSelector',
    'Retry',
    'Catch',
    'TimeoutSeconds',
  ],
  Pass: [...COMMON, ...FLOW, ...DATA, 'Result'],
  Choice: [...COMMON, 'Choices', 'Default'],
  Wait: [...COMMON, ...FLOW, 'Seconds', 'SecondsPath'],
  Succeed: COMMON,
  Fail: ['Type', 'Comment', 'Error', 'Cause'],
};
const TOP_MEMBERS = [
  'StartAt',
  'States',
  'Comment',
  'Version',
  'TimeoutSeconds',
];
/** Members and types of the language that are refused by name. */
const KNOWN_ELSEWHERE =
  /^(Map|Parallel|QueryLanguage|Assign|Arguments|Output|HeartbeatSeconds|HeartbeatSecondsPath|TimeoutSecondsPath|Credentials|Timestamp|TimestampPath|ErrorPath|CausePath|ItemProcessor|Iterator|Branches)$/;
const LAMBDA_RESOURCE =
  /^arn:[\w-]+:(lambda:[a-z0-9-]+:\d{12}:function:.+|states:::lambda:invoke)$/;

type Members = Record<string, any>;

function invalid(problem: string, path: string): AwsError {
  return new AwsError(
    'InvalidDefinition',
    `Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: ${problem} at ${path}'`,
  );
}

function notImplementedHere(what: string, path: string): AwsError {
  return new AwsError(
    'NotImplemented',
    `states: ${what} at ${path} is not implemented by the local AWS`,
  );
}

function checkMembers(
  value: Members,
  known: readonly string[],
  path: string,
): void {
  for (const name of Object.keys(value)) {
    if (!known.includes(name)) {
      throw KNOWN_ELSEWHERE.test(name)
        ? notImplementedHere(name, path)
        : invalid(`Field '${name}' is not supported`, path);
    }
  }
}

function checkErrorHandlers(state: Members, path: string): void {
  for (const name of ['Retry', 'Catch']) {
    (state[name] ?? []).forEach((handler: Members, index: number) => {
      const at = `${path}/${name}[${index}]`;
      if (!Array.isArray(handler.ErrorEquals) || !handler.ErrorEquals.length) {
        throw invalid("Field 'ErrorEquals' must be a non-empty list", at);
      }
      checkMembers(
        handler,
        name === 'Retry'
          ? [
              'ErrorEquals',
              'IntervalSeconds',
              'MaxAttempts',
              'BackoffRate',
              'MaxDelaySeconds',
              'JitterStrategy',
              'Comment',
            ]
          : ['ErrorEquals', 'Next', 'ResultPath', 'Comment'],
        at,
      );
    });
  }
}

/** Names of the states that a state leads to. */
function targetsOf(state: StateDefinition): string[] {
  return [
    state.Next,
    state.Default,
    ...(state.Catch ?? []).map(({ Next }) => Next),
    ...(state.Choices ?? []).map(({ Next }) => Next),
  ].flatMap(name => (name === undefined ? [] : [name]));
}

function checkState(name: string, state: Members, names: string[]): void {
  const path = `/States/${name}`;
  const known = MEMBERS[state.Type];
  if (!known) {
    throw KNOWN_ELSEWHERE.test(String(state.Type))
      ? notImplementedHere(`a state of type ${state.Type}`, path)
      : invalid(`Type '${state.Type}' is not one of the known types`, path);
  }
  checkMembers(state, known, path);
  checkErrorHandlers(state, path);
  if (
    known.includes('End') &&
    (state.Next === undefined) !== (state.End === true)
  ) {
    throw invalid("Exactly one of 'Next' and 'End' is required", path);
  }
  if (state.Type === 'Task' && !LAMBDA_RESOURCE.test(String(state.Resource))) {
    throw notImplementedHere(`the resource ${state.Resource}`, path);
  }
  if (state.Type === 'Choice' && !state.Choices?.length) {
    throw invalid("Field 'Choices' must be a non-empty list", path);
  }
  if (
    state.Type === 'Wait' &&
    (state.Seconds === undefined) === (state.SecondsPath === undefined)
  ) {
    throw invalid(
      "Exactly one of 'Seconds' and 'SecondsPath' is required",
      path,
    );
  }
  const missing = targetsOf(state as StateDefinition).find(
    target => !names.includes(target),
  );
  if (missing) {
    throw invalid(
      `MISSING_TRANSITION_TARGET: Missing 'Next' target: ${missing}`,
      path,
    );
  }
}

/** Reads a definition in the Amazon States Language; what of it does not run here is refused by name. */
export function parseDefinition(text: string): Definition {
  let definition: Members;
  try {
    definition = JSON.parse(text);
  } catch (error) {
    throw new AwsError(
      'InvalidDefinition',
      `Invalid State Machine Definition: 'INVALID_JSON_DESCRIPTION: ${
        (error as Error).message
      }'`,
    );
  }
  if (typeof definition !== 'object' || definition === null) {
    throw invalid('The definition must be an object', '/');
  }
  checkMembers(definition, TOP_MEMBERS, '/');
  const names = Object.keys(definition.States ?? {});
  if (!names.includes(definition.StartAt)) {
    throw invalid(
      `MISSING_TRANSITION_TARGET: Missing 'StartAt' target: ${definition.StartAt}`,
      '/',
    );
  }
  names.forEach(name => checkState(name, definition.States[name], names));
  return definition as Definition;
}
