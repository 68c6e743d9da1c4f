import type {
  BackupSelection,
  CreateBackupSelectionInput,
  CreateBackupSelectionOutput,
  DeleteBackupSelectionInput,
  GetBackupSelectionInput,
  GetBackupSelectionOutput,
  ListBackupSelectionsInput,
  ListBackupSelectionsOutput,
} from '@aws-sdk/client-backup';
import { randomUUID } from 'crypto';
import { CallContext, Operation } from '../../core/types';
import { accessPlan } from './access';
import { Plan, Selection } from './BackupState';
import { alreadyExists, invalidParameter, notFound } from './errors';
import { page } from './page';
import { passBackupRole } from './passBackupRole';

const NAME = /^[a-zA-Z0-9\-_.]{1,50}$/;
const RESOURCE = /^(\*|arn:[^:\s]+:[^:\s]+:[^\s]*)$/;

function validate(selection: BackupSelection): void {
  const { SelectionName, Resources = [], NotResources = [] } = selection;
  if (!NAME.test(SelectionName ?? '')) {
    throw invalidParameter(
      `Selection name ${SelectionName} must match ${NAME.source}`,
    );
  }
  const stray = [...Resources, ...NotResources].find(
    resource => !RESOURCE.test(resource),
  );
  if (stray !== undefined) {
    throw invalidParameter(`${stray} is not the ARN of a resource.`);
  }
  const chosen =
    Resources.length +
    (selection.ListOfTags?.length ?? 0) +
    Object.keys(selection.Conditions ?? {}).length;
  if (chosen === 0) {
    throw invalidParameter(
      `Selection ${SelectionName} selects nothing: it needs Resources, ListOfTags or Conditions.`,
    );
  }
}

function requireSelection(plan: Plan, id: string | undefined): Selection {
  const selection = plan.selections.get(id!);
  if (!selection) {
    throw notFound(`Backup Selection ${id} does not exist.`);
  }
  return selection;
}

/** Operations on what plans are for. */
export const selectionOperations: Record<string, Operation> = {
  CreateBackupSelection(
    context: CallContext,
    input: CreateBackupSelectionInput,
  ): CreateBackupSelectionOutput {
    const plan = accessPlan(
      context,
      'CreateBackupSelection',
      input.BackupPlanId,
    );
    const definition = input.BackupSelection!;
    validate(definition);
    passBackupRole(context, definition.IamRoleArn!);
    const namesake = [...plan.selections.values()].find(
      other => other.definition.SelectionName === definition.SelectionName,
    );
    if (namesake) {
      throw alreadyExists(
        `Backup selection with the same name already exists: ${definition.SelectionName}`,
      );
    }
    const selection: Selection = {
      id: randomUUID(),
      creationDate: context.clock.now(),
      creatorRequestId: input.CreatorRequestId,
      definition,
    };
    plan.selections.set(selection.id, selection);
    return {
      SelectionId: selection.id,
      BackupPlanId: plan.id,
      CreationDate: selection.creationDate,
    };
  },

  GetBackupSelection(
    context: CallContext,
    input: GetBackupSelectionInput,
  ): GetBackupSelectionOutput {
    const plan = accessPlan(context, 'GetBackupSelection', input.BackupPlanId);
    const { id, definition, creationDate, creatorRequestId } = requireSelection(
      plan,
      input.SelectionId,
    );
    return {
      BackupSelection: definition,
      SelectionId: id,
      BackupPlanId: plan.id,
      CreationDate: creationDate,
      CreatorRequestId: creatorRequestId,
    };
  },

  ListBackupSelections(
    context: CallContext,
    input: ListBackupSelectionsInput,
  ): ListBackupSelectionsOutput {
    const plan = accessPlan(
      context,
      'ListBackupSelections',
      input.BackupPlanId,
    );
    const { items, nextToken } = page(
      plan.selections.values(),
      input,
      ({ id }) => id,
    );
    return {
      BackupSelectionsList: items.map(({ id, creationDate, definition }) => ({
        SelectionId: id,
        SelectionName: definition.SelectionName,
        BackupPlanId: plan.id,
        CreationDate: creationDate,
        IamRoleArn: definition.IamRoleArn,
      })),
      NextToken: nextToken,
    };
  },

  DeleteBackupSelection(
    context: CallContext,
    input: DeleteBackupSelectionInput,
  ): object {
    const plan = accessPlan(
      context,
      'DeleteBackupSelection',
      input.BackupPlanId,
    );
    plan.selections.delete(requireSelection(plan, input.SelectionId).id);
    return {};
  },
};
