import { DependencyGraph, runGraph } from '../graph';
import { StackInput, StackOutput } from '../model';
import { dependenciesOf, evaluate, validationError } from '../template';
import { applyResource } from './applyResource';
import { isStopped, scopeOf, StackRun } from './StackRun';

/** Creates or updates every resource of a template. Answers whether all of them are as wanted. */
export async function applyTemplate(
  run: StackRun,
  input: StackInput,
): Promise<boolean> {
  const { stack, context } = run;
  const scope = scopeOf(context, stack, input);
  const holds = (condition: string) => scope.condition(condition);
  const graph = new DependencyGraph(
    new Map(
      scope
        .activeResources()
        .map(logicalId => [
          logicalId,
          dependenciesOf(
            input.template.resources[logicalId],
            input.template,
            holds,
          ),
        ]),
    ),
  );
  const outcome = await runGraph({
    graph,
    run: logicalId => applyResource({ run, input, scope }, logicalId),
    stopped: () => isStopped(run),
  });
  return !outcome.failed.size && !outcome.skipped.size;
}

/** Computes the stack's outputs; throws when one does not work out or an export's name is taken. */
export function computeOutputs(
  run: StackRun,
  input: StackInput,
  exports: readonly { exportName: string; stackId: string }[],
): StackOutput[] {
  const scope = scopeOf(run.context, run.stack, input);
  return Object.entries(input.template.outputs)
    .filter(([, { Condition }]) => !Condition || scope.condition(Condition))
    .map(([key, output]) => {
      const exportName =
        output.Export && String(evaluate(output.Export.Name, scope));
      const owner = exports.find(
        other =>
          other.exportName === exportName && other.stackId !== run.stack.id,
      );
      if (owner) {
        throw validationError(
          `Export ${exportName} is already exported by stack ${
            owner.stackId.split('/')[1]
          }.`,
        );
      }
      const value = evaluate(output.Value, scope);
      if (typeof value === 'object') {
        throw validationError(
          `Template format error: The Value field of every Outputs member must evaluate to a String (${key}).`,
        );
      }
      return {
        key,
        value: String(value),
        description: output.Description,
        exportName,
      };
    });
}
