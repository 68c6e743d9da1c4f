import { DependencyGraph, runGraph } from '../graph';
import { RemovalPolicy, ResourceDefinition } from '../template';
import { ResourceSnapshot } from '../model';
import { deletePhysical, reasonOf } from './resourceActions';
import { StackRun } from './StackRun';

/** A physical resource that is to go. */
export interface Removal {
  readonly resource: ResourceSnapshot;
  /** The stack's own entry of its logical id; not so for a predecessor that was replaced. */
  readonly isCurrent: boolean;
  /** It stays; only the stack forgets it. */
  readonly retain: boolean;
  /** Kept with status `DELETE_COMPLETE` in the stack's list: so in a deleted stack. */
  readonly keepRecord: boolean;
}

/** Outcome, as logical ids. */
export interface RemovalOutcome {
  readonly failed: readonly string[];
  /** Not tried, because something that needs them could not be deleted. */
  readonly skipped: readonly string[];
}

/**
 * Whether a policy keeps the physical resource.
 *
 * @param created the operation being undone is the one that made the resource
 */
export function isRetained(
  definition: ResourceDefinition,
  policy: 'DeletionPolicy' | 'UpdateReplacePolicy',
  created: boolean = false,
): boolean {
  const value: RemovalPolicy | undefined = definition[policy];
  return value === 'Retain' || (value === 'RetainExceptOnCreate' && !created);
}

function keyOf(resource: ResourceSnapshot): string {
  return `${resource.logicalId}\n${resource.state?.physicalId ?? ''}`;
}

/** Who goes before whom: the reverse of who was built on whom. */
function deletionGraph(removals: readonly Removal[]): DependencyGraph {
  const keysOf = (logicalId: string) =>
    removals
      .filter(({ resource }) => resource.logicalId === logicalId)
      .map(({ resource }) => keyOf(resource));
  return new DependencyGraph(
    new Map(
      removals.map(({ resource }) => [
        keyOf(resource),
        resource.dependencies.flatMap(keysOf),
      ]),
    ),
  ).reversed();
}

function record(
  run: StackRun,
  removal: Removal,
  status: string,
  reason?: string,
): void {
  const { stack, context } = run;
  if (removal.isCurrent) {
    stack.recordResource(context.clock, removal.resource, status, reason);
  } else {
    stack.recordEvent(context.clock.tick(), removal.resource, status, reason);
  }
}

async function remove(run: StackRun, removal: Removal): Promise<boolean> {
  const { resource, isCurrent, retain, keepRecord } = removal;
  try {
    if (retain) {
      record(run, removal, 'DELETE_SKIPPED');
    } else {
      if (resource.state) {
        record(run, removal, 'DELETE_IN_PROGRESS');
        await deletePhysical(run, resource);
      }
      record(run, removal, 'DELETE_COMPLETE');
    }
    if (isCurrent && !keepRecord) {
      run.stack.resources.delete(resource.logicalId);
    }
    return true;
  } catch (error) {
    run.failures.set(resource.logicalId, 'DELETE');
    record(run, removal, 'DELETE_FAILED', reasonOf(run, resource, error));
    return false;
  }
}

/** Deletes physical resources, dependents first, independent ones side by side; one failure does not stop the others. */
export async function removeResources(
  run: StackRun,
  removals: readonly Removal[],
): Promise<RemovalOutcome> {
  const byKey = new Map(
    removals.map(removal => [keyOf(removal.resource), removal]),
  );
  const outcome = await runGraph({
    graph: deletionGraph(removals),
    run: key => remove(run, byKey.get(key)!),
  });
  const logicalIds = (keys: ReadonlySet<string>) =>
    [...keys].map(key => byKey.get(key)!.resource.logicalId);
  return {
    failed: logicalIds(outcome.failed),
    skipped: logicalIds(outcome.skipped),
  };
}
