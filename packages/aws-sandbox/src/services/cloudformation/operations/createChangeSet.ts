import type { CreateChangeSetInput } from '@aws-sdk/client-cloudformation';
import { randomUUID } from 'crypto';
import { CallContext, Operation } from '../../../core/types';
import { actingContext } from '../engine';
import {
  ChangeSet,
  ChangeSetType,
  Stack,
  StackInput,
  StackStore,
} from '../model';
import { validationError } from '../template';
import { earlyValidation, validationReason } from './earlyValidation';
import { hasChanges, planStackChanges } from './planStackChanges';
import { prepareInput } from './prepareInput';
import {
  alreadyExists,
  authorizedStack,
  bracketedMessage,
  checkUpdatable,
} from './support';

const NAME = /^[a-zA-Z][-a-zA-Z0-9]{0,127}$/;

const NO_CHANGES =
  "The submitted information didn't contain changes. Submit different information to create a change set.";

/** Creates the stack's stub for a first change set, or checks that the stack can be changed. */
function stackForChangeSet(
  context: CallContext,
  input: CreateChangeSetInput,
  type: ChangeSetType,
): { stack: Stack; isNew: boolean } {
  const existing = authorizedStack(
    context,
    'CreateChangeSet',
    input.StackName,
    input,
  );
  if (type === 'CREATE') {
    if (existing && existing.status !== 'REVIEW_IN_PROGRESS') {
      throw validationError(
        `Stack [${existing.name}] already exists and cannot be created again with the changeSet [${input.ChangeSetName}].`,
      );
    }
    return existing
      ? { stack: existing, isNew: false }
      : {
          stack: StackStore.of(context).draft(context, input.StackName!),
          isNew: true,
        };
  }
  if (!existing) {
    throw validationError(bracketedMessage(input.StackName!));
  }
  checkUpdatable(existing);
  return { stack: existing, isNew: false };
}

type Outcome = Pick<
  ChangeSet,
  'changes' | 'failures' | 'status' | 'statusReason' | 'executionStatus'
>;

function failed(
  statusReason: string,
  rest: Partial<Pick<ChangeSet, 'changes' | 'failures'>> = {},
): Outcome {
  return {
    changes: [],
    failures: [],
    ...rest,
    status: 'FAILED',
    statusReason,
    executionStatus: 'UNAVAILABLE',
  };
}

async function compute(
  context: CallContext,
  stack: Stack,
  input: StackInput,
  importsExisting: boolean,
): Promise<Outcome> {
  try {
    const changes = planStackChanges(context, stack, input);
    if (!hasChanges(stack, input, changes)) {
      return failed(NO_CHANGES);
    }
    const failures = await earlyValidation(context, stack, changes);
    const present = failures.filter(
      ({ name }) => name === 'NAME_CONFLICT_VALIDATION',
    );
    if (importsExisting && present.length) {
      return failed(
        `Importing resources that exist already is not implemented by the local AWS. The affected resources are ${present
          .map(({ logicalId }) => logicalId)
          .join(', ')}`,
        { failures },
      );
    }
    return failures.length
      ? failed(validationReason(failures), { changes, failures })
      : {
          changes,
          failures,
          status: 'CREATE_COMPLETE',
          executionStatus: 'AVAILABLE',
        };
  } catch (error) {
    return failed((error as Error).message);
  }
}

/** Prepares a change of a stack; it is complete, or failed, when the call returns. */
export const createChangeSet: Operation = async (
  context,
  input: CreateChangeSetInput,
) => {
  const { ChangeSetName: name = '', RoleARN } = input;
  if (!NAME.test(name)) {
    throw validationError(
      `1 validation error detected: Value '${name}' at 'changeSetName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*`,
    );
  }
  const type: string = input.ChangeSetType ?? 'UPDATE';
  if (type !== 'CREATE' && type !== 'UPDATE') {
    throw validationError(
      `ChangeSetType ${type} is not implemented by the local AWS; CREATE and UPDATE are`,
    );
  }
  if (input.ResourcesToImport?.length) {
    throw validationError(
      'ResourcesToImport is not implemented by the local AWS',
    );
  }
  if (input.DeploymentMode) {
    throw validationError(
      `DeploymentMode ${input.DeploymentMode} is not implemented by the local AWS`,
    );
  }
  if (input.OnStackFailure === 'DELETE' && type !== 'CREATE') {
    throw validationError(
      'OnStackFailure DELETE can only be specified for change sets of type CREATE',
    );
  }
  const { stack, isNew } = stackForChangeSet(context, input, type);
  if ([...stack.changeSets.values()].some(other => other.name === name)) {
    throw alreadyExists(
      `ChangeSet ${name} cannot be created due to a mismatch with existing attribute Name: it exists already`,
    );
  }
  const prepared = await prepareInput(context, stack, input);
  const acting = actingContext({
    context,
    stack,
    roleArn: RoleARN ?? stack.roleArn,
    isPassed: RoleARN !== undefined,
  });
  if (isNew) {
    StackStore.of(context).add(stack);
    stack.transition(context.clock, 'REVIEW_IN_PROGRESS', 'User Initiated');
  }
  const outcome = await compute(
    acting,
    stack,
    prepared,
    input.ImportExistingResources ?? false,
  );
  const { partition, region, accountId } = context;
  const changeSet: ChangeSet = {
    id: `arn:${partition}:cloudformation:${region}:${accountId}:changeSet/${name}/${randomUUID()}`,
    name,
    type,
    description: input.Description,
    creationTime: context.clock.tick(),
    onStackFailure: input.OnStackFailure,
    input: prepared,
    ...outcome,
  };
  stack.changeSets.set(changeSet.id, changeSet);
  return { Id: changeSet.id, StackId: stack.id };
};
