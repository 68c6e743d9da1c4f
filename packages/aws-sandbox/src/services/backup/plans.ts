import type {
  CreateBackupPlanInput,
  CreateBackupPlanOutput,
  DeleteBackupPlanInput,
  DeleteBackupPlanOutput,
  GetBackupPlanInput,
  GetBackupPlanOutput,
  ListBackupPlansInput,
  ListBackupPlansOutput,
  UpdateBackupPlanInput,
  UpdateBackupPlanOutput,
} from '@aws-sdk/client-backup';
import { createHash, randomUUID } from 'crypto';
import { CallContext, Operation } from '../../core/types';
import { accessPlan, backupArn, requestTagConditions } from './access';
import { BackupState, Plan } from './BackupState';
import { invalidRequest } from './errors';
import { page } from './page';
import { validatePlan } from './validatePlan';

function newVersion(): string {
  return Buffer.from(randomUUID()).toString('base64url');
}

/** Ids of rules stay the same as long as their names do. */
function ruleId(plan: Plan, ruleName: string): string {
  return createHash('sha256')
    .update(`${plan.id}/${ruleName}`)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
}

function identified(plan: Plan) {
  return {
    BackupPlanId: plan.id,
    BackupPlanArn: plan.arn,
    CreationDate: plan.creationDate,
    VersionId: plan.versionId,
  };
}

/** Operations on backup plans, which are kept but never run by themselves. */
export const planOperations: Record<string, Operation> = {
  CreateBackupPlan(
    context: CallContext,
    input: CreateBackupPlanInput,
  ): CreateBackupPlanOutput {
    const conditions = requestTagConditions(input.BackupPlanTags);
    const resource = backupArn(context, 'backup-plan:*');
    context.authorize('backup:CreateBackupPlan', resource, conditions);
    if (Object.keys(input.BackupPlanTags ?? {}).length) {
      context.authorize('backup:TagResource', resource, conditions);
    }
    const state = BackupState.of(context);
    const repeated = [...state.plans.values()].find(
      plan =>
        input.CreatorRequestId !== undefined &&
        plan.creatorRequestId === input.CreatorRequestId,
    );
    if (repeated) {
      return identified(repeated);
    }
    validatePlan(state, input.BackupPlan!);
    const id = randomUUID();
    const plan: Plan = {
      id,
      arn: backupArn(context, `backup-plan:${id}`),
      creationDate: context.clock.now(),
      creatorRequestId: input.CreatorRequestId,
      versionId: newVersion(),
      definition: input.BackupPlan!,
      tags: new Map(Object.entries(input.BackupPlanTags ?? {})),
      selections: new Map(),
    };
    state.plans.set(id, plan);
    return identified(plan);
  },

  GetBackupPlan(
    context: CallContext,
    input: GetBackupPlanInput,
  ): GetBackupPlanOutput {
    const plan = accessPlan(context, 'GetBackupPlan', input.BackupPlanId);
    const { BackupPlanName, Rules } = plan.definition;
    return {
      ...identified(plan),
      CreatorRequestId: plan.creatorRequestId,
      BackupPlan: {
        BackupPlanName,
        Rules: Rules!.map(rule => ({
          ...rule,
          RuleId: ruleId(plan, rule.RuleName!),
        })),
      },
    };
  },

  ListBackupPlans(
    context: CallContext,
    input: ListBackupPlansInput,
  ): ListBackupPlansOutput {
    context.authorize('backup:ListBackupPlans', '*');
    const { items, nextToken } = page(
      BackupState.of(context).plans.values(),
      input,
      ({ id }) => id,
    );
    return {
      BackupPlansList: items.map(plan => ({
        ...identified(plan),
        BackupPlanName: plan.definition.BackupPlanName,
        CreatorRequestId: plan.creatorRequestId,
      })),
      NextToken: nextToken,
    };
  },

  UpdateBackupPlan(
    context: CallContext,
    input: UpdateBackupPlanInput,
  ): UpdateBackupPlanOutput {
    const plan = accessPlan(context, 'UpdateBackupPlan', input.BackupPlanId);
    validatePlan(BackupState.of(context), input.BackupPlan!);
    plan.definition = input.BackupPlan!;
    plan.versionId = newVersion();
    return identified(plan);
  },

  DeleteBackupPlan(
    context: CallContext,
    input: DeleteBackupPlanInput,
  ): DeleteBackupPlanOutput {
    const plan = accessPlan(context, 'DeleteBackupPlan', input.BackupPlanId);
    if (plan.selections.size > 0) {
      throw invalidRequest(
        `Related backup plan selections must be deleted prior to backup plan deletion: plan ${
          plan.id
        } has ${[...plan.selections.keys()].join(', ')}`,
      );
    }
    BackupState.of(context).plans.delete(plan.id);
    const { BackupPlanId, BackupPlanArn, VersionId } = identified(plan);
    return {
      BackupPlanId,
      BackupPlanArn,
      VersionId,
      DeletionDate: context.clock.now(),
    };
  },
};
