import { isDeepStrictEqual } from 'util';
import { CallContext } from '../../../core/types';
import { availabilityZonesOf } from '../../ec2/availabilityZonesOf';
import { planChanges, ResourceChange } from '../changes';
import { stackIdentity, StackScope } from '../engine';
import { Stack, StackInput, StackStore } from '../model';

/** Names of parameters that have another value than before, or none before. */
function changedParameters(
  before: StackInput | undefined,
  after: StackInput,
): Set<string> {
  return new Set(
    [...after.parameters.values()]
      .filter(parameter => {
        const old = before?.parameters.get(parameter.key);
        return (
          old?.value !== parameter.value ||
          old?.resolvedValue !== parameter.resolvedValue
        );
      })
      .map(parameter => parameter.key),
  );
}

/** What turning a stack into `input` would do to its resources. */
export function planStackChanges(
  context: CallContext,
  stack: Stack,
  input: StackInput,
): ResourceChange[] {
  return planChanges({
    existing: stack.resources,
    template: input.template,
    tags: input.tags,
    changedParameters: changedParameters(stack.input, input),
    createScope: resource =>
      new StackScope({
        identity: stackIdentity(context, stack, input),
        template: input.template,
        parameters: input.parameters,
        resource,
        exportValue: name =>
          StackStore.of(context)
            .exports()
            .find(candidate => candidate.exportName === name)?.value,
        availabilityZones: availabilityZonesOf,
      }),
  });
}

/** Whether there is anything to update, resources or not. */
export function hasChanges(
  stack: Stack,
  input: StackInput,
  changes: readonly ResourceChange[],
): boolean {
  const before = stack.input;
  return (
    changes.length > 0 ||
    before === undefined ||
    // A stack left half-way is brought on by the same template once more.
    stack.status.endsWith('_FAILED') ||
    !isDeepStrictEqual(before.template.outputs, input.template.outputs) ||
    !isDeepStrictEqual(before.tags, input.tags)
  );
}
