import { randomUUID } from 'crypto';
import { ResourceSnapshot } from '../model';
import { isRetained, removeResources } from './removeResources';
import { failureSummary, StackRun } from './StackRun';

/** Takes back a stack that could not be created: every resource goes, the stack stays as `ROLLBACK_COMPLETE`. */
export async function rollbackCreation(
  run: StackRun,
  options: {
    reason: string;
    /** Ends as a deleted stack instead. */
    deleteStack?: boolean;
    /** Resources of this operation go even under `DeletionPolicy: Retain`. */
    retainExceptOnCreate?: boolean;
  },
): Promise<void> {
  const { stack, context, operation } = run;
  const prefix = options.deleteStack ? 'DELETE' : 'ROLLBACK';
  // A rollback is an operation of its own: its events carry another id.
  operation.id = randomUUID();
  stack.transition(context.clock, `${prefix}_IN_PROGRESS`, options.reason);
  run.failures.clear();
  const removal = (resource: ResourceSnapshot, isCurrent: boolean) => ({
    resource,
    isCurrent,
    retain:
      !options.retainExceptOnCreate &&
      isRetained(resource.definition, 'DeletionPolicy', true),
    keepRecord: true,
  });
  const { failed, skipped } = await removeResources(run, [
    ...[...stack.resources.values()]
      .filter(resource => !resource.status.startsWith('DELETE_'))
      .map(resource => removal(resource, true)),
    ...stack.discarded.map(resource => removal(resource, false)),
  ]);
  stack.discarded.length = 0;
  stack.outputs = [];
  if (failed.length || skipped.length) {
    stack.transition(context.clock, `${prefix}_FAILED`, failureSummary(run));
  } else {
    stack.undo.clear();
    stack.transition(context.clock, `${prefix}_COMPLETE`);
  }
}
