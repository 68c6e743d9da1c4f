import { AwsError } from '../../../core/AwsError';
import { CallContext } from '../../../core/types';
import { ResourceChange } from '../changes';
import { PropertyValues, Stack, ValidationFailure } from '../model';
import {
  Properties,
  propertyProblems,
  resourceHandlers,
  typeDefinition,
} from '../resources';
import { isKnownAfterApply } from '../template';

function plannedProperties(change: ResourceChange): PropertyValues {
  return change.AfterContext ? JSON.parse(change.AfterContext).Properties : {};
}

/** What is wrong with properties, each with the place in the template. */
function propertyFailures(change: ResourceChange): ValidationFailure[] {
  const { LogicalResourceId: logicalId, ResourceType: type } = change;
  return propertyProblems(type, plannedProperties(change)).map(problem => {
    const [path] = problem.split(': ');
    return {
      name: 'PROPERTY_VALIDATION',
      kind: 'PropertyValidation',
      logicalId,
      physicalId: change.PhysicalResourceId,
      type,
      reason: problem,
      path: `/Resources/${logicalId}/Properties${path.slice(1)}`,
    };
  });
}

/** The name that the template gives to a resource, where names tell resources of the type apart. */
function givenName(
  type: string,
  properties: PropertyValues,
): { property: string; name: string } | undefined {
  const [property, ...others] = typeDefinition(type)?.identifier ?? [];
  const name = properties[property];
  return property &&
    !others.length &&
    typeof name === 'string' &&
    !isKnownAfterApply(name)
    ? { property, name }
    : undefined;
}

/** Whether a resource of the name is there already, as far as the stack's role can see. */
async function exists(
  context: CallContext,
  stack: Stack,
  change: ResourceChange,
  physicalId: string,
): Promise<boolean> {
  try {
    const live = await resourceHandlers.get(change.ResourceType)?.read?.({
      context,
      stackName: stack.name,
      stackId: stack.id,
      logicalId: change.LogicalResourceId,
      properties: new Properties(plannedProperties(change)),
      tags: {},
      state: { physicalId, attributes: {} },
      siblings: [],
    });
    return live !== undefined;
  } catch (error) {
    if (error instanceof AwsError) {
      return false;
    }
    throw error;
  }
}

async function nameConflicts(
  context: CallContext,
  stack: Stack,
  change: ResourceChange,
): Promise<ValidationFailure[]> {
  const { LogicalResourceId: logicalId, ResourceType: type } = change;
  const given =
    change.Action === 'Add'
      ? givenName(type, plannedProperties(change))
      : undefined;
  if (!given || !(await exists(context, stack, change, given.name))) {
    return [];
  }
  return [
    {
      name: 'NAME_CONFLICT_VALIDATION',
      kind: 'ResourceExistenceCheck',
      logicalId,
      type,
      reason: `Resource of type '${type}' with identifier '${given.name}' already exists.`,
      path: `/Resources/${logicalId}/Properties/${given.property}`,
    },
  ];
}

/**
 * What CloudFormation sees is wrong when a change set is made: it cannot be executed then.
 *
 * @param context acts as the stack's role
 */
export async function earlyValidation(
  context: CallContext,
  stack: Stack,
  changes: readonly ResourceChange[],
): Promise<ValidationFailure[]> {
  const changing = changes.filter(({ Action }) => Action !== 'Remove');
  const found: ValidationFailure[] = changing.flatMap(propertyFailures);
  for (const change of changing) {
    found.push(...(await nameConflicts(context, stack, change)));
  }
  return found;
}

/** The change set's status reason; what is wrong in detail is told by `DescribeEvents`. */
export function validationReason(
  failures: readonly ValidationFailure[],
): string {
  const kinds = [
    ...new Set(failures.map(({ kind }) => `AWS::EarlyValidation::${kind}`)),
  ];
  return `The following hook(s)/validation failed: [${kinds.join(
    ', ',
  )}]. To troubleshoot Early Validation errors, use the DescribeEvents API for detailed failure information.`;
}
