import { CallContext } from '../../../core/types';
import { PropertyValues, ResourceSnapshot, StackInput } from '../model';
import { validateProperties } from '../resources';
import { dependenciesOf, evaluate } from '../template';
import { resolveDynamicReferences } from './resolveDynamicReferences';
import { StackScope } from './StackScope';

/** What a resource should be, without its physical side; nothing is computed yet. */
export function plannedResource(
  logicalId: string,
  input: StackInput,
  scope: StackScope,
): ResourceSnapshot {
  const definition = input.template.resources[logicalId];
  return {
    logicalId,
    type: definition.Type,
    definition,
    properties: {},
    stackTags: input.tags,
    dependencies: dependenciesOf(definition, input.template, name =>
      scope.condition(name),
    ),
  };
}

/** The same with its properties computed and checked; throws what is wrong with them. */
export async function desiredResource(options: {
  context: CallContext;
  logicalId: string;
  input: StackInput;
  scope: StackScope;
}): Promise<ResourceSnapshot> {
  const { context, logicalId, input, scope } = options;
  const planned = plannedResource(logicalId, input, scope);
  const computed = evaluate(planned.definition.Properties ?? {}, scope);
  const properties = (await resolveDynamicReferences(
    context,
    computed,
  )) as PropertyValues;
  const desired = { ...planned, properties };
  validateProperties(desired);
  return desired;
}
