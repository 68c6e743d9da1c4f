import { isRetained, removeResources } from './removeResources';
import { failureSummary, StackRun } from './StackRun';

/** Deletes a stack's resources, dependents first, and then the stack. */
export async function deleteStack(
  run: StackRun,
  options: {
    /** Logical ids that stay; only in a stack whose deletion has failed before. */
    retain: readonly string[];
    /** What cannot be deleted is left behind. */
    force: boolean;
    /** The operation that this one cuts short. */
    after?: Promise<void>;
  },
): Promise<void> {
  const { stack, context } = run;
  const { clock } = context;
  stack.transition(clock, 'DELETE_IN_PROGRESS', 'User Initiated');
  await options.after;
  const { failed, skipped } = await removeResources(
    run,
    [...stack.resources.values()]
      .filter(
        ({ status }) => !['DELETE_COMPLETE', 'DELETE_SKIPPED'].includes(status),
      )
      .map(resource => ({
        resource,
        isCurrent: true,
        retain:
          options.retain.includes(resource.logicalId) ||
          isRetained(resource.definition, 'DeletionPolicy'),
        keepRecord: true,
      })),
  );
  if (options.force) {
    for (const logicalId of [...failed, ...skipped]) {
      stack.recordResource(
        clock,
        stack.resources.get(logicalId)!,
        'DELETE_SKIPPED',
      );
    }
  } else if (failed.length || skipped.length) {
    stack.transition(clock, 'DELETE_FAILED', failureSummary(run));
    return;
  }
  stack.outputs = [];
  stack.deletionTime = clock.tick();
  stack.transition(clock, 'DELETE_COMPLETE');
}
