import { DependencyGraph } from '../graph';
import { PropertyValues, ResourceSnapshot, ResourceState } from '../model';
import {
  dependenciesOf,
  evaluate,
  EvaluationScope,
  KNOWN_AFTER_APPLY,
  Template,
  validationError,
} from '../template';
import { describeModification } from './describeModification';
import { ResourceChange } from './ResourceChange';

/** What a change set is computed from. */
export interface PlanInput {
  /** The stack's resources as they are. */
  readonly existing: ReadonlyMap<string, ResourceSnapshot>;
  readonly template: Template;
  /** Stack tags after the change. */
  readonly tags: Readonly<Record<string, string>>;
  /** Names of parameters whose value changes. */
  readonly changedParameters: ReadonlySet<string>;
  /** Scope of the new template in which a resource is what `lookup` says. */
  readonly createScope: (
    lookup: (
      logicalId: string,
    ) => ResourceState | typeof KNOWN_AFTER_APPLY | undefined,
  ) => EvaluationScope & { activeResources(): string[] };
}

function addition(after: ResourceSnapshot): ResourceChange {
  return {
    Action: 'Add',
    LogicalResourceId: after.logicalId,
    ResourceType: after.type,
    Scope: [],
    Details: [],
    AfterContext: JSON.stringify({ Properties: after.properties }),
  };
}

function removal(before: ResourceSnapshot): ResourceChange {
  const isKept = (before.definition.DeletionPolicy ?? 'Delete') !== 'Delete';
  return {
    Action: 'Remove',
    PolicyAction: isKept ? 'Retain' : 'Delete',
    LogicalResourceId: before.logicalId,
    PhysicalResourceId: before.state?.physicalId,
    ResourceType: before.type,
    Scope: [],
    Details: [],
    BeforeContext: JSON.stringify({ Properties: before.properties }),
  };
}

function getsNewPhysicalId(change: ResourceChange): boolean {
  return (
    change.Action === 'Add' ||
    change.Details.some(({ Target }) => Target.RequiresRecreation === 'Always')
  );
}

function checkTypes(
  existing: PlanInput['existing'],
  active: readonly string[],
  template: Template,
): void {
  const changed = active.filter(logicalId => {
    const before = existing.get(logicalId);
    return before && before.type !== template.resources[logicalId].Type;
  });
  if (changed.length) {
    throw validationError(
      `Update of resource type is not permitted. The new template modifies resource type of the following resources: [${changed.join(
        ', ',
      )}]`,
    );
  }
}

/**
 * What turning the existing resources into the template's would do, without doing it.
 *
 * Values that only the deployment can tell stand as `{{changeSet:KNOWN_AFTER_APPLY}}`.
 */
export function planChanges(input: PlanInput): ResourceChange[] {
  const { existing, template, tags, changedParameters, createScope } = input;
  const recreated = new Set<string>();
  const scope = createScope(logicalId =>
    recreated.has(logicalId)
      ? KNOWN_AFTER_APPLY
      : existing.get(logicalId)?.state ?? KNOWN_AFTER_APPLY,
  );
  const active = scope.activeResources();
  checkTypes(existing, active, template);
  const dependencies = new Map(
    active.map(logicalId => [
      logicalId,
      dependenciesOf(template.resources[logicalId], template, name =>
        scope.condition(name),
      ),
    ]),
  );
  const changes: ResourceChange[] = [];
  for (const logicalId of new DependencyGraph(dependencies).order()) {
    const definition = template.resources[logicalId];
    const after: ResourceSnapshot = {
      logicalId,
      type: definition.Type,
      definition,
      properties: evaluate(
        definition.Properties ?? {},
        scope,
      ) as PropertyValues,
      stackTags: tags,
      dependencies: dependencies.get(logicalId)!,
    };
    const before = existing.get(logicalId);
    const change = before
      ? describeModification(before, after, {
          parameters: changedParameters,
          resources: recreated,
        })
      : addition(after);
    if (change) {
      changes.push(change);
      if (getsNewPhysicalId(change)) {
        recreated.add(logicalId);
      }
    }
  }
  const removed = [...existing.values()].filter(
    ({ logicalId }) => !active.includes(logicalId),
  );
  return [...changes, ...removed.map(removal)];
}
